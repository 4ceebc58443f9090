/** Progress is a fold over learning events, blind to their order and repetition, the same on phone and server. */
import { allLessonsOf, type Course, type Lesson, type Test } from './content.ts';
import { completes, gradeTest, isAnswer, type TestResult } from './grading.ts';
import { inOrder, type ItemAnswer, type LearningEvent, type Sitting } from './learning-event.ts';

/** How far one lesson is. Once done it stays done: events only ever grow in number. */
export interface LessonProgress {
  readonly lessonId: string;
  readonly blocksDone: number;
  readonly blocks: number;
  readonly state: 'new' | 'begun' | 'done';
}

/** One handed-in sitting of the test; of several hand-ins of one attempt, the first in the order of events. */
export interface Attempt {
  readonly attemptId: string;
  readonly sitting: Sitting;
  readonly result: TestResult;
}

/** What the rules say of her events in one enrolment. */
export interface Progress {
  readonly lessons: readonly LessonProgress[];
  /** Block ids that are done or were skipped without loss. */
  readonly blocksDone: ReadonlySet<string>;
  readonly attempts: readonly Attempt[];
  /** Topics answered rightly in the post-test or a retry, ever. */
  readonly topicsRight: readonly string[];
  /** Handed in before the course began teaching; null when she took none. */
  readonly preTest: TestResult | null;
  /** The first handed-in post-test; null when she has not taken it. */
  readonly postTest: TestResult | null;
}

/** Folds events into progress. Events that name nothing of this course count for nothing and harm nothing. */
export function progressOf(course: Course, events: readonly LearningEvent[]): Progress {
  const ordered = inOrder(events);
  const blocksDone = blocksDoneBy(course, ordered);
  const handIns = handInsOf(course, ordered);
  const attempts = handIns.filter(({ attemptId }, at) => handIns[at - 1]?.attemptId !== attemptId);
  const after = handIns.filter(({ sitting }) => sitting !== 'pre');
  return {
    lessons: allLessonsOf(course).map((lesson) => lessonProgress(lesson, blocksDone)),
    blocksDone,
    attempts,
    topicsRight: [...new Set(after.flatMap(({ result }) => result.topicsRight))].sort(),
    preTest: attempts.find(({ sitting }) => sitting === 'pre')?.result ?? null,
    postTest: attempts.find(({ sitting }) => sitting === 'post')?.result ?? null,
  };
}

function lessonProgress(lesson: Lesson, done: ReadonlySet<string>): LessonProgress {
  const blocksDone = lesson.blocks.filter(({ id }) => done.has(id)).length;
  const blocks = lesson.blocks.length;
  return {
    lessonId: lesson.id,
    blocksDone,
    blocks,
    state: blocksDone === blocks ? 'done' : blocksDone ? 'begun' : 'new',
  };
}

function blocksDoneBy(course: Course, events: readonly LearningEvent[]): ReadonlySet<string> {
  const lessons = allLessonsOf(course);
  const blocks = new Map(lessons.flatMap((lesson) => lesson.blocks.map((block) => [block.id, { block, lesson }])));
  const done = new Set<string>();
  for (const { fact } of events) {
    if (fact.kind === 'lesson-skipped') {
      const lesson = lessons.find(({ id }) => id === fact.lessonId);
      if (lesson?.skippable) lesson.blocks.forEach(({ id }) => done.add(id));
    }
    if (!('blockId' in fact)) continue;
    const found = blocks.get(fact.blockId);
    if (!found) continue;
    const { block, lesson } = found;
    if (fact.kind === 'block-seen' && block.kind === 'text') done.add(block.id);
    if (fact.kind === 'block-skipped' && (block.hard ?? lesson.skippable)) done.add(block.id);
    if (fact.kind === 'activity-answered' && completes(block, fact.answer)) done.add(block.id);
  }
  return done;
}

/**
 * Every handing-in, in an order that does not depend on arrival: attempt ids are UUIDv7 and so sort by when they began.
 * Two phones of one woman may hand in the same attempt; then there are two, and neither takes anything from the other.
 */
function handInsOf(course: Course, events: readonly LearningEvent[]): readonly Attempt[] {
  const { test } = course;
  if (!test) return [];
  const single = singleAnswersIn(test, events);
  return events
    .flatMap(({ fact }) => (fact.kind === 'test-handed-in' ? [fact] : []))
    .sort((one, other) => (one.attemptId < other.attemptId ? -1 : one.attemptId > other.attemptId ? 1 : 0))
    .map(({ attemptId, sitting, answers }) => {
      const given = answers ? answersTo(test, Object.entries(answers)) : (single.get(attemptId) ?? new Map());
      return { attemptId, sitting, result: gradeTest(test, asked(test, sitting, given), given) };
    });
}

const answersTo = (test: Test, given: readonly (readonly [string, ItemAnswer])[]): ReadonlyMap<string, ItemAnswer> =>
  new Map(given.filter(([id, answer]) => test.items.some((item) => item.id === id && isAnswer(item, answer))));

/**
 * The last answer to each item by attempt. Of events of version 1, whose handing-in carries no answers: what one phone
 * answered after handing in does not count; what another phone answered does.
 */
function singleAnswersIn(
  test: Test,
  events: readonly LearningEvent[],
): ReadonlyMap<string, ReadonlyMap<string, ItemAnswer>> {
  const handedIn = new Set<string>();
  const answers = new Map<string, (readonly [string, ItemAnswer])[]>();
  for (const { fact, deviceId } of events) {
    if (fact.kind === 'test-handed-in') handedIn.add(`${deviceId}/${fact.attemptId}`);
    if (fact.kind !== 'item-answered' || handedIn.has(`${deviceId}/${fact.attemptId}`)) continue;
    const of = answers.get(fact.attemptId) ?? [];
    of.push([fact.itemId, fact.answer]);
    answers.set(fact.attemptId, of);
  }
  return new Map([...answers].map(([attemptId, given]) => [attemptId, answersTo(test, given)]));
}

/** What a sitting asked: its whole form for the pre- and post-test, what was answered for a retry of some topics. */
function asked(test: Test, sitting: Sitting, given: ReadonlyMap<string, ItemAnswer>): readonly string[] {
  if (sitting === 'again') return [...given.keys()];
  const inX = test.forms.X.filter((id) => given.has(id)).length;
  const inY = test.forms.Y.filter((id) => given.has(id)).length;
  return inX >= inY ? test.forms.X : test.forms.Y;
}
