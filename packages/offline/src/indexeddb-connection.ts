/** One IndexedDB database, opened when it is needed: what every store on IndexedDB stands on. */
import { openDB, type IDBPDatabase, type IDBPTransaction } from 'idb';
import { nameOf, storageError } from './store.ts';

export type Mode = 'readonly' | 'readwrite';
/** The types of rows are kept by the stores, not here. */
export type Transaction = IDBPTransaction<unknown, string[], Mode>;
export type Upgrading = IDBPTransaction<unknown, string[], 'versionchange'>;

/** Brings a database of any older version up to date; `from` is 0 for a new one. */
export type BringUp = (database: IDBPDatabase, from: number, tx: Upgrading) => Promise<void>;

export interface Connection {
  /**
   * Does work inside one transaction. Writes ask for strict durability: a killed process loses nothing that was
   * acknowledged. When the work throws, nothing was written. Errors: those of `Store`.
   */
  transact<T>(names: readonly string[], mode: Mode, work: (tx: Transaction) => Promise<T>): Promise<T>;
  close(): void;
}

/** Opened at first use, and again whenever the browser or a newer tab closed it. */
export function connectTo(name: string, version: number, bringUp: BringUp): Connection {
  let opening: Promise<IDBPDatabase> | undefined;
  let isClosed = false;
  const forget = (): void => {
    opening = undefined;
  };

  function connection(): Promise<IDBPDatabase> {
    if (isClosed) return Promise.reject(new Error('the store is closed'));
    opening ??= openDB(name, version, {
      upgrade(database, from, _to, tx) {
        // All of it or nothing: a row that cannot be brought up to date leaves the database as it was.
        bringUp(database, from, tx).catch(() => abort(tx));
        // Whoever opens the database hears of it.
        tx.done.catch(() => undefined);
      },
      // Another tab brings a newer layout: an open connection here would block it for as long as this tab lives.
      blocking: (_current, _blocked, event) => {
        (event.target as IDBDatabase).close();
        forget();
      },
      // The browser closed it, for instance because its files were wiped.
      terminated: forget,
    });
    opening.catch(forget);
    return opening;
  }

  async function begin(names: readonly string[], mode: Mode): Promise<Transaction> {
    const options = mode === 'readwrite' ? ({ durability: 'strict' } as const) : undefined;
    try {
      return (await connection()).transaction([...names], mode, options);
    } catch (error) {
      if (nameOf(error) !== 'InvalidStateError') throw error;
      // The connection was being closed under our hands: once more with a new one.
      forget();
      return (await connection()).transaction([...names], mode, options);
    }
  }

  return {
    async transact(names, mode, work) {
      try {
        return await inside(await begin(names, mode), work);
      } catch (error) {
        throw storageError(error);
      }
    },
    close() {
      isClosed = true;
      void opening?.then((database) => database.close()).catch(() => undefined);
    },
  };
}

async function inside<T>(tx: Transaction, work: (tx: Transaction) => Promise<T>): Promise<T> {
  // A full disk first shows as an aborted request; only the transaction itself knows why.
  const ended = tx.done.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  try {
    const result = await work(tx);
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

/** What of an object store or index is used. */
export interface Rows<R> {
  get(key: string): Promise<R | undefined>;
  getAll(range?: IDBKeyRange, limit?: number): Promise<R[]>;
  count(range: IDBKeyRange): Promise<number>;
  openKeyCursor(range: null, direction: 'prev'): Promise<{ readonly key: unknown } | null>;
  put(row: R): Promise<unknown>;
  delete(key: string): Promise<void>;
  index(name: string): Rows<R>;
}

/** The rows of one table; the caller says what they are. */
export const rowsIn = <R>(tx: Transaction | Upgrading, table: string): Rows<R> =>
  tx.objectStore(table) as unknown as Rows<R>;

/** Everything that begins so: in the order of IndexedDB an array is greater than every number, text and date. */
export const beginningWith = (begins: readonly unknown[]): IDBKeyRange =>
  IDBKeyRange.bound([...begins], [...begins, []]);
