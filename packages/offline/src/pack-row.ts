import { withoutPacks, type Locale, type MediaFile, type Release } from '@romduol/domain';
import type { PackRow, PlaceRow, Reading, Writing } from './store.ts';

export const packKey = (releaseId: string, language: Locale): string => `${releaseId}/${language}`;

/** Where a media file is found, on the network and in the cache. Content-addressed, so it never changes. */
export const mediaUrl = (sha256: string): string => `/media/${sha256}`;

/** The files of a release, each once: two pictures may be one file. */
export function filesOf(release: Pick<Release, 'files'>): readonly MediaFile[] {
  return [...new Map(Object.values(release.files).map((file) => [file.sha256, file])).values()];
}

const coreFiles = new WeakMap<Release, readonly MediaFile[]>();

/** The files of a course without its packs. Worked out once for each document that is read. */
export function coreFilesOf(release: Release): readonly MediaFile[] {
  const files = coreFiles.get(release) ?? filesOf(withoutPacks(release));
  coreFiles.set(release, files);
  return files;
}

/**
 * A release that can be shown: the newest whole one of the one asked for and those it takes the place of; where none is
 * whole, the newest as far as it came, since words need no pictures; else null.
 */
export async function usablePack(
  tx: Reading,
  releaseId: string,
  language: Locale,
  replaces: PlaceRow['replaces'],
): Promise<Release | null> {
  let asFarAsItCame: Release | null = null;
  for (const id of withReplaced(releaseId, replaces)) {
    const row = await tx.get('packs', packKey(id, language));
    if (row?.state === 'whole') return row.release;
    asFarAsItCame ??= row?.release ?? null;
  }
  return asFarAsItCame;
}

/** Deletes the packs that no place on this phone needs any more, but for one that is just being kept for somebody. */
export async function dropUnneededPacks(tx: Writing, except?: string): Promise<void> {
  const places = await tx.list('places');
  const packs = await tx.list('packs');
  const needed = new Set<string>();
  for (const place of places) for (const { releaseId } of place.joined) need(releaseId, place, packs, needed);
  for (const { key, releaseId } of packs)
    if (!needed.has(releaseId) && releaseId !== except) await tx.delete('packs', key);
}

/** Marks a release as needed, and those it takes the place of until it is whole. */
function need(releaseId: string, place: PlaceRow, packs: readonly PackRow[], needed: Set<string>): void {
  for (const id of withReplaced(releaseId, place.replaces)) {
    needed.add(id);
    if (packs.some((pack) => pack.releaseId === id && pack.language === place.language && pack.state === 'whole'))
      return;
  }
}

/** A release and those it takes the place of, newest first. */
export function withReplaced(releaseId: string, replaces: PlaceRow['replaces']): readonly string[] {
  const found = new Set<string>();
  for (let id: string | undefined = releaseId; id !== undefined && !found.has(id); id = replaces[id]) found.add(id);
  return [...found];
}
