import type { ReleaseSummary } from '@romduol/contracts';
import {
  lessonsUnderReview,
  locales,
  requiredLessonsOf,
  textCountsOf,
  textsOf,
  withoutPacks,
  type Locale,
  type Release,
} from '@romduol/domain';
import { gzipSync } from 'node:zlib';
import { inLanguage } from './pack.ts';

/** A release never changes, so what is worked out of its large document is worked out once. */
function oncePerRelease<Value>(workOut: (release: Release) => Value): (release: Release) => Value {
  const known = new WeakMap<Release, Value>();
  return (release) => {
    const value = known.get(release) ?? workOut(release);
    known.set(release, value);
    return value;
  };
}

/** Languages in which every text of a release exists. */
export const languagesOf = oncePerRelease((release): readonly Locale[] => {
  const texts = textsOf(release).map(({ text }) => text);
  return locales.filter((locale) => texts.every((text) => text[locale] !== undefined));
});

/** Bytes of everything a phone downloads before she chooses a pack: the files, and the document in one language (Khmer, the longest in bytes). */
export const packBytes = oncePerRelease((release) => bytesIn(release, 'km'));

/** At most so many: the document is told as every browser can be sent it, and most are sent it a quarter smaller. */
function bytesIn(release: Release, locale: Locale): number {
  const pack = withoutPacks(inLanguage(release, locale));
  // Two pictures may be one file, which travels once.
  const files = new Map(Object.values(pack.files).map(({ sha256, bytes }) => [sha256, bytes]));
  return [...files.values()].reduce((sum, bytes) => sum + bytes, gzipSync(JSON.stringify(pack)).length);
}

/** Bytes of a pack by language, for every language that can be taught. */
export const packBytesByLanguage = oncePerRelease((release): Readonly<Partial<Record<Locale, number>>> =>
  Object.fromEntries(languagesOf(release).map((locale) => [locale, bytesIn(release, locale)])),
);

/** What staff choose a release by, except what their own organisation has to say of it. */
export const summaryOf = oncePerRelease((release): Omit<ReleaseSummary, 'accepted' | 'mayBeTaught'> => {
  const { id, code, version, title, summary, minutes, review } = release;
  return {
    ...{ id, code, version, minutes },
    title: { ...title },
    summary: { ...summary },
    lessons: requiredLessonsOf(release).length,
    languages: [...languagesOf(release)],
    reviewed: locales.filter((locale) => review[locale].state === 'accepted'),
    texts: textCountsOf(release),
    underReview: lessonsUnderReview(release).length,
    packBytes: packBytes(release),
  };
});
