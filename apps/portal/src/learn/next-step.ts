import {
  allLessonsOf,
  requiredLessonsOf,
  type Completion,
  type Lesson,
  type Progress,
  type Release,
} from '@romduol/domain';

/** The one thing that is offered first on the learning screen. */
export type NextStep =
  | { readonly what: 'pre-test' }
  | { readonly what: 'lesson'; readonly lesson: Lesson; readonly isBegun: boolean }
  | { readonly what: 'post-test' }
  | { readonly what: 'again'; readonly topics: number }
  /** Only meetings of the class are missing: `attended` of `all`, as the server last said. */
  | { readonly what: 'meetings'; readonly attended: number; readonly all: number }
  | { readonly what: 'finished' };

/** The lesson she is at, or null when she has done all of them. */
export const nextLessonOf = (release: Release, progress: Progress): Lesson | null =>
  requiredLessonsOf(release).find(({ id }) => stateOf(progress, id) !== 'done') ?? null;

/** The lessons from one on, as many as are asked for. */
export function lessonsFrom(release: Release, lessonId: string, count: number): readonly string[] {
  const ids = allLessonsOf(release).map(({ id }) => id);
  const at = ids.indexOf(lessonId);
  return at < 0 ? [] : ids.slice(at, at + count);
}

/** How far one lesson is. */
export const stateOf = (progress: Progress, lessonId: string) =>
  progress.lessons.find((one) => one.lessonId === lessonId)?.state ?? 'new';

/**
 * What comes next: the pre-test while nothing is begun and she has not put it aside, then lessons in order, then the
 * post-test, then the topics that were not right yet, then the meetings of the class. Finished is she only when nothing is
 * missing.
 */
export function nextStepOf(
  release: Release,
  progress: Progress,
  completion: Completion,
  isPreTestPutAside: boolean,
): NextStep {
  const lessons = requiredLessonsOf(release);
  const isUntouched = lessons.every(({ id }) => stateOf(progress, id) === 'new');
  if (release.test && isUntouched && progress.preTest === null && !isPreTestPutAside) return { what: 'pre-test' };
  const lesson = nextLessonOf(release, progress);
  if (lesson) return { what: 'lesson', lesson, isBegun: stateOf(progress, lesson.id) === 'begun' };
  if (release.test && progress.postTest === null) return { what: 'post-test' };
  const topics = completion.missing.filter(({ what }) => what === 'topic').length;
  if (topics > 0) return { what: 'again', topics };
  const meetings = completion.missing.find(({ what }) => what === 'meetings');
  if (meetings?.what !== 'meetings') return { what: 'finished' };
  const all = release.completion.meetings;
  return { what: 'meetings', attended: all - meetings.meetings, all };
}
