import { getPack, UnreachableError, type Client } from '@romduol/contracts';
import type { Locale, MediaFile, Release } from '@romduol/domain';
import { sha256 } from './bytes.ts';
import { dropUnneededPacks, filesOf, mediaUrl, packKey } from './pack-row.ts';
import { dropUnneededMedia, mediaCache, mediaHere, type MediaCaches } from './pack-tidy.ts';
import type { PackProgress } from './phone.ts';
import { nameOf, StorageFullError, storageError, type PackRow, type Store } from './store.ts';

/** A file came that is not what its name says, twice. It was not kept. */
export class DamagedFileError extends Error {
  readonly sha256: string;
  constructor(sha256: string) {
    super(`the file ${sha256} came damaged`);
    this.sha256 = sha256;
  }
}

export interface WhichPack {
  readonly store: Store;
  readonly caches: MediaCaches;
  readonly releaseId: string;
  readonly locale: Locale;
}

export interface PackDownload extends WhichPack {
  readonly client: Client;
  readonly fetch?: typeof fetch;
  readonly onProgress?: (progress: PackProgress) => void;
  readonly signal?: AbortSignal;
}

/** How far a pack is, without network. */
export async function packProgress({ store, caches, releaseId, locale }: WhichPack): Promise<PackProgress> {
  const row = await store.read(['packs'], (tx) => tx.get('packs', packKey(releaseId, locale)));
  if (row === undefined) return { bytesHere: 0, bytes: 0, filesHere: 0, files: 0, state: 'missing' };
  return progressWith(row, await mediaHere(await caches.open(mediaCache)));
}

function progressWith({ release, state }: PackRow, here: ReadonlySet<string>): PackProgress {
  const files = filesOf(release);
  const those = files.filter((file) => here.has(mediaUrl(file.sha256)));
  const isWhole = state === 'whole' && those.length === files.length;
  return {
    bytesHere: sum(those),
    bytes: sum(files),
    filesHere: those.length,
    files: files.length,
    state: isWhole ? 'whole' : state === 'storage-full' ? 'storage-full' : 'partial',
  };
}

const sum = (files: readonly MediaFile[]): number => files.reduce((total, { bytes }) => total + bytes, 0);

/**
 * Brings a course onto the phone: the document, then every file it names, one by one, each checked against its hash.
 * What is there is not fetched again, so it can be broken off and asked for as often as the network fails. The document
 * counts only when everything is there; until then the release that it takes the place of stays usable.
 *
 * Answers how far it came: `whole`, or `storage-full` with what fitted. Errors: UnreachableError when the network fails,
 * RefusedError when there is no such release, DamagedFileError after everything else was fetched, and whatever `signal`
 * was aborted with. After each of them it can simply be asked for again.
 */
export async function downloadPack(download: PackDownload): Promise<PackProgress> {
  const { caches, releaseId, onProgress, signal } = download;
  try {
    const row = await rowFor(download);
    const cache = await caches.open(mediaCache);
    const here = new Set(await mediaHere(cache));
    const damaged: string[] = [];
    onProgress?.(progressWith(row, here));
    for (const file of filesOf(row.release)) {
      const url = mediaUrl(file.sha256);
      if (here.has(url)) continue;
      signal?.throwIfAborted();
      const bytes = await checkedBytes(download, file);
      if (bytes === null) {
        damaged.push(file.sha256);
        continue;
      }
      const headers = { 'content-type': file.type, 'content-length': String(bytes.byteLength) };
      await cache.put(url, new Response(bytes, { headers }));
      here.add(url);
      onProgress?.(progressWith(row, here));
    }
    if (damaged[0] !== undefined) throw new DamagedFileError(damaged[0]);
    return await finish(download, row, here);
  } catch (error) {
    if (!(storageError(error) instanceof StorageFullError)) throw error;
    return storageFull(download, releaseId);
  }
}

/** The document as it is kept, or from the network as one that is still coming. Releases are immutable. */
async function rowFor({ store, client, releaseId, locale, signal }: PackDownload): Promise<PackRow> {
  const key = packKey(releaseId, locale);
  const kept = await store.read(['packs'], (tx) => tx.get('packs', key));
  if (kept !== undefined) return kept.state === 'storage-full' ? { ...kept, state: 'coming' } : kept;
  signal?.throwIfAborted();
  const release: Release = await client(getPack, { params: { id: releaseId, locale } });
  signal?.throwIfAborted();
  const row: PackRow = { key, releaseId, language: locale, state: 'coming', release };
  await store.write(['packs'], (tx) => tx.put('packs', row));
  return row;
}

/** The bytes of a file; null when they came damaged, also past the browser's own cache. */
async function checkedBytes(download: PackDownload, file: MediaFile): Promise<ArrayBuffer | null> {
  for (const cache of ['default', 'reload'] as const) {
    const bytes = await fetchBytes(download, file, cache);
    if ((await sha256(bytes)) === file.sha256) return bytes;
  }
  return null;
}

async function fetchBytes(download: PackDownload, file: MediaFile, cache: RequestCache): Promise<ArrayBuffer> {
  const { fetch = globalThis.fetch, signal } = download;
  try {
    const response = await fetch(mediaUrl(file.sha256), { cache, credentials: 'omit', ...(signal ? { signal } : {}) });
    if (!response.ok) throw new UnreachableError(`status ${response.status} for ${file.sha256}`);
    return await response.arrayBuffer();
  } catch (cause) {
    signal?.throwIfAborted();
    if (cause instanceof UnreachableError) throw cause;
    throw new UnreachableError('no answer', { cause });
  }
}

/** Switches the document last, then lets go of what nobody needs any more. */
async function finish(
  { store, caches, releaseId }: PackDownload,
  row: PackRow,
  here: ReadonlySet<string>,
): Promise<PackProgress> {
  const whole: PackRow = { ...row, state: 'whole' };
  await store.write(['places', 'packs'], async (tx) => {
    await tx.put('packs', whole);
    await dropUnneededPacks(tx, releaseId);
  });
  await dropUnneededMedia(store, caches);
  await askToBeKept();
  return progressWith(whole, here);
}

/** Notes that it did not fit, in the room that a note needs; what came stays. */
async function storageFull({ store, caches, locale }: PackDownload, releaseId: string): Promise<PackProgress> {
  const key = packKey(releaseId, locale);
  const note = store.write(['packs'], async (tx) => {
    const row = await tx.get('packs', key);
    if (row !== undefined && row.state !== 'whole') await tx.put('packs', { ...row, state: 'storage-full' });
  });
  await note.catch((error: unknown) => {
    if (!(error instanceof StorageFullError)) throw error;
  });
  return { ...(await packProgress({ store, caches, releaseId, locale })), state: 'storage-full' };
}

/** Asks the browser not to throw the phone's store away when space runs short. It may say no; nothing depends on it. */
async function askToBeKept(): Promise<void> {
  try {
    await globalThis.navigator?.storage?.persist?.();
  } catch (error) {
    if (nameOf(error) === undefined) throw error;
  }
}
