import type { IDBPDatabase } from 'idb';
import { beginningWith, connectTo, rowsIn, type Transaction, type Upgrading } from './indexeddb-connection.ts';
import { placeOfVersion2 } from './place-versions.ts';
import { indexes, keyOf, tables, type Store, type Table, type Tables, type Writing } from './store.ts';

/** Says nothing about what is in it: lists of a browser's databases show it. */
const databaseName = 'phone';
const version = 2;

/**
 * Brings a database of any older version up to date. One `if (from < N)` per version, in order, never edited once
 * released; rows are rewritten inside the same transaction. Nothing may be dropped that was not yet handed in.
 */
async function bringUp(database: IDBPDatabase, from: number, tx: Upgrading): Promise<void> {
  if (from < 1) {
    for (const table of tables) {
      const made = database.createObjectStore(table, { keyPath: keyOf[table] });
      for (const [name, path] of Object.entries<readonly string[]>(indexes[table])) made.createIndex(name, [...path]);
    }
  }
  if (from < 2) {
    const places = rowsIn<Tables['places']>(tx, 'places');
    for (const row of await places.getAll()) await places.put(placeOfVersion2(row));
  }
}

/** The phone's store on IndexedDB. */
export function createIndexedDbStore(name: string = databaseName): Store {
  const connection = connectTo(name, version, bringUp);
  return {
    read: (names, work) => connection.transact(names, 'readonly', (tx) => work(rowsThrough(tx))),
    write: (names, work) => connection.transact(names, 'readwrite', (tx) => work(rowsThrough(tx))),
    close: () => connection.close(),
  };
}

function rowsThrough(tx: Transaction): Writing {
  const rowsOf = <T extends Table>(table: T) => rowsIn<Tables[T]>(tx, table);
  return {
    get: (table, key) => rowsOf(table).get(key),
    list: (table, where) =>
      where === undefined
        ? rowsOf(table).getAll()
        : rowsOf(table).index(where.index).getAll(beginningWith(where.begins), where.limit),
    count: (table, where) => rowsOf(table).index(where.index).count(beginningWith(where.begins)),
    async lastKey(table) {
      const cursor = await rowsOf(table).openKeyCursor(null, 'prev');
      return cursor === null ? undefined : String(cursor.key);
    },
    async put(table, row) {
      await rowsOf(table).put(row);
    },
    delete: (table, key) => rowsOf(table).delete(key),
  };
}
