import { createClient, getChosenPack, getPack, RefusedError, type Client } from '@romduol/contracts';
import { withPack, type Locale, type MediaFile, type Release } from '@romduol/domain';
import { fetchFile, untilSilent, usualSilence } from './pack-fetch.ts';
import { filesInOrder, filesOfLessons } from './pack-order.ts';
import { openParts } from './pack-parts.ts';
import { coreFilesOf, dropUnneededPacks, mediaUrl, packKey } from './pack-row.ts';
import { dropUnneededMedia, mediaCache, mediaHere, type MediaCaches } from './pack-tidy.ts';
import type { PackProgress } from './phone.ts';
import { nameOf, StorageFullError, storageError, type PackRow, type Store } from './store.ts';

/** A file came that is not what its name says, twice, or the server has lost it. It was not kept. */
export class DamagedFileError extends Error {
  readonly sha256: string;
  constructor(sha256: string) {
    super(`the file ${sha256} came damaged`);
    this.sha256 = sha256;
  }
}

export interface WhichPack {
  readonly store: Store;
  /** Undefined where the browser keeps no media, as on plain http and in some private windows. */
  readonly caches: MediaCaches | undefined;
  readonly releaseId: string;
  readonly locale: Locale;
}

export interface PackDownload extends WhichPack {
  /** Asks for the document; left out, it is asked for without hurry. */
  readonly client?: Client;
  readonly fetch?: typeof fetch;
  /** Where she is in the course: this lesson's files come first, then those of the lessons after it. */
  readonly firstLesson?: (release: Release) => string | null;
  /** Only the files of these lessons, in this order. */
  readonly lessons?: (release: Release) => readonly string[];
  /** Ids of the packs for destination and sector that she chose; those that are here stay. */
  readonly packs?: readonly string[];
  /** Called when the document is here, and after each file. */
  readonly onProgress?: (progress: PackProgress) => void;
  /** Called once with the paths of the files that are coming now. */
  readonly onComing?: (paths: readonly string[]) => void;
  /** Called with the path of each file that has come. */
  readonly onFile?: (path: string) => void;
  readonly signal?: AbortSignal;
  /** Milliseconds without a byte after which the network has failed. */
  readonly silence?: number;
}

/** How far a pack is, without network. */
export async function packProgress({ store, caches, releaseId, locale }: WhichPack): Promise<PackProgress> {
  const row = await store.read(['packs'], (tx) => tx.get('packs', packKey(releaseId, locale)));
  if (row === undefined) return { bytesHere: 0, bytes: 0, filesHere: 0, files: 0, state: 'missing', wasWhole: false };
  const cache = await openMedia(caches);
  return progressWith(row, cache === null ? new Set() : await mediaHere(cache));
}

/** Of the course without packs: what she chose beside it neither makes it whole nor keeps it from being so. */
export function progressWith({ release, state, wasWhole }: PackRow, here: ReadonlySet<string>): PackProgress {
  const files = coreFilesOf(release);
  const those = files.filter((file) => here.has(mediaUrl(file.sha256)));
  const isWhole = state === 'whole' && those.length === files.length;
  return {
    bytesHere: sum(those),
    bytes: sum(files),
    filesHere: those.length,
    files: files.length,
    state: isWhole ? 'whole' : state === 'storage-full' ? 'storage-full' : 'partial',
    wasWhole: wasWhole === true || (state === 'whole' && !isWhole),
  };
}

export const sum = (files: readonly MediaFile[]): number => files.reduce((total, { bytes }) => total + bytes, 0);

/** The cache of media, or null where the browser has none or refuses it. */
export async function openMedia(caches: MediaCaches | undefined): Promise<Cache | null> {
  return (await caches?.open(mediaCache).catch(() => null)) ?? null;
}

/**
 * Brings a course onto the phone: the document, which can be learned from at once, then the files it names, each checked
 * against its hash. What is there is not fetched again, neither a file nor the beginning of one, so it can be broken off
 * and asked for as often as the network fails. An older whole release stays in use until this one is whole.
 *
 * Answers how far it came: `whole`; `partial` when only some lessons were asked for or the browser keeps no media;
 * `storage-full` with what fitted; `missing` when the pack was removed meanwhile. Errors: UnreachableError when the
 * network fails, RefusedError when there is no such release, DamagedFileError after everything else was fetched, and
 * whatever `signal` was aborted with. After each of them it can simply be asked for again.
 */
export async function downloadPack(download: PackDownload): Promise<PackProgress> {
  try {
    const row = await withChosenPacks(download, await rowFor(download));
    if (row === null) return await packProgress(download);
    const cache = await openMedia(download.caches);
    const here = new Set(cache === null ? [] : await mediaHere(cache));
    download.onProgress?.(progressWith(row, here));
    if (cache !== null) await bringFiles(download, row, cache, here);
    const isComplete = coreFilesOf(row.release).every(({ sha256 }) => here.has(mediaUrl(sha256)));
    if (isComplete && row.state !== 'whole') return await finish(download, row, here);
    return progressWith(row, here);
  } catch (error) {
    if (!(storageError(error) instanceof StorageFullError)) throw error;
    return storageFull(download);
  }
}

/** The document as it is kept, or from the network as one that is still coming. Releases are immutable. */
async function rowFor(download: PackDownload): Promise<PackRow> {
  const { store, releaseId, locale, signal } = download;
  const key = packKey(releaseId, locale);
  const kept = await store.read(['packs'], (tx) => tx.get('packs', key));
  if (kept?.state === 'storage-full') {
    const again: PackRow = { ...kept, state: 'coming' };
    await store.write(['packs'], (tx) => tx.put('packs', again));
    return again;
  }
  if (kept !== undefined) return kept;
  signal?.throwIfAborted();
  const client = download.client ?? unhurriedClient(download);
  const release: Release = await client(getPack, { params: { id: releaseId, locale } }).catch((error: unknown) => {
    signal?.throwIfAborted();
    throw error;
  });
  signal?.throwIfAborted();
  const row: PackRow = { key, releaseId, language: locale, state: 'coming', release };
  await store.write(['packs'], (tx) => tx.put('packs', row));
  return row;
}

/**
 * The row with the packs she chose, each fetched once: a course with more lessons, as whole as it was. A pack that the
 * release does not have is passed over. Null when the course was removed meanwhile: then nothing is written.
 */
async function withChosenPacks(download: PackDownload, row: PackRow): Promise<PackRow | null> {
  const { store, releaseId: id, locale, packs = [], signal } = download;
  const client = download.client ?? unhurriedClient(download);
  let now: PackRow | null = row;
  for (const { id: pack } of row.release.packs.filter((one) => packs.includes(one.id) && one.lessons.length === 0)) {
    signal?.throwIfAborted();
    const chosen = await client(getChosenPack, { params: { id, locale, pack } }).catch((error: unknown) => {
      signal?.throwIfAborted();
      if (error instanceof RefusedError && error.code === 'thing.not-found') return null;
      throw error;
    });
    signal?.throwIfAborted();
    if (chosen === null) continue;
    now = await store.write(['packs'], async (tx) => {
      // Another tab may have brought another one meanwhile.
      const kept = await tx.get('packs', row.key);
      if (kept === undefined) return null;
      const more: PackRow = { ...kept, release: withPack(kept.release, chosen) };
      await tx.put('packs', more);
      return more;
    });
    if (now === null) return null;
  }
  return now;
}

/** A document may take minutes on a slow line; only silence ends it. Kept in the store, so not in the browser's cache. */
function unhurriedClient({ fetch = globalThis.fetch, silence = usualSilence, signal }: PackDownload): Client {
  const patient = untilSilent(fetch, silence);
  const once = signal === undefined ? {} : { signal };
  return createClient({
    base: '/api',
    timeout: 30 * 60_000,
    fetch: (address, init) => patient(address, { ...init, ...once, cache: 'no-store' }),
  });
}

/** How many files travel at a time: most are so small that a distant server's answer takes longer than the file. */
const lanes = 4;

/** Brings what is missing of what was asked for. When a file fails, those on their way are still kept. */
async function bringFiles(download: PackDownload, row: PackRow, cache: Cache, here: Set<string>): Promise<void> {
  const { caches, locale, lessons, onProgress, onFile, signal, fetch = globalThis.fetch } = download;
  const { release } = row;
  const wanted = lessons
    ? filesOfLessons(release, locale, lessons(release))
    : filesInOrder(release, locale, download.firstLesson?.(release) ?? null);
  const parts = caches === undefined ? null : await openParts(caches);
  const coming = wanted.filter(({ sha256 }) => !here.has(mediaUrl(sha256)));
  download.onComing?.(coming.map(({ sha256 }) => mediaUrl(sha256)));
  const missing = coming.values();
  const damaged: string[] = [];
  const failures: unknown[] = [];
  const bring = async (file: MediaFile): Promise<void> => {
    const url = mediaUrl(file.sha256);
    const bytes = await fetchFile(file, { fetch, parts, signal, silence: download.silence ?? usualSilence });
    if (bytes === null) return void damaged.push(file.sha256);
    await parts?.drop(file.sha256);
    const headers = { 'content-type': file.type, 'content-length': String(bytes.length) };
    await cache.put(url, new Response(bytes, { headers }));
    here.add(url);
    onFile?.(url);
    onProgress?.(progressWith(row, here));
  };
  const lane = async (): Promise<void> => {
    for (const file of missing) {
      if (failures.length > 0) return;
      try {
        signal?.throwIfAborted();
        await bring(file);
      } catch (error) {
        failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  if (failures.length > 0) throw failures[0];
  if (damaged[0] !== undefined) throw new DamagedFileError(damaged[0]);
}

/** Switches the document last, then lets go of what nobody needs any more. */
async function finish(download: PackDownload, row: PackRow, here: ReadonlySet<string>): Promise<PackProgress> {
  const { store, caches, releaseId } = download;
  const { wasWhole: _, ...kept } = row;
  const whole: PackRow = { ...kept, state: 'whole' };
  const isWanted = await store.write(['places', 'packs'], async (tx) => {
    if ((await tx.get('packs', row.key)) === undefined) return false;
    await tx.put('packs', whole);
    await dropUnneededPacks(tx, releaseId);
    return true;
  });
  if (caches !== undefined) await dropUnneededMedia(store, caches);
  if (!isWanted) return packProgress(download);
  await askToBeKept();
  return progressWith(whole, here);
}

/** Notes that it did not fit, in the room that a note needs; what came stays. */
async function storageFull(download: PackDownload): Promise<PackProgress> {
  const { store, releaseId, locale } = download;
  const key = packKey(releaseId, locale);
  const note = store.write(['packs'], async (tx) => {
    const row = await tx.get('packs', key);
    if (row !== undefined && row.state !== 'whole') await tx.put('packs', { ...row, state: 'storage-full' });
  });
  await note.catch((error: unknown) => {
    if (!(error instanceof StorageFullError)) throw error;
  });
  return { ...(await packProgress(download)), state: 'storage-full' };
}

/** Asks the browser not to throw the phone's store away when space runs short. It may say no; nothing depends on it. */
async function askToBeKept(): Promise<void> {
  try {
    await globalThis.navigator?.storage?.persist?.();
  } catch (error) {
    if (nameOf(error) === undefined) throw error;
  }
}
