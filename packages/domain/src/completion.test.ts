import fc from 'fast-check';
import { completionOf } from './completion.ts';
import { blocksOf, type Course } from './content.ts';
import type { Progress } from './progress.ts';
import { progressOf } from './progress.ts';
import { aCourse, aLesson, anEvent, anyLearning, anyTest, courseOf, doing, text } from './generated-courses.suite.ts';

const test = fc.sample(anyTest, { numRuns: 50, seed: 3 }).find(({ topics }) => topics.length === 2);
if (!test) throw new Error('the sample holds no test of two topics');
const [critical, other] = test.topics.map(({ id }) => id);
const lessons = [
  aLesson('l1', [{ kind: 'text', id: '', text }]),
  aLesson('l2', [{ kind: 'text', id: '', text }], { minutes: 7 }),
];
const rule = (completion: Partial<Course['completion']>, course: Partial<Course> = { test }) =>
  courseOf(lessons, { ...course, completion: { ...aCourse.completion, ...completion } });
const progress = (done: readonly string[], topicsRight: readonly string[] = []): Progress => ({
  lessons: lessons.map(({ id }) => ({
    lessonId: id,
    blocks: 1,
    blocksDone: done.includes(id) ? 1 : 0,
    state: done.includes(id) ? 'done' : 'new',
  })),
  blocksDone: new Set(),
  attempts: [],
  topicsRight,
  preTest: null,
  postTest: null,
});
const all = ['l1', 'l2'];

describe('completion', () => {
  it('is there when nothing is missing', () => {
    expect(completionOf(rule({}), progress(all), 0)).toEqual({ isComplete: true, missing: [] });
  });

  it('names every lesson that is missing, with its minutes', () => {
    expect(completionOf(rule({}), progress(['l1']), 0)).toEqual({
      isComplete: false,
      missing: [{ what: 'lesson', lessonId: 'l2', minutes: 7 }],
    });
  });

  it('is not there when all lessons are done but the test was not taken', () => {
    const { isComplete, missing } = completionOf(rule({ test: { topics: 'critical' } }), progress(all), 0);
    expect(isComplete).toBe(false);
    expect(missing).toEqual([{ what: 'topic', topicId: critical }]);
  });

  it('needs the critical topics, or all of them, as the course says', () => {
    expect(completionOf(rule({ test: { topics: 'critical' } }), progress(all, [critical ?? '']), 0).isComplete).toBe(
      true,
    );
    expect(completionOf(rule({ test: { topics: 'all' } }), progress(all, [critical ?? '']), 0).missing).toEqual([
      { what: 'topic', topicId: other },
    ]);
  });

  it('counts the meetings that are missing, and does not mind more than enough', () => {
    expect(completionOf(rule({ meetings: 3 }), progress(all), 1).missing).toEqual([{ what: 'meetings', meetings: 2 }]);
    expect(completionOf(rule({ meetings: 3 }), progress(all), 5).isComplete).toBe(true);
  });

  it('does not wait for contacts after departure', () => {
    const course = courseOf([...lessons, aLesson('later', [], { afterDeparture: 30 })]);
    expect(completionOf(course, progress(all), 0).isComplete).toBe(true);
  });

  it('is a state: a lesson that left the course later, or one that nobody knows, changes nothing', () => {
    const more = { ...progress(all), lessons: [...progress(all).lessons, ...progress(['gone']).lessons] };
    expect(completionOf(rule({}), more, 0).isComplete).toBe(true);
  });

  it('wants a lesson whose progress nobody has computed', () => {
    expect(completionOf(rule({}), { ...progress([]), lessons: [] }, 0).missing).toHaveLength(2);
  });

  it('is complete exactly when nothing is missing, and each lesson is either done or missing', () => {
    fc.assert(
      fc.property(anyLearning, fc.nat({ max: 3 }), ({ course, events }, attended) => {
        const of = progressOf(course, events);
        const { isComplete, missing } = completionOf(course, of, attended);
        expect(isComplete).toBe(missing.length === 0);
        const missed = missing.flatMap((thing) => (thing.what === 'lesson' ? [thing.lessonId] : []));
        expect(missed).toEqual(of.lessons.filter(({ state }) => state !== 'done').map(({ lessonId }) => lessonId));
      }),
    );
  });

  it('can be reached in every course', () => {
    fc.assert(
      fc.property(anyLearning, ({ course }) => {
        const events = blocksOf(course).map((block, at) => anEvent(doing(block), at));
        const sitting = (course.test?.items ?? []).map((item, at) =>
          anEvent(
            { kind: 'item-answered', attemptId: 'a', sitting: 'again', itemId: item.id, answer: item.key },
            100 + at,
          ),
        );
        const handedIn = anEvent({ kind: 'test-handed-in', attemptId: 'a', sitting: 'again' }, 200);
        expect(completionOf(course, progressOf(course, [...events, ...sitting, handedIn]), 0).isComplete).toBe(true);
      }),
    );
  });
});
