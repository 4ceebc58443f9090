import 'fake-indexeddb/auto';
import { jest } from '@jest/globals';
import { forceCloseDatabase } from 'fake-indexeddb';
import { deleteDB, openDB } from 'idb';
import { createIndexedDbStore } from './indexeddb-store.ts';
import { factOf, keepFact, keyOf, OutdatedAppError, StorageFullError, tables, type Store } from './store.ts';

let names = 0;
const newName = (): string => `store-${(names += 1)}`;
const choose = (store: Store, language: 'km' | 'en') =>
  store.write(['phone'], (tx) => keepFact(tx, 'language', language));
const chosen = (store: Store) => store.read(['phone'], (tx) => factOf(tx, 'language'));

describe('the store on IndexedDB', () => {
  afterEach(() => jest.restoreAllMocks());

  it('writes nothing of a transaction that fails half way', async () => {
    const store = createIndexedDbStore(newName());
    await choose(store, 'km');
    const half = store.write(['phone'], async (tx) => {
      await keepFact(tx, 'language', 'en');
      throw new Error('the tab stumbled');
    });
    await expect(half).rejects.toThrow('the tab stumbled');
    expect(await chosen(store)).toBe('km');
  });

  it('asks for strict durability when it writes', async () => {
    const begin = jest.spyOn(IDBDatabase.prototype, 'transaction');
    const store = createIndexedDbStore(newName());
    await choose(store, 'km');
    expect(begin).toHaveBeenCalledWith(['phone'], 'readwrite', { durability: 'strict' });
  });

  it('says that the phone is full when the browser does', async () => {
    const store = createIndexedDbStore(newName());
    await choose(store, 'km');
    const put = jest.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    await expect(choose(store, 'en')).rejects.toThrow(StorageFullError);
    put.mockRestore();
    expect(await chosen(store)).toBe('km');
  });

  it('says so too when the browser finds out only at the end', async () => {
    const store = createIndexedDbStore(newName());
    await choose(store, 'km');
    const put = jest.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore) {
      const request = this.getAllKeys() as unknown as IDBRequest<IDBValidKey>;
      // How the stand-in for IndexedDB ends a transaction for a reason of its own.
      (this.transaction as unknown as { _abort(reason: string): void })._abort('QuotaExceededError');
      return request;
    });
    await expect(choose(store, 'en')).rejects.toThrow(StorageFullError);
    put.mockRestore();
    expect(await chosen(store)).toBe('km');
  });

  it('makes way for a newer tab, and then says that this page is too old', async () => {
    const name = newName();
    const old = createIndexedDbStore(name);
    await choose(old, 'km');
    const newer = await openDB(name, 99);
    expect(await newer.get('phone', 'language')).toEqual({ name: 'language', value: 'km' });
    await expect(chosen(old)).rejects.toThrow(OutdatedAppError);
    newer.close();
  });

  it('leaves a database of an older version as it was when it cannot be brought up to date', async () => {
    const name = newName();
    const old = await openDB(name, 1, {
      upgrade(database) {
        for (const table of tables) database.createObjectStore(table, { keyPath: keyOf[table] });
      },
    });
    const rows = [{ traineeId: 'a', joined: [], vault: {} }, { traineeId: 'b' }];
    for (const row of rows) await old.put('places', row);
    old.close();
    await expect(chosen(createIndexedDbStore(name))).rejects.toThrow();
    const still = await openDB(name);
    expect([still.version, await still.getAll('places')]).toEqual([1, rows]);
    still.close();
  });

  it('goes on with a new database when the browser’s files were wiped', async () => {
    const name = newName();
    const store = createIndexedDbStore(name);
    await choose(store, 'km');
    await deleteDB(name);
    expect(await chosen(store)).toBeUndefined();
    await choose(store, 'en');
    expect(await chosen(store)).toBe('en');
  });

  it('opens again when the browser closed it', async () => {
    const begin = jest.spyOn(IDBDatabase.prototype, 'transaction');
    const store = createIndexedDbStore(newName());
    await choose(store, 'km');
    const database = begin.mock.contexts.at(-1) as Parameters<typeof forceCloseDatabase>[0];
    forceCloseDatabase(database);
    expect(await chosen(store)).toBe('km');
  });

  it('serves nobody after it was closed', async () => {
    const store = createIndexedDbStore(newName());
    await choose(store, 'km');
    store.close();
    await expect(chosen(store)).rejects.toThrow('closed');
  });
});
