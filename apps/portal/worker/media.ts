import { rangeOf } from './range.ts';

/** Where the pack download puts what it has checked. */
const mediaCache = 'media-v1';

/**
 * A picture or voice: from the pack if it is there, in whole or in part as the player asks; else from the network as it
 * comes, so that a voice is heard before it is here. What is not in a pack is kept nowhere, by the browser neither: it
 * may be a phone that is not hers.
 */
export async function fromMedia(
  caches: CacheStorage,
  request: Request,
  fetch: typeof globalThis.fetch,
): Promise<Response> {
  const { pathname } = new URL(request.url);
  const range = request.headers.get('range');
  const here = await caches
    .open(mediaCache)
    .then((cache) => cache.match(pathname))
    // Some private windows have the interface and refuse to open it.
    .catch(() => undefined);
  if (here === undefined) {
    const headers = new Headers(range === null ? [] : [['range', range]]);
    return fetch(pathname, { headers, cache: 'no-store', credentials: 'omit', signal: request.signal });
  }
  return range === null ? here : rangeOf(here, range);
}
