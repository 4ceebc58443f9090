import type { Locale } from '@romduol/domain';
import { createMemoryDisk, createMemoryStore, mediaCache, openPhone, type MediaCaches } from '@romduol/offline';
import { dropAllMedia, dropMedia, holdMedia } from '../place/media-here.ts';
import type { BorrowedPhone } from './borrow.tsx';

/** Keeps nothing in the browser's own cache either. */
const fetchWithoutTrace: typeof fetch = (address, init) => fetch(address, { ...init, cache: 'no-store' });

/** A phone whose store, courses and pictures end with the page. Nothing of it reaches the disk. */
export function createBorrowedPhone(locale: Locale): BorrowedPhone {
  const caches = memoryCaches();
  return {
    media: { caches, fetch: fetchWithoutTrace },
    drop: dropAllMedia,
    async open() {
      const phone = await openPhone({ store: createMemoryStore(createMemoryDisk()), caches });
      await phone.chooseLanguage(locale);
      return phone;
    },
  };
}

/** As much of Cache Storage as packs need, in memory; what is in the cache of media has an address that screens use. */
function memoryCaches(): MediaCaches {
  const opened = new Map<string, Cache>();
  return {
    async open(name) {
      const cache = opened.get(name) ?? memoryCache(name === mediaCache);
      opened.set(name, cache);
      return cache;
    },
  };
}

function memoryCache(isShown: boolean): Cache {
  const files = new Map<string, Blob>();
  const pathOf = (request: RequestInfo | URL): string =>
    new URL(request instanceof Request ? request.url : request, location.href).pathname;
  const cache: Pick<Cache, 'keys' | 'put' | 'delete' | 'match'> = {
    keys: async () => [...files.keys()].map((path) => new Request(new URL(path, location.href))),
    async match(request) {
      const file = files.get(pathOf(request));
      return file && new Response(file);
    },
    async put(request, response) {
      const file = await response.blob();
      files.set(pathOf(request), file);
      if (isShown) holdMedia(pathOf(request), file);
    },
    async delete(request) {
      if (isShown) dropMedia(pathOf(request));
      return files.delete(pathOf(request));
    },
  };
  return cache as Cache;
}
