import { requiredLessonsOf, type Course } from './content.ts';
import type { Progress } from './progress.ts';

/** One thing that still stands between her and completion. */
export type Missing =
  | { readonly what: 'lesson'; readonly lessonId: string; readonly minutes: number }
  | { readonly what: 'topic'; readonly topicId: string }
  | { readonly what: 'meetings'; readonly meetings: number };

/** Completion is a state, not a percentage: either nothing is missing, or exactly these things are. */
export interface Completion {
  readonly isComplete: boolean;
  readonly missing: readonly Missing[];
}

/**
 * The completion rule: every required lesson ∧ meetings attended ∧ the topics of the test. The pre-test is a baseline
 * and is never required; contacts after departure are not part of the course that the certificate states.
 */
export function completionOf(course: Course, progress: Progress, meetingsAttended: number): Completion {
  const { completion, test } = course;
  const lessons = requiredLessonsOf(course)
    .filter((lesson) => progress.lessons.find(({ lessonId }) => lessonId === lesson.id)?.state !== 'done')
    .map((lesson): Missing => ({ what: 'lesson', lessonId: lesson.id, minutes: lesson.minutes }));
  const topics = (completion.test && test ? test.topics : [])
    .filter((topic) => completion.test?.topics === 'all' || topic.critical)
    .filter((topic) => !progress.topicsRight.includes(topic.id))
    .map((topic): Missing => ({ what: 'topic', topicId: topic.id }));
  const meetings = Math.max(0, completion.meetings - meetingsAttended);
  const missing = [...lessons, ...topics, ...(meetings > 0 ? [{ what: 'meetings', meetings } as const] : [])];
  return { isComplete: missing.length === 0, missing };
}
