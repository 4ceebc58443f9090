import type { Page } from '@playwright/test';

/** A part of what the browser keeps for this address: where it lies, and all of it as text. */
export interface Kept {
  readonly where: string;
  readonly words: string;
}

/** Everything that the browser keeps for this address: databases, caches, storages, cookies. */
export async function filesOn(page: Page): Promise<readonly Kept[]> {
  const inPage = await page.evaluate(async () => {
    const answered = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error('not readable'));
      });
    const found: { where: string; words: string }[] = [];
    for (const storage of ['localStorage', 'sessionStorage'] as const)
      for (const [name, words] of Object.entries(window[storage])) found.push({ where: `${storage} ${name}`, words });
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await answered(indexedDB.open(name));
      for (const table of database.objectStoreNames)
        for (const row of await answered(database.transaction(table).objectStore(table).getAll()))
          found.push({ where: `${name} ${table}`, words: JSON.stringify(row) });
      database.close();
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys())
        found.push({
          where: `${name} ${new URL(request.url).pathname}`,
          words: (await (await cache.match(request))?.text()) ?? '',
        });
    }
    return found;
  });
  const cookies = await page.context().cookies();
  return [...inPage, ...cookies.map(({ name, value }) => ({ where: `cookie ${name}`, words: value }))];
}

/** The same, as one text. */
export const everythingOn = async (page: Page): Promise<string> =>
  (await filesOn(page)).map(({ where, words }) => `${where} ${words}`).join('\n');
