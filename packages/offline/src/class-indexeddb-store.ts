import type { IDBPDatabase } from 'idb';
import {
  deskIndexes,
  deskIndexName,
  deskKeyOf,
  deskTables,
  type ClassStore,
  type DeskTable,
  type DeskTables,
  type DeskWriting,
} from './class-store.ts';
import { beginningWith, connectTo, rowsIn, type Transaction } from './indexeddb-connection.ts';

/** Says nothing about what is in it: lists of a browser's databases show it. */
const databaseName = 'desk';
const version = 1;

/**
 * Brings a database of any older version up to date. One `if (from < N)` per version, in order, never edited once
 * released; rows are rewritten inside the same transaction, and nothing may be dropped that was not yet handed in.
 */
async function bringUp(database: IDBPDatabase, from: number): Promise<void> {
  if (from < 1) {
    for (const table of deskTables) {
      const made = database.createObjectStore(table, { keyPath: deskKeyOf[table] });
      const path = deskIndexes[table];
      if (path !== null) made.createIndex(deskIndexName, [...path]);
    }
  }
}

/** The class store on IndexedDB. */
export function createClassIndexedDbStore(name: string = databaseName): ClassStore {
  const connection = connectTo(name, version, bringUp);
  return {
    read: (names, work) => connection.transact(names, 'readonly', (tx) => work(rowsThrough(tx))),
    write: (names, work) => connection.transact(names, 'readwrite', (tx) => work(rowsThrough(tx))),
    close: () => connection.close(),
  };
}

function rowsThrough(tx: Transaction): DeskWriting {
  const rowsOf = <T extends DeskTable>(table: T) => rowsIn<DeskTables[T]>(tx, table);
  return {
    get: (table, key) => rowsOf(table).get(key),
    list: (table, begins) =>
      begins === undefined ? rowsOf(table).getAll() : rowsOf(table).index(deskIndexName).getAll(beginningWith(begins)),
    async put(table, row) {
      await rowsOf(table).put(row);
    },
    delete: (table, key) => rowsOf(table).delete(key),
  };
}
