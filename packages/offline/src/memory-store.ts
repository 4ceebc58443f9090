import {
  indexes,
  keyOf,
  storageError,
  type Store,
  type Table,
  tables,
  type Tables,
  type Where,
  type Writing,
} from './store.ts';

type Held = { readonly [T in Table]: Map<string, Tables[T]> };

/** What stores in memory write on, as tabs share a disk: several may stand on one, and it outlives each of them. */
export interface MemoryDisk {
  held: Held;
  /** Transactions wait for one another. */
  last: Promise<unknown>;
  /** UTF-16 units of JSON that fit; to rehearse a full phone. */
  readonly room: number;
}

export const createMemoryDisk = (room = Infinity): MemoryDisk => ({
  held: { phone: new Map(), places: new Map(), events: new Map(), sealed: new Map(), packs: new Map() },
  last: Promise.resolve(),
  room,
});

/** A store that lasts as long as its disk: for tests, and for browsers that refuse IndexedDB in private windows. */
export function createMemoryStore(disk: MemoryDisk = createMemoryDisk()): Store {
  function inTurn<T>(names: readonly Table[], work: (tx: Writing) => Promise<T>, keeps: boolean): Promise<T> {
    const turn = disk.last.then(async () => {
      const copy: Held = { ...disk.held, ...copyOf(disk.held, names) };
      const result = await work(transactionOn(copy, names));
      if (keeps && disk.room < Infinity && sizeOf(copy) > disk.room) {
        throw storageError(new DOMException('the rehearsed phone is full', 'QuotaExceededError'));
      }
      if (keeps) disk.held = copy;
      return result;
    });
    disk.last = turn.catch(() => undefined);
    return turn;
  }
  return {
    read: (names, work) => inTurn(names, work, false),
    write: (names, work) => inTurn(names, work, true),
    close: () => undefined,
  };
}

const copyOf = (held: Held, names: readonly Table[]): Partial<Held> =>
  Object.fromEntries(names.map((name) => [name, new Map<string, unknown>(held[name])]));

const sizeOf = (held: Held): number => JSON.stringify(tables.map((table) => [...held[table].values()])).length;

function transactionOn(held: Held, names: readonly Table[]): Writing {
  function rowsOf<T extends Table>(table: T): Map<string, Tables[T]> {
    if (!names.includes(table)) throw new Error(`the transaction does not cover ${table}`);
    return held[table];
  }
  async function list<T extends Table>(table: T, where?: Where<T>): Promise<readonly Tables[T][]> {
    const sorted = [...rowsOf(table)].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => structuredClone(row));
    return where === undefined ? sorted : found(table, sorted, where);
  }
  return {
    list,
    get: async (table, key) => structuredClone(rowsOf(table).get(key)),
    count: async (table, where) => (await list(table, where)).length,
    lastKey: async (table) => [...rowsOf(table).keys()].sort().at(-1),
    async put(table, row) {
      const key = (row as unknown as Readonly<Record<string, unknown>>)[keyOf[table]];
      rowsOf(table).set(String(key), structuredClone(row));
    },
    async delete(table, key) {
      rowsOf(table).delete(key);
    },
  };
}

function found<T extends Table>(
  table: T,
  rows: readonly Tables[T][],
  { index, begins, limit }: Where<T>,
): readonly Tables[T][] {
  const path = (indexes[table] as Readonly<Record<string, readonly (keyof Tables[T])[]>>)[index] ?? [];
  const valuesOf = (row: Tables[T]): readonly (string | number)[] => path.map((name) => row[name] as string | number);
  return rows
    .map((row) => ({ row, values: valuesOf(row) }))
    .filter(({ values }) => begins.every((value, at) => values[at] === value))
    .sort((a, b) => order(a.values, b.values))
    .slice(0, limit)
    .map(({ row }) => row);
}

function order(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  const at = a.findIndex((value, i) => value !== b[i]);
  const [left, right] = [a[at], b[at]];
  if (left === undefined || right === undefined) return 0;
  return left < right ? -1 : 1;
}
