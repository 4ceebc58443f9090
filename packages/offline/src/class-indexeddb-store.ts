import { openDB, type IDBPDatabase, type IDBPTransaction } from 'idb';
import {
  deskIndexes,
  deskIndexName,
  deskKeyOf,
  deskTables,
  type Begins,
  type ClassStore,
  type DeskTable,
  type DeskTables,
  type DeskWriting,
} from './class-store.ts';
import { nameOf, storageError } from './store.ts';

/** Says nothing about what is in it: lists of a browser's databases show it. */
const databaseName = 'desk';
const version = 1;

/**
 * Brings a database of any older version up to date. One `if (from < N)` per version, in order, never edited once
 * released; rows are rewritten inside the same transaction, and nothing may be dropped that was not yet handed in.
 */
function upgrade(database: IDBPDatabase, from: number): void {
  if (from < 1) {
    for (const table of deskTables) {
      const made = database.createObjectStore(table, { keyPath: deskKeyOf[table] });
      const path = deskIndexes[table];
      if (path !== null) made.createIndex(deskIndexName, [...path]);
    }
  }
}

type Mode = 'readonly' | 'readwrite';
type Transaction = IDBPTransaction<unknown, string[], Mode>;

/**
 * The class store on IndexedDB. Opened at first use and again whenever the browser or a newer tab closed it. Writes ask
 * for strict durability: a killed process loses nothing that was acknowledged.
 */
export function createClassIndexedDbStore(name: string = databaseName): ClassStore {
  let opening: Promise<IDBPDatabase> | undefined;
  let isClosed = false;

  function connection(): Promise<IDBPDatabase> {
    if (isClosed) return Promise.reject(new Error('the store is closed'));
    const forget = () => {
      opening = undefined;
    };
    opening ??= openDB(name, version, {
      upgrade,
      // Another tab brings a newer layout: an open connection here would block it for as long as this tab lives.
      blocking: (_current, _blocked, event) => {
        (event.target as IDBDatabase).close();
        forget();
      },
      terminated: forget,
    });
    opening.catch(forget);
    return opening;
  }

  async function begin(names: readonly DeskTable[], mode: Mode): Promise<Transaction> {
    const options = mode === 'readwrite' ? ({ durability: 'strict' } as const) : undefined;
    try {
      return (await connection()).transaction([...names], mode, options);
    } catch (error) {
      if (nameOf(error) !== 'InvalidStateError') throw error;
      // The connection was being closed under our hands: once more with a new one.
      opening = undefined;
      return (await connection()).transaction([...names], mode, options);
    }
  }

  async function run<T>(names: readonly DeskTable[], mode: Mode, work: (tx: DeskWriting) => Promise<T>): Promise<T> {
    try {
      return await inside(await begin(names, mode), work);
    } catch (error) {
      throw storageError(error);
    }
  }

  return {
    read: (names, work) => run(names, 'readonly', work),
    write: (names, work) => run(names, 'readwrite', work),
    close() {
      isClosed = true;
      void opening?.then((database) => database.close()).catch(() => undefined);
    },
  };
}

async function inside<T>(tx: Transaction, work: (tx: DeskWriting) => Promise<T>): Promise<T> {
  // A full disk first shows as an aborted request; only the transaction itself knows why.
  const ended = tx.done.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  try {
    const result = await work(rowsThrough(tx));
    await tx.done;
    return result;
  } catch (error) {
    try {
      tx.abort();
    } catch {
      // It has ended already.
    }
    const reason = await ended;
    throw nameOf(reason) === 'QuotaExceededError' ? reason : error;
  }
}

/** What of an object store is used here; the types of rows are kept by `DeskTables`, not by idb. */
interface Rows<R> {
  get(key: string): Promise<R | undefined>;
  getAll(range?: IDBKeyRange): Promise<R[]>;
  put(row: R): Promise<unknown>;
  delete(key: string): Promise<void>;
  index(name: string): Rows<R>;
}

function rowsThrough(tx: Transaction): DeskWriting {
  const rowsOf = <T extends DeskTable>(table: T) => tx.objectStore(table) as unknown as Rows<DeskTables[T]>;
  return {
    get: (table, key) => rowsOf(table).get(key),
    list: (table, begins) =>
      begins === undefined ? rowsOf(table).getAll() : rowsOf(table).index(deskIndexName).getAll(rangeOf(begins)),
    async put(table, row) {
      await rowsOf(table).put(row);
    },
    delete: (table, key) => rowsOf(table).delete(key),
  };
}

/** Everything that begins so: in the order of IndexedDB an array is greater than every number and text. */
const rangeOf = (begins: Begins): IDBKeyRange => IDBKeyRange.bound([...begins], [...begins, []]);
