/** What of a course is on this phone, counted as she and her trainer can check it, and how it is removed. */
import { lessonsOf, type Locale, type MediaFile, type Release } from '@romduol/domain';
import { utf8 } from './bytes.ts';
import { openMedia, progressWith, sum, type WhichPack } from './pack.ts';
import { filesIn } from './pack-order.ts';
import { coreFilesOf, mediaUrl, packKey, withReplaced } from './pack-row.ts';
import { dropUnneededMedia, mediaHere, type MediaCaches } from './pack-tidy.ts';
import type { PackProgress } from './phone.ts';
import type { PackRow, PlaceRow, Store } from './store.ts';

export interface Counted {
  readonly here: number;
  readonly all: number;
}

/** Files of one lesson that are not here. `lessonId` is null for those of no lesson, such as the test's. */
export interface MissingFiles {
  readonly lessonId: string | null;
  readonly pictures: number;
  readonly voices: number;
  readonly bytes: number;
}

/** One course in one language, as it is on this phone. */
export interface PackContents extends PackProgress {
  readonly releaseId: string;
  readonly language: Locale;
  readonly release: Release;
  /** Bytes of its words, as UTF-8. */
  readonly documentBytes: number;
  /** Of the course without packs, as all that is counted here: a pack is its chooser’s own. A lesson is here when all of its files are. */
  readonly lessons: Counted;
  readonly pictures: Counted;
  readonly voices: Counted;
  readonly missing: readonly MissingFiles[];
  /** How many women on this phone learn with this release. */
  readonly usedBy: number;
}

/** Every pack on this phone, of whichever woman, without network. */
export async function packsHere(store: Store, caches: MediaCaches | undefined): Promise<readonly PackContents[]> {
  const [rows, places] = await store.read(['packs', 'places'], async (tx) => [
    await tx.list('packs'),
    await tx.list('places'),
  ]);
  const cache = await openMedia(caches);
  const here = cache === null ? new Set<string>() : await mediaHere(cache);
  const usedBy = (id: string) => places.filter((place) => releasesOf(place).has(id)).length;
  return rows.map((row) => ({ ...contentsWith(row, here), usedBy: usedBy(row.releaseId) }));
}

/** The releases of her classes, and those that they take the place of. */
const releasesOf = ({ joined, replaces }: PlaceRow): ReadonlySet<string> =>
  new Set(joined.flatMap(({ releaseId }) => withReplaced(releaseId, replaces)));

function contentsWith(row: PackRow, here: ReadonlySet<string>): Omit<PackContents, 'usedBy'> {
  const { release, releaseId, language } = row;
  const isMissing = ({ sha256 }: MediaFile): boolean => !here.has(mediaUrl(sha256));
  const lessons = lessonsOf(release).map((lesson) => ({ id: lesson.id, files: filesIn(lesson, release, language) }));
  const ofLessons = new Set(lessons.flatMap(({ files }) => files.map(({ sha256 }) => sha256)));
  const files = coreFilesOf(release);
  const [voices, pictures] = [files.filter(isVoice), files.filter((file) => !isVoice(file))];
  const progress = progressWith(row, here);
  const count = (of: readonly MediaFile[]): Counted => ({
    here: of.filter((file) => !isMissing(file)).length,
    all: of.length,
  });
  return {
    ...progress,
    ...{ releaseId, language, release },
    documentBytes: utf8(JSON.stringify(release)).length,
    lessons: { here: lessons.filter((lesson) => !lesson.files.some(isMissing)).length, all: lessons.length },
    pictures: count(pictures),
    voices: count(voices),
    missing: [
      ...lessons.map(({ id, files: those }) => missingOf(id, those.filter(isMissing))),
      missingOf(
        null,
        files.filter((file) => !ofLessons.has(file.sha256) && isMissing(file)),
      ),
    ].filter(({ pictures: p, voices: v }) => p + v > 0),
  };
}

const isVoice = ({ type }: MediaFile): boolean => type.startsWith('audio/');

function missingOf(lessonId: string | null, files: readonly MediaFile[]): MissingFiles {
  const voices = files.filter(isVoice).length;
  return { lessonId, voices, pictures: files.length - voices, bytes: sum(files) };
}

/**
 * Notes which packs are whole no more because the browser has thrown files away, so that the trainer's class screen
 * hears of it too. Answers how many.
 */
export async function noteLostFiles(store: Store, caches: MediaCaches | undefined): Promise<number> {
  const cache = await openMedia(caches);
  if (cache === null) return 0;
  // Rows before files: a pack that becomes whole in between had its files before.
  const whole = (await store.read(['packs'], (tx) => tx.list('packs'))).filter(({ state }) => state === 'whole');
  const here = await mediaHere(cache);
  const thinned = whole.filter((row) => progressWith(row, here).state !== 'whole');
  if (thinned.length === 0) return 0;
  await store.write(['packs'], async (tx) => {
    for (const { key } of thinned) {
      const row = await tx.get('packs', key);
      if (row?.state === 'whole') await tx.put('packs', { ...row, state: 'coming', wasWhole: true });
    }
  });
  return thinned.length;
}

/** A pack that was taken off the phone a moment ago. */
export interface RemovedPack {
  /** Puts it back as it was, also without network, unless `finish` came before. */
  undo(): Promise<void>;
  /** Frees its room. */
  finish(): Promise<void>;
}

/** Takes a course in one language off the phone, for every woman on it. What they did stays. */
export async function removePack({ store, caches, releaseId, locale }: WhichPack): Promise<RemovedPack> {
  const key = packKey(releaseId, locale);
  const row = await store.write(['packs'], async (tx) => {
    const found = await tx.get('packs', key);
    await tx.delete('packs', key);
    return found;
  });
  return {
    async undo() {
      if (row === undefined) return;
      await store.write(['packs'], async (tx) => {
        if ((await tx.get('packs', key)) === undefined) await tx.put('packs', row);
      });
    },
    finish: async () => (caches === undefined ? undefined : dropUnneededMedia(store, caches)),
  };
}
