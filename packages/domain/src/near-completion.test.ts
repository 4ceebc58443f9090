import fc from 'fast-check';
import { completionOf } from './completion.ts';
import { blocksOf, lessonsOf, type Course } from './content.ts';
import {
  aLesson,
  anEvent,
  anyCourse,
  anyEvents,
  courseOf,
  doing,
  handedInWith,
  text,
} from './generated-courses.suite.ts';
import type { LearningEvent, LearningFact } from './learning-event.ts';
import { fewestEvents, mayBeComplete, type Named } from './near-completion.ts';
import { progressOf } from './progress.ts';

const namedBy = (events: readonly LearningEvent[]): Named => ({
  ids: new Set(
    events.flatMap(({ fact }) => ('blockId' in fact ? [fact.blockId] : 'lessonId' in fact ? [fact.lessonId] : [])),
  ),
  handedIn: events.some(({ fact }) => fact.kind === 'test-handed-in' && fact.sitting !== 'pre'),
});
const isComplete = (course: Course, events: readonly LearningEvent[]) =>
  completionOf(course, progressOf(course, events), 0).isComplete;

/** Everything that a woman does who completes: each lesson block by block or skipped, and both forms of the test. */
const factsOf = (course: Course, skips: boolean): readonly LearningFact[] => [
  ...lessonsOf(course).flatMap((lesson): LearningFact[] =>
    skips && lesson.skippable ? [{ kind: 'lesson-skipped', lessonId: lesson.id }] : lesson.blocks.map(doing),
  ),
  ...(course.test
    ? [
        handedInWith(
          { attemptId: 'a', sitting: 'again' },
          course.test.items.map(({ id, key }) => ({
            itemId: id,
            answer: key.length > 0 ? key : 'dont-know',
          })),
        ),
      ]
    : []),
];
/** What women do: anything at all, or the whole course, perhaps without one of it. */
const anyWoman = anyCourse.chain((course) =>
  fc.tuple(fc.boolean(), fc.option(fc.nat()), anyEvents(course)).map(([skips, without, noise]) => {
    const facts = factsOf(course, skips).filter((_, at, all) => without === null || at !== without % all.length);
    return { course, noise, events: facts.map((fact, seq) => ({ ...anEvent(fact, seq, 'phone-3'), id: `w-${seq}` })) };
  }),
);

describe('whether somebody may have completed', () => {
  it('never says no of a woman who has, whatever else she did', () => {
    let complete = 0;
    let incomplete = 0;
    fc.assert(
      fc.property(anyWoman, ({ course, events, noise }) => {
        for (const all of [events, noise, [...noise, ...events]]) {
          if (!isComplete(course, all)) {
            incomplete += 1;
            continue;
          }
          complete += 1;
          expect(mayBeComplete(course, namedBy(all))).toBe(true);
          expect(all.length).toBeGreaterThanOrEqual(fewestEvents(course));
        }
      }),
      { numRuns: 500 },
    );
    expect(Math.min(complete, incomplete)).toBeGreaterThan(100);
  });

  it('says no of a woman who lacks one thing', () => {
    fc.assert(
      fc.property(anyCourse, (course) => {
        for (const missing of blocksOf(course)) {
          const ids = new Set(blocksOf(course).flatMap(({ id }) => (id === missing.id ? [] : [id])));
          expect(mayBeComplete(course, { ids, handedIn: true })).toBe(false);
        }
      }),
    );
  });

  it('needs the test only where a topic is required, and no contact after departure', () => {
    const page = { kind: 'text', id: 'b', text } as const;
    const lessons = [aLesson('l1', [page, page]), aLesson('l2', [page], { afterDeparture: 30 })];
    const course = courseOf(lessons);
    const ids = new Set(['l1-b1', 'l1-b2']);
    expect(fewestEvents(course)).toBe(2);
    expect(mayBeComplete(course, { ids, handedIn: false })).toBe(true);
    const topics = [{ id: 't', title: text, critical: false }];
    const test = { id: 'test', title: text, topics, items: [], forms: { X: [], Y: [] } };
    const asking = (of: 'all' | 'critical') =>
      courseOf(lessons, { test, completion: { ...course.completion, test: { topics: of } } });
    expect(mayBeComplete(asking('critical'), { ids, handedIn: false })).toBe(true);
    expect(mayBeComplete(asking('all'), { ids, handedIn: false })).toBe(false);
    expect(mayBeComplete(asking('all'), { ids, handedIn: true })).toBe(true);
    expect([fewestEvents(asking('critical')), fewestEvents(asking('all'))]).toEqual([2, 3]);
  });
});
