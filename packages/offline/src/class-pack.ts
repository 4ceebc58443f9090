/** The course of a class on the tablet: the document, then every file it names, each checked against its hash. */
import { getPack, UnreachableError, type Client } from '@romduol/contracts';
import type { Locale, MediaFile, Release } from '@romduol/domain';
import { sha256 } from './bytes.ts';
import type { ClassStore } from './class-store.ts';
import { filesOf, mediaUrl } from './pack-row.ts';
import { StorageFullError, storageError } from './store.ts';

/** The cache of media for class mode; the version is of its layout. The portal's own cache is another. */
export const deskMediaCache = 'desk-media-v1';

/** The part of Cache Storage that is used here. */
export type DeskCaches = Pick<CacheStorage, 'open'>;

export interface WhichClassPack {
  readonly store: ClassStore;
  /** Undefined where the browser has none, as on plain http. */
  readonly caches: DeskCaches | undefined;
  readonly releaseId: string;
  readonly language: Locale;
}

/** How far a course is: `files` is 0 until its document is here. */
export interface ClassPackProgress {
  readonly isDocumentHere: boolean;
  readonly files: number;
  readonly filesHere: number;
  readonly bytes: number;
  readonly bytesHere: number;
  readonly isWhole: boolean;
}

const nothingHere: ClassPackProgress = {
  isDocumentHere: false,
  files: 0,
  filesHere: 0,
  bytes: 0,
  bytesHere: 0,
  isWhole: false,
};

export const classPackKey = (releaseId: string, language: Locale): string => `${releaseId}/${language}`;
const addressOf = ({ sha256: hash }: MediaFile): string => mediaUrl(hash);
const sum = (files: readonly MediaFile[]): number => files.reduce((total, { bytes }) => total + bytes, 0);

/** The course as the tablet holds it, also with files still missing; null without its document. */
export async function classPack({
  store,
  releaseId,
  language,
}: Omit<WhichClassPack, 'caches'>): Promise<Release | null> {
  const row = await store.read(['packs'], (tx) => tx.get('packs', classPackKey(releaseId, language)));
  return row?.release ?? null;
}

/** How far a course is, without network. */
export async function classPackProgress(which: WhichClassPack): Promise<ClassPackProgress> {
  const release = await classPack(which);
  return release === null ? nothingHere : progressOf(release, await pathsHere(which.caches));
}

async function pathsHere(caches: DeskCaches | undefined): Promise<ReadonlySet<string>> {
  const requests = (await (await caches?.open(deskMediaCache))?.keys()) ?? [];
  return new Set(requests.map(({ url }) => new URL(url, 'https://tablet.invalid').pathname));
}

function progressOf(release: Release, here: ReadonlySet<string>): ClassPackProgress {
  const files = filesOf(release);
  const those = files.filter((file) => here.has(addressOf(file)));
  return {
    isDocumentHere: true,
    files: files.length,
    filesHere: those.length,
    bytes: sum(files),
    bytesHere: sum(those),
    isWhole: those.length === files.length,
  };
}

export interface ClassPackDownload extends WhichClassPack {
  readonly client: Client;
  readonly fetch?: typeof fetch;
  readonly onProgress?: (progress: ClassPackProgress) => void;
  readonly signal?: AbortSignal;
}

/**
 * Brings a course onto the tablet; what is there is not fetched again, so it can be asked for as often as the network
 * fails. A file that comes damaged twice is left out and counts as missing.
 *
 * Errors: UnreachableError, RefusedError, StorageFullError, and whatever `signal` was aborted with. What came stays.
 */
export async function downloadClassPack(download: ClassPackDownload): Promise<ClassPackProgress> {
  const { caches, onProgress, signal } = download;
  try {
    const release = await documentFor(download);
    const cache = await caches?.open(deskMediaCache);
    const here = new Set(await pathsHere(caches));
    onProgress?.(progressOf(release, here));
    for (const file of filesOf(release)) {
      const path = addressOf(file);
      if (here.has(path) || cache === undefined) continue;
      signal?.throwIfAborted();
      const bytes = await checkedBytes(download, file);
      if (bytes === null) continue;
      const headers = { 'content-type': file.type, 'content-length': String(bytes.byteLength) };
      await cache.put(path, new Response(bytes, { headers }));
      here.add(path);
      onProgress?.(progressOf(release, here));
    }
    return progressOf(release, here);
  } catch (error) {
    const known = storageError(error);
    throw known instanceof StorageFullError ? known : error;
  }
}

/** The document as it is kept, else from the network. Releases never change. */
async function documentFor({ store, client, releaseId, language, signal }: ClassPackDownload): Promise<Release> {
  const kept = await classPack({ store, releaseId, language });
  if (kept !== null) return kept;
  signal?.throwIfAborted();
  const release: Release = await client(getPack, { params: { id: releaseId, locale: language } });
  signal?.throwIfAborted();
  await store.write(['packs'], (tx) => tx.put('packs', { key: classPackKey(releaseId, language), release }));
  return release;
}

/** The bytes of a file; null when they came damaged, also past the browser's own cache. */
async function checkedBytes(download: ClassPackDownload, file: MediaFile): Promise<ArrayBuffer | null> {
  for (const cache of ['default', 'reload'] as const) {
    const bytes = await fetchBytes(download, file, cache);
    if ((await sha256(bytes)) === file.sha256) return bytes;
  }
  return null;
}

/** Milliseconds that one picture may take. */
const patience = 30_000;

async function fetchBytes(download: ClassPackDownload, file: MediaFile, cache: RequestCache): Promise<ArrayBuffer> {
  const { fetch = globalThis.fetch, signal } = download;
  const giveUp = new AbortController();
  const timer = setTimeout(() => giveUp.abort(), patience);
  const end = () => giveUp.abort();
  signal?.addEventListener('abort', end);
  try {
    const response = await fetch(addressOf(file), { cache, credentials: 'omit', signal: giveUp.signal });
    if (!response.ok) throw new UnreachableError(`status ${response.status} for ${file.sha256}`);
    return await response.arrayBuffer();
  } catch (cause) {
    signal?.throwIfAborted();
    if (cause instanceof UnreachableError) throw cause;
    throw new UnreachableError('no answer', { cause });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', end);
  }
}

/** Lets go of courses and files that no class on the tablet needs. A browser that refuses its cache is left alone. */
export async function tidyClassPacks(store: ClassStore, caches: DeskCaches | undefined): Promise<void> {
  const kept = await store.write(['classes', 'packs'], async (tx) => {
    const classes = await tx.list('classes');
    const needed = new Set(classes.map(({ releaseId, language }) => classPackKey(releaseId, language)));
    const packs = await tx.list('packs');
    for (const { key } of packs) if (!needed.has(key)) await tx.delete('packs', key);
    return packs.filter(({ key }) => needed.has(key));
  });
  const paths = new Set(kept.flatMap(({ release }) => filesOf(release).map(addressOf)));
  try {
    const cache = await caches?.open(deskMediaCache);
    for (const path of await pathsHere(caches)) if (!paths.has(path)) await cache?.delete(path);
  } catch {
    // It is only space.
  }
}
