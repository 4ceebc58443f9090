/** Tells cheaply who cannot have completed a course, so that the events of all others need not be folded. */
import { requiredLessonsOf, type Course } from './content.ts';

/** What the events of an enrolment name, without looking at what they say of it. */
export interface Named {
  /** Ids of blocks, and of lessons that were skipped. */
  readonly ids: ReadonlySet<string>;
  /** Whether a test was handed in that was not the one before the course, however it was answered. */
  readonly handedIn: boolean;
}

/** With fewer events than this nobody has completed: each block needs one, a lesson that may be skipped one in all. */
export function fewestEvents(course: Course): number {
  const events = requiredLessonsOf(course).map((lesson) =>
    Math.min(lesson.blocks.length, lesson.skippable ? 1 : Infinity),
  );
  return events.reduce((sum, each) => sum + each, needsTest(course) ? 1 : 0);
}

/**
 * Whether an enrolment could be complete, by what its events name. It never misses one that is: completion needs an event
 * for each block or for the lesson that was skipped, and a test handed in where a topic is required.
 */
export function mayBeComplete(course: Course, { ids, handedIn }: Named): boolean {
  const isEveryLessonNamed = requiredLessonsOf(course).every(
    (lesson) => (lesson.skippable && ids.has(lesson.id)) || lesson.blocks.every((block) => ids.has(block.id)),
  );
  return isEveryLessonNamed && (handedIn || !needsTest(course));
}

const needsTest = ({ completion, test }: Course): boolean =>
  (completion.test && test ? test.topics : []).some((topic) => completion.test?.topics === 'all' || topic.critical);
