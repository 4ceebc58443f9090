import {
  deskIndexes,
  deskKeyOf,
  deskTables,
  type Begins,
  type ClassStore,
  type DeskTable,
  type DeskTables,
  type DeskWriting,
} from './class-store.ts';
import { storageError } from './store.ts';

type Held = { readonly [T in DeskTable]: Map<string, DeskTables[T]> };

/** What class stores in memory write on: several may stand on one, and it outlives each of them. */
export interface ClassMemoryDisk {
  held: Held;
  /** Transactions wait for one another. */
  last: Promise<unknown>;
  /** UTF-16 units of JSON that fit; to rehearse a full tablet. */
  room: number;
}

export const createClassMemoryDisk = (room = Infinity): ClassMemoryDisk => ({
  held: Object.fromEntries(deskTables.map((table) => [table, new Map()])) as unknown as Held,
  last: Promise.resolve(),
  room,
});

/** A class store that lasts as long as its disk, for tests. */
export function createClassMemoryStore(disk: ClassMemoryDisk = createClassMemoryDisk()): ClassStore {
  function inTurn<T>(
    names: readonly DeskTable[],
    work: (tx: DeskWriting) => Promise<T>,
    isWriting: boolean,
  ): Promise<T> {
    const turn = disk.last.then(async () => {
      const copies = names.map((name) => [name, new Map<string, unknown>(disk.held[name])]);
      const copy: Held = { ...disk.held, ...(Object.fromEntries(copies) as Partial<Held>) };
      const result = await work(transactionOn(copy, names));
      if (isWriting && sizeOf(copy) > disk.room)
        throw storageError(new DOMException('the rehearsed tablet is full', 'QuotaExceededError'));
      if (isWriting) disk.held = copy;
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

const sizeOf = (held: Held): number => JSON.stringify(deskTables.map((table) => [...held[table].values()])).length;

function transactionOn(held: Held, names: readonly DeskTable[]): DeskWriting {
  function rowsOf<T extends DeskTable>(table: T): Map<string, DeskTables[T]> {
    if (!names.includes(table)) throw new Error(`the transaction does not cover ${table}`);
    return held[table];
  }
  return {
    get: async (table, key) => structuredClone(rowsOf(table).get(key)),
    async list(table, begins) {
      const rows = [...rowsOf(table)].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => structuredClone(row));
      return begins === undefined ? rows : found(table, rows, begins);
    },
    async put(table, row) {
      const key = (row as unknown as Readonly<Record<string, unknown>>)[deskKeyOf[table]];
      rowsOf(table).set(String(key), structuredClone(row));
    },
    async delete(table, key) {
      rowsOf(table).delete(key);
    },
  };
}

function found<T extends DeskTable>(table: T, rows: readonly DeskTables[T][], begins: Begins): DeskTables[T][] {
  const path: readonly string[] = deskIndexes[table] ?? [];
  const valuesOf = (row: DeskTables[T]) =>
    path.map((name) => (row as unknown as Record<string, string | number>)[name]);
  return rows
    .map((row) => ({ row, values: valuesOf(row) }))
    .filter(({ values }) => begins.every((value, at) => values[at] === value))
    .sort((a, b) => order(a.values, b.values))
    .map(({ row }) => row);
}

function order(a: readonly (string | number | undefined)[], b: readonly (string | number | undefined)[]): number {
  const at = a.findIndex((value, i) => value !== b[i]);
  const [left, right] = [a[at], b[at]];
  if (left === undefined || right === undefined) return 0;
  return left < right ? -1 : 1;
}
