/** A phone, a network that can do everything a bad one does, and a course of a few files. */
import { createClient, getChosenPack, getPack, pathOf, problems, type ProblemCode } from '@romduol/contracts';
import { packOf, withoutPacks, type Release } from '@romduol/domain';
import { sha256, utf8, type Bytes } from './bytes.ts';
import { addressOf, cheap, idOf, joinedAs, keysOf, pin, release as bare, seeded } from './given.ts';
import { createMemoryStore } from './memory-store.ts';
import { downloadPack, packProgress, type PackDownload } from './pack.ts';
import { mediaUrl } from './pack-row.ts';
import { phoneOn } from './server-double.ts';
import type { Store } from './store.ts';

/** The browser's Cache Storage, as much of it as is used; `room` in bytes over all caches. */
export function createCaches(room = Infinity) {
  const caches = new Map<string, Map<string, Bytes>>();
  const disk = { room };
  const keptIn = (name: string): Map<string, Bytes> => {
    const kept = caches.get(name) ?? new Map<string, Bytes>();
    caches.set(name, kept);
    return kept;
  };
  const used = (): number => {
    const sizes = [...caches.values()].flatMap((kept) => [...kept.values()].map(({ length }) => length));
    return sizes.reduce((sum, size) => sum + size, 0);
  };
  const open = async (name: string): Promise<Cache> => {
    const kept = keptIn(name);
    const cache = {
      keys: async () => [...kept.keys()].map((path) => ({ url: `https://phone.example${path}` })),
      delete: async (path: string) => kept.delete(path),
      match: async (path: string) => {
        const bytes = kept.get(path);
        return bytes && new Response(bytes);
      },
      async put(path: string, response: Response) {
        const bytes = new Uint8Array(await response.arrayBuffer());
        if (used() + bytes.length > disk.room) throw new DOMException('no room', 'QuotaExceededError');
        kept.set(path, bytes);
      },
    };
    return cache as unknown as Cache;
  };
  return { caches: { open }, kept: keptIn('media-v1'), parts: keptIn('media-parts-v1'), disk };
}

/** What befalls a request for a file. `after`: the connection breaks after so many bytes of the answer. */
export type Fate =
  | { readonly kind: 'no-network' | 'silent' | 'login-page' | 'other-part' | 'not-found' | 'too-many' }
  | { readonly kind: 'breaks' | 'falls-silent'; readonly after: number }
  | { readonly kind: 'drips'; readonly bytes: number };

export interface Asked {
  readonly url: string;
  readonly range: string | null;
  readonly cache: RequestCache | undefined;
}

/** A server of files that honours Range or not, and a road to it on which things happen. */
export function createFileServer() {
  const files = new Map<string, Bytes>();
  const documents = new Map<string, unknown>();
  const asked: Asked[] = [];
  const fates = new Map<string, Fate>();
  const server = { files, documents, asked, fates, honoursRange: true, bytesSent: 0 };
  const fetch = async function (this: unknown, address: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
    // As browsers do, which want theirs called as a function and not as a method of something else.
    if (this !== undefined && this !== globalThis) throw new TypeError('Illegal invocation');
    const url = addressOf(address);
    const range = new Headers(init.headers).get('range');
    asked.push({ url, range, cache: init.cache });
    const fate = fates.get(url);
    if (fate?.kind === 'no-network') throw new TypeError('Failed to fetch');
    if (fate?.kind === 'silent') return untilAborted(init.signal);
    if (fate?.kind === 'login-page')
      return new Response('<html>Example Café</html>', { headers: { 'content-type': 'text/html' } });
    if (fate?.kind === 'not-found') return refusal('thing.not-found');
    if (fate?.kind === 'too-many') return refusal('request.too-often');
    const document = documents.get(url);
    if (document) return Response.json(document);
    const bytes = files.get(url);
    if (bytes === undefined) return new Response('', { status: 404 });
    const begins = range !== null && server.honoursRange ? Number(/\d+/.exec(range)?.[0]) : 0;
    if (begins >= bytes.length) return new Response(null, { status: 416 });
    const headers = { 'content-range': `bytes ${fate?.kind === 'other-part' ? begins + 1 : begins}-/${bytes.length}` };
    const body = bodyOf(bytes.slice(begins), fate, (sent) => (server.bytesSent += sent), init.signal);
    return begins > 0 ? new Response(body, { status: 206, headers }) : new Response(body);
  };
  return Object.assign(server, { fetch });
}

const refusal = (code: ProblemCode): Response => {
  const [status, title] = problems[code];
  const headers = { 'content-type': 'application/problem+json' };
  return new Response(JSON.stringify({ type: `about:${code}`, title, status, code }), { status, headers });
};

const untilAborted = (signal: AbortSignal | null | undefined): Promise<never> =>
  new Promise((_, reject) => {
    const giveUp = () => reject(new DOMException('given up', 'AbortError'));
    if (signal?.aborted) giveUp();
    signal?.addEventListener('abort', giveUp);
  });

function bodyOf(
  bytes: Bytes,
  fate: Fate | undefined,
  onSent: (bytes: number) => void,
  signal: AbortSignal | null | undefined,
): ReadableStream<Uint8Array> {
  const piece = fate?.kind === 'drips' ? fate.bytes : 64 * 1024;
  const end = fate !== undefined && 'after' in fate ? Math.min(fate.after, bytes.length) : bytes.length;
  let at = 0;
  return new ReadableStream({
    async pull(controller) {
      if (at >= end && fate?.kind === 'breaks') return controller.error(new TypeError('the connection broke'));
      if (at >= end && fate?.kind === 'falls-silent') return untilAborted(signal);
      if (at >= end) return controller.close();
      const next = bytes.slice(at, Math.min(at + piece, end));
      at += next.length;
      onSent(next.length);
      controller.enqueue(next);
    },
  });
}

export const drawing = (name: string): Bytes => utf8(`<svg>${name}</svg>`);
/** A recording of so many bytes that is like no other. */
export const recording = (name: string, length: number): Bytes => {
  const seed = [...name].reduce((sum, character) => sum + character.charCodeAt(0), 0);
  return new Uint8Array(seeded(seed)(length));
};
export const fileOf = async (bytes: Bytes, type = 'image/svg+xml') => ({
  sha256: await sha256(bytes),
  bytes: bytes.length,
  type,
});

export async function releaseWith(id: string, names: readonly string[]): Promise<Release> {
  const entries = names.map(async (name) => [name, await fileOf(drawing(name))] as const);
  return { ...bare, id, files: Object.fromEntries(await Promise.all(entries)) };
}

/** A phone, a network and a course of four files. */
export async function given({
  room,
  names = ['boat', 'drum', 'fish', 'hen'],
  store = createMemoryStore(),
}: { room?: number; names?: readonly string[]; store?: Store } = {}) {
  const first = await releaseWith(idOf(4000), names);
  const server = createFileServer();
  const offer = (release: Release): void => {
    const { id } = release;
    const locale = 'km';
    server.documents.set(`/api${pathOf(getPack.path, { id, locale })}`, withoutPacks(release));
    for (const { id: pack } of release.packs)
      server.documents.set(`/api${pathOf(getChosenPack.path, { id, locale, pack })}`, packOf(release, pack));
  };
  const serve = async (bytes: Bytes): Promise<string> => {
    const url = mediaUrl(await sha256(bytes));
    server.files.set(url, bytes);
    return url;
  };
  offer(first);
  for (const name of [...names, 'star']) await serve(drawing(name));
  const { caches, kept, parts, disk } = createCaches(room);
  const phone = await phoneOn({ store, random: seeded(1), iterations: cheap, caches });
  const place = await phone.settle(joinedAs(1, { releaseId: first.id }), keysOf(1), pin);
  const client = createClient({ base: '/api', fetch: server.fetch });
  const which = (releaseId = first.id) => ({ store, caches, releaseId, locale: 'km' as const });
  return {
    ...{ first, server, kept, parts, disk, phone, place, store, caches, offer, serve },
    which,
    download: (releaseId?: string, more: Partial<PackDownload> = {}) =>
      downloadPack({ ...which(releaseId), client, fetch: server.fetch, ...more }),
    urlOf: async (name: string): Promise<string> => mediaUrl(await sha256(drawing(name))),
    progress: (id?: string) => packProgress(which(id)),
    /** Files that were asked for since the last look. */
    filesAsked: () => server.asked.splice(0).flatMap(({ url }) => (url.startsWith('/media/') ? [url] : [])),
  };
}
