import { partsCache, pathOf } from './pack-parts.ts';
import { filesOf, mediaUrl } from './pack-row.ts';
import type { Store } from './store.ts';

/** The cache of media; the version is of its layout, since files themselves never change. */
export const mediaCache = 'media-v1';

/** The part of Cache Storage that is used here. */
export type MediaCaches = Pick<CacheStorage, 'open'>;

/** Paths of the media that are on the phone. Only files whose SHA-256 was checked are ever written there. */
export async function mediaHere(cache: Pick<Cache, 'keys'>): Promise<ReadonlySet<string>> {
  const requests = await cache.keys();
  return new Set(requests.map(({ url }) => pathOf(url)));
}

/**
 * Removes the media that no kept pack names, and the beginnings of files that nobody needs or that have come whole. A
 * browser that refuses its cache is left alone: it is only space.
 */
export async function dropUnneededMedia(store: Store, caches: MediaCaches): Promise<void> {
  const packs = await store.read(['packs'], (tx) => tx.list('packs'));
  const needed = new Set(packs.flatMap(({ release }) => filesOf(release).map(({ sha256 }) => mediaUrl(sha256))));
  try {
    const cache = await caches.open(mediaCache);
    const here = await mediaHere(cache);
    for (const path of here) if (!needed.has(path)) await cache.delete(path);
    const parts = await caches.open(partsCache);
    for (const path of await mediaHere(parts)) {
      const file = /^(\/media\/\w+)\/\d+$/.exec(path)?.[1];
      if (file !== undefined && (!needed.has(file) || here.has(file))) await parts.delete(path);
    }
  } catch {
    // Private windows of some browsers have the interface and refuse to open it.
  }
}
