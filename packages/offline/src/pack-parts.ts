import type { Bytes } from './bytes.ts';
import { mediaUrl } from './pack-row.ts';
import type { MediaCaches } from './pack-tidy.ts';

/** The cache of what came of files before they broke off: `/media/SHA256/OFFSET`, each holding the bytes from there on. */
export const partsCache = 'media-parts-v1';

/** What is here of files that are not whole. */
export interface Parts {
  /** The bytes of a file from its beginning on, as far as they came. */
  read(sha256: string): Promise<Bytes>;
  /** Keeps the bytes that follow those which are here. */
  add(sha256: string, offset: number, bytes: Bytes): Promise<void>;
  drop(sha256: string): Promise<void>;
}

/** Opens them; null where the browser keeps nothing, and a broken file then begins anew. */
export async function openParts(caches: MediaCaches): Promise<Parts | null> {
  const cache = await caches.open(partsCache).catch(() => null);
  if (cache === null) return null;
  const offsetsOf = async (sha256: string): Promise<readonly number[]> => {
    const paths = (await cache.keys()).map(({ url }) => pathOf(url));
    const beginning = `${mediaUrl(sha256)}/`;
    return paths
      .filter((path) => path.startsWith(beginning))
      .map((path) => Number(path.slice(beginning.length)))
      .sort((a, b) => a - b);
  };
  return {
    async read(sha256) {
      let here: Bytes = new Uint8Array();
      for (const offset of await offsetsOf(sha256)) {
        // Bytes with a hole before them are of no use.
        if (offset !== here.length) break;
        const part = await cache.match(`${mediaUrl(sha256)}/${offset}`);
        here = joined([here, new Uint8Array((await part?.arrayBuffer()) ?? [])]);
      }
      return here;
    },
    add: (sha256, offset, bytes) => cache.put(`${mediaUrl(sha256)}/${offset}`, new Response(bytes)),
    async drop(sha256) {
      for (const offset of await offsetsOf(sha256)) await cache.delete(`${mediaUrl(sha256)}/${offset}`);
    },
  };
}

export const pathOf = (url: string): string => new URL(url, 'https://phone.invalid').pathname;

/** Bytes one after the other. */
export function joined(pieces: readonly Uint8Array[]): Bytes {
  const whole: Bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
