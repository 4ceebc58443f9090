import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from 'idb';
import { placeOfVersion2 } from './place-versions.ts';
import {
  indexes,
  keyOf,
  nameOf,
  storageError,
  tables,
  type Store,
  type Table,
  type Tables,
  type Where,
  type Writing,
} from './store.ts';

interface Schema extends DBSchema {
  phone: { key: string; value: Tables['phone'] };
  places: { key: string; value: Tables['places'] };
  events: {
    key: string;
    value: Tables['events'];
    indexes: { 'by-state': [string, string, number]; 'by-enrolment': [string, string] };
  };
  sealed: { key: string; value: Tables['sealed']; indexes: { 'by-place': [string] } };
  packs: { key: string; value: Tables['packs'] };
}
type Transaction = IDBPTransaction<Schema, Table[], IDBTransactionMode>;
type Upgrading = IDBPTransaction<Schema, Table[], 'versionchange'>;

/** Says nothing about what is in it: lists of a browser's databases show it. */
const databaseName = 'phone';
const version = 2;

/**
 * Brings a database of any older version up to date. One `if (from < N)` per version, in order, never edited once
 * released; rows are rewritten inside the same transaction. Nothing may be dropped that was not yet handed in.
 */
async function bringUp(database: IDBPDatabase<Schema>, from: number, tx: Upgrading): Promise<void> {
  if (from < 1) {
    for (const table of tables) {
      const made = database.createObjectStore(table, { keyPath: keyOf[table] }) as unknown as {
        createIndex(name: string, path: readonly string[]): void;
      };
      for (const [name, path] of Object.entries<readonly string[]>(indexes[table])) made.createIndex(name, path);
    }
  }
  if (from < 2) {
    const places = tx.objectStore('places');
    for (const row of await places.getAll()) await places.put(placeOfVersion2(row));
  }
}

/**
 * The phone's store on IndexedDB. Opened at first use and again whenever the browser or a newer tab closed it. Writes
 * ask for strict durability: a killed process loses nothing that was acknowledged.
 */
export function createIndexedDbStore(name: string = databaseName): Store {
  let opening: Promise<IDBPDatabase<Schema>> | undefined;
  let isClosed = false;

  function connection(): Promise<IDBPDatabase<Schema>> {
    if (isClosed) return Promise.reject(new Error('the store is closed'));
    opening ??= openDB<Schema>(name, version, {
      upgrade(database, from, _to, tx) {
        // All of it or nothing: a row that cannot be brought up to date leaves the database as it was.
        bringUp(database, from, tx as Upgrading).catch(() => abort(tx));
        // Whoever opens the database hears of it.
        tx.done.catch(() => undefined);
      },
      // Another tab brings a newer layout: an open connection here would block it for as long as this tab lives.
      blocking: (_current, _blocked, event) => {
        (event.target as IDBDatabase).close();
        opening = undefined;
      },
      // The browser closed it, for instance because its files were wiped.
      terminated: () => {
        opening = undefined;
      },
    });
    opening.catch(() => {
      opening = undefined;
    });
    return opening;
  }

  async function begin(names: readonly Table[], mode: 'readonly' | 'readwrite'): Promise<Transaction> {
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

  async function run<T>(
    names: readonly Table[],
    mode: 'readonly' | 'readwrite',
    work: (tx: Writing) => Promise<T>,
  ): Promise<T> {
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

async function inside<T>(tx: Transaction, work: (tx: Writing) => Promise<T>): Promise<T> {
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
    abort(tx);
    const reason = await ended;
    throw nameOf(reason) === 'QuotaExceededError' ? reason : error;
  }
}

function abort(tx: Pick<Transaction, 'abort'>): void {
  try {
    tx.abort();
  } catch {
    // It has ended already.
  }
}

/** What of an object store or index is used here; the types of rows are kept by `Tables`, not by idb. */
interface Rows<R> {
  get(key: string): Promise<R | undefined>;
  getAll(range?: IDBKeyRange, limit?: number): Promise<R[]>;
  count(range: IDBKeyRange): Promise<number>;
  openKeyCursor(range: null, direction: 'prev'): Promise<{ readonly key: unknown } | null>;
  put(row: R): Promise<unknown>;
  delete(key: string): Promise<void>;
  index(name: string): Rows<R>;
}

function rowsThrough(tx: Transaction): Writing {
  const rowsOf = <T extends Table>(table: T): Rows<Tables[T]> => tx.objectStore(table) as unknown as Rows<Tables[T]>;
  return {
    get: (table, key) => rowsOf(table).get(key),
    list: (table, where) =>
      where === undefined
        ? rowsOf(table).getAll()
        : rowsOf(table).index(where.index).getAll(rangeOf(where), where.limit),
    count: (table, where) => rowsOf(table).index(where.index).count(rangeOf(where)),
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

/** Everything that begins so: in the order of IndexedDB an array is greater than every number, text and date. */
const rangeOf = <T extends Table>({ begins }: Where<T>): IDBKeyRange => IDBKeyRange.bound([...begins], [...begins, []]);
