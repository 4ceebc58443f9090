/**
 * Which version each open page runs on. A page that loads a part of itself late needs the version it began with, also
 * after a newer one has taken over; so an old version goes when its last page has gone, and not before.
 */
import { shellOf, shellsIn } from './shells.ts';

/** The cache that remembers it, since a worker forgets everything whenever it rests: `/CLIENT` → the version. */
export const pagesCache = 'open-pages';

/** The part of `self.clients` that is used here. */
export interface OpenPages {
  matchAll(options: { type: 'window'; includeUncontrolled: true }): Promise<readonly Pick<Client, 'id' | 'url'>[]>;
}

/** Remembers that the page which is just being loaded runs on this version. */
export async function noteOpened(caches: CacheStorage, clientId: string, version: string): Promise<void> {
  if (clientId === '') return;
  await (await caches.open(pagesCache)).put(`/${clientId}`, new Response(version));
}

/**
 * Lets go of versions on which no page runs any more. While a page is open whose version is not known, as one that was
 * there before the first worker, everything stays. `justOpened` is a page that the browser does not count yet.
 */
export async function dropOldShells(
  caches: CacheStorage,
  version: string,
  pages: OpenPages,
  isOurs: (url: URL) => boolean,
  justOpened = '',
): Promise<void> {
  const old = (await shellsIn(caches)).filter((name) => name !== shellOf(version));
  if (old.length === 0) return;
  const open = (await pages.matchAll({ type: 'window', includeUncontrolled: true })).filter(({ url }) =>
    isOurs(new URL(url)),
  );
  const notes = await caches.open(pagesCache);
  const running = await Promise.all(open.map(async ({ id }) => (await notes.match(`/${id}`))?.text()));
  if (running.includes(undefined)) return;
  const inUse = new Set(running.map((one) => shellOf(one ?? '')));
  for (const name of old) if (!inUse.has(name)) await caches.delete(name);
  const ids = new Set([justOpened, ...open.map(({ id }) => id)].map((id) => `/${id}`));
  for (const request of await notes.keys()) {
    const note = new URL(request.url, 'https://phone.invalid').pathname;
    if (!ids.has(note)) await notes.delete(note);
  }
}
