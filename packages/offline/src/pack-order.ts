/** Which files a lesson needs, and in which order a course comes onto the phone. */
import { allLessonsOf, picturesIn, textsOf, type Locale, type MediaFile, type Release } from '@romduol/domain';
import { filesOf } from './pack-row.ts';

/** Files of one part of a release in one language: pictures first, since a voice can be heard before it is here. */
export function filesIn(part: unknown, release: Release, language: Locale): readonly MediaFile[] {
  const pictures = picturesIn(part).map((id) => release.files[id]);
  const voices = textsOf(part).map(({ key }) => {
    const narration = release.voices[key]?.[language];
    return narration && release.files[narration.media];
  });
  return once([...pictures, ...voices].filter((file) => file !== undefined));
}

/**
 * Every file of a release, each once, in the order in which she will want it: the pictures of her next lesson, those that
 * stand in the list of lessons, what else her next lesson has, the questions (which may stand before it), the lessons
 * after it, those before it, and whatever else there is.
 */
export function filesInOrder(release: Release, language: Locale, firstLesson: string | null): readonly MediaFile[] {
  const lessons = allLessonsOf(release);
  const at = Math.max(
    0,
    lessons.findIndex(({ id }) => id === firstLesson),
  );
  const [first, ...later] = [...lessons.slice(at), ...lessons.slice(0, at)];
  const covers = { covers: lessons.map(({ picture }) => ({ picture })) };
  const parts = [first, { test: release.test }, ...later];
  return once([
    ...filesIn(first, { ...release, voices: {} }, language),
    ...filesIn(covers, release, language),
    ...parts.flatMap((part) => filesIn(part, release, language)),
    ...filesOf(release),
  ]);
}

/** Files of some lessons, in the order of their ids as given. */
export function filesOfLessons(release: Release, language: Locale, ids: readonly string[]): readonly MediaFile[] {
  const lessons = allLessonsOf(release);
  return once(
    ids.flatMap((id) =>
      filesIn(
        lessons.find((lesson) => lesson.id === id),
        release,
        language,
      ),
    ),
  );
}

const once = (files: readonly MediaFile[]): readonly MediaFile[] => [
  ...new Map(files.map((file) => [file.sha256, file])).values(),
];
