import fc from 'fast-check';
import { blocksOf, lessonsOf, type Course } from './content.ts';
import type { LearningEvent, LearningFact, Sitting } from './learning-event.ts';
import { progressOf } from './progress.ts';
import { corpus, corpusCourse } from './progress-corpus.suite.ts';
import {
  aLesson,
  anEvent,
  anyActivity,
  anyLearning,
  anyTest,
  courseOf,
  doing,
  text,
} from './generated-courses.suite.ts';

const sample = <T>(arbitrary: fc.Arbitrary<T>, numRuns = 300) => fc.sample(arbitrary, { numRuns, seed: 20261125 });
const inAnyOrder = (events: readonly LearningEvent[]) =>
  fc.shuffledSubarray([...events], { minLength: events.length, maxLength: events.length });
const isWithin = <T>(part: Iterable<T>, whole: Iterable<T>) => [...part].every((thing) => [...whole].includes(thing));
const done = (course: Course, events: readonly LearningEvent[]) =>
  progressOf(course, events).lessons.flatMap(({ lessonId, state }) => (state === 'done' ? [lessonId] : []));

describe('the made-up learning that these properties look at', () => {
  const progresses = sample(anyLearning).map(({ course, events }) => ({
    course,
    events,
    progress: progressOf(course, events),
  }));

  it.each<[string, (of: (typeof progresses)[number]) => boolean]>([
    ['has lessons that are done', ({ progress }) => progress.lessons.some(({ state }) => state === 'done')],
    ['has lessons that are begun', ({ progress }) => progress.lessons.some(({ state }) => state === 'begun')],
    ['has lessons that are new', ({ progress }) => progress.lessons.some(({ state }) => state === 'new')],
    ['has topics that are right', ({ progress }) => progress.topicsRight.length > 0],
    ['has pre-tests', ({ progress }) => progress.preTest !== null],
    ['has post-tests with points', ({ progress }) => (progress.postTest?.score.right ?? 0) > 0],
    ['has retries', ({ progress }) => progress.attempts.some(({ sitting }) => sitting === 'again')],
    [
      'has attempts that were not handed in',
      ({ events, progress }) => attemptsBegun(events).length > progress.attempts.length,
    ],
    [
      'has sittings handed in with their answers, and as version 1 did',
      ({ events }) =>
        new Set(events.flatMap(({ fact }) => (fact.kind === 'test-handed-in' ? [fact.answers === undefined] : [])))
          .size === 2,
    ],
    ['has work of two phones', ({ events }) => new Set(events.map(({ deviceId }) => deviceId)).size === 2],
  ])('%s', (_, holds) => {
    expect(progresses.filter(holds).length).toBeGreaterThan(5);
  });

  it('has every kind of block, done', () => {
    const kinds = progresses.flatMap(({ course, progress }) =>
      blocksOf(course).flatMap(({ id, kind }) => (progress.blocksDone.has(id) ? [kind] : [])),
    );
    expect([...new Set(kinds)].sort()).toEqual([...Object.keys(anyActivity), 'text'].sort());
  });

  const attemptsBegun = (events: readonly LearningEvent[]) => [
    ...new Set(events.flatMap(({ fact }) => (fact.kind === 'item-answered' ? [fact.attemptId] : []))),
  ];
});

/** Not a handing-in as version 1 wrote it. */
const isOfToday = ({ fact }: LearningEvent) => fact.kind !== 'test-handed-in' || fact.answers !== undefined;

describe.each(Object.entries(corpus))('with %s, progress', (_, events) => {
  const whole = progressOf(corpusCourse, events);
  const parts = Array.from({ length: 2 ** events.length }, (_unused, bits) =>
    events.filter((_event, at) => (bits >> at) % 2 === 1),
  );

  it('is the same forwards, backwards, twice, and in any two batches', () => {
    expect(progressOf(corpusCourse, [...events].reverse())).toEqual(whole);
    for (const part of parts) expect(progressOf(corpusCourse, [...part, ...events, ...part])).toEqual(whole);
  });

  it('never goes backwards from any part of it', () => {
    for (const part of parts.filter((some) => events.every(isOfToday) || some.length === events.length)) {
      const before = progressOf(corpusCourse, part);
      expect(isWithin(before.blocksDone, whole.blocksDone)).toBe(true);
      expect(isWithin(done(corpusCourse, part), done(corpusCourse, events))).toBe(true);
      expect(isWithin(before.topicsRight, whole.topicsRight)).toBe(true);
    }
  });

  it('scores between nothing and all', () => {
    for (const { result } of whole.attempts) {
      expect(result.score.right).toBeGreaterThanOrEqual(0);
      expect(result.score.right).toBeLessThanOrEqual(result.score.of);
    }
  });
});

describe('what once went wrong', () => {
  const topicsOf = (name: string) => progressOf(corpusCourse, corpus[name] ?? fail()).topicsRight;

  it('counts what another phone answered, whichever phone has the smaller name', () => {
    expect(topicsOf('a sitting begun on one phone and handed in on another, whose name comes first')).toEqual([
      'money',
      'papers',
    ]);
  });
  it('counts the topics of both when one sitting was handed in twice, and one sitting', () => {
    const name = 'the same sitting handed in on two phones with different answers';
    expect(topicsOf(name)).toEqual(['money', 'papers']);
    expect(progressOf(corpusCourse, corpus[name] ?? fail()).attempts).toHaveLength(1);
  });
  it('counts the answer that she handed in, though the one before it came first', () => {
    expect(topicsOf('an answer changed from right to wrong before handing in, and the change comes late')).toEqual([]);
  });
  it('earns nothing for ticking everything', () => {
    expect(topicsOf('everything ticked, everywhere')).toEqual([]);
  });
});

describe('progress is a fold', () => {
  it('is the same in whatever order the events arrive', () => {
    const shuffled = anyLearning.chain(({ course, events }) =>
      fc.tuple(fc.constant({ course, events }), inAnyOrder(events)),
    );
    fc.assert(
      fc.property(shuffled, ([{ course, events }, again]) =>
        expect(progressOf(course, again)).toEqual(progressOf(course, events)),
      ),
    );
  });

  it('is the same when events are handed in twice', () => {
    const repeated = anyLearning.chain(({ course, events }) =>
      fc.tuple(fc.constant({ course, events }), fc.subarray([...events])),
    );
    fc.assert(
      fc.property(repeated, ([{ course, events }, twice]) =>
        expect(progressOf(course, [...twice, ...events])).toEqual(progressOf(course, events)),
      ),
    );
  });

  it('is the same when events come in batches that overlap, whichever batch is first', () => {
    const batches = anyLearning.chain(({ course, events }) =>
      fc.record({
        course: fc.constant(course),
        events: fc.constant(events),
        cut: fc.nat(events.length),
        overlap: fc.nat(5),
      }),
    );
    fc.assert(
      fc.property(batches, ({ course, events, cut, overlap }) => {
        const first = events.slice(0, cut + overlap);
        const second = events.slice(cut);
        expect(progressOf(course, [...second, ...first])).toEqual(progressOf(course, events));
      }),
    );
  });

  it('never undoes what is done as events are added', () => {
    const parts = anyLearning.chain(({ course, events }) =>
      fc.tuple(fc.constant({ course, events }), fc.subarray([...events])),
    );
    fc.assert(
      fc.property(parts, ([{ course, events }, part]) => {
        expect(isWithin(progressOf(course, part).blocksDone, progressOf(course, events).blocksDone)).toBe(true);
        expect(isWithin(done(course, part), done(course, events))).toBe(true);
      }),
    );
  });

  it('never takes back a topic, whatever is late, once phones hand in with their answers', () => {
    const parts = anyLearning
      .map(({ course, events }) => ({ course, events: events.filter(isOfToday) }))
      .chain(({ course, events }) => fc.tuple(fc.constant({ course, events }), fc.subarray([...events])));
    fc.assert(
      fc.property(parts, ([{ course, events }, part]) => {
        expect(isWithin(progressOf(course, part).topicsRight, progressOf(course, events).topicsRight)).toBe(true);
      }),
    );
  });

  it('never takes back a topic as her phones go on', () => {
    const upTo = fc.tuple(anyLearning, fc.nat({ max: 30 }));
    fc.assert(
      fc.property(upTo, ([{ course, events }, last]) => {
        const sofar = events.filter(({ seq }) => seq <= last);
        expect(isWithin(progressOf(course, sofar).topicsRight, progressOf(course, events).topicsRight)).toBe(true);
      }),
    );
  });

  it('counts blocks the same way for lessons and alone', () => {
    fc.assert(
      fc.property(anyLearning, ({ course, events }) => {
        const { lessons, blocksDone } = progressOf(course, events);
        expect(lessons.reduce((sum, lesson) => sum + lesson.blocksDone, 0)).toBe(blocksDone.size);
        expect(lessons.map(({ lessonId }) => lessonId)).toEqual(lessonsOf(course).map(({ id }) => id));
      }),
    );
  });
});

describe('a lesson', () => {
  it('is done when every block was done as it is meant, and not when one was left out', () => {
    const lessonsWithoutMercy = anyLearning.map(({ course }) => course).filter((course) => blocksOf(course).length > 0);
    fc.assert(
      fc.property(lessonsWithoutMercy, fc.nat(), (course, pick) => {
        const events = blocksOf(course).map((block, at) => anEvent(doing(block), at));
        expect(done(course, events)).toEqual(lessonsOf(course).map(({ id }) => id));
        const leftOut = pick % events.length;
        const { lessons } = progressOf(
          course,
          events.filter((_, at) => at !== leftOut),
        );
        expect(lessons.filter(({ state }) => state !== 'done')).toHaveLength(1);
      }),
    );
  });

  const quiz = fc.sample(anyActivity.quiz, { numRuns: 1, seed: 1 })[0] ?? fail();
  const lesson = aLesson('l1', [{ kind: 'text', id: '', text }, quiz]);
  const seen: LearningFact = { kind: 'block-seen', blockId: 'l1-b2' };

  it('is not done by looking at it', () => {
    const course = courseOf([lesson]);
    expect(progressOf(course, [anEvent({ ...seen, blockId: 'l1-b1' }, 1), anEvent(seen, 2)]).lessons).toEqual([
      { lessonId: 'l1', blocksDone: 1, blocks: 2, state: 'begun' },
    ]);
  });

  it('counts a skipped block only where it is hard or the lesson may be skipped', () => {
    const skipped = anEvent({ kind: 'block-skipped', blockId: 'l1-b2' }, 1);
    const hard = { ...lesson, blocks: lesson.blocks.map((block) => ({ ...block, hard: true as const })) };
    expect(progressOf(courseOf([lesson]), [skipped]).blocksDone.size).toBe(0);
    expect(progressOf(courseOf([hard]), [skipped]).blocksDone.size).toBe(1);
    expect(progressOf(courseOf([{ ...lesson, skippable: true }]), [skipped]).blocksDone.size).toBe(1);
  });

  it('is done by skipping it only when it may be skipped', () => {
    const skipped = anEvent({ kind: 'lesson-skipped', lessonId: 'l1' }, 1);
    expect(done(courseOf([lesson]), [skipped])).toEqual([]);
    expect(done(courseOf([{ ...lesson, skippable: true }]), [skipped])).toEqual(['l1']);
  });

  it('keeps its progress when it is renamed and its blocks move to another lesson', () => {
    const before = courseOf([aLesson('l1', [quiz, quiz, quiz]), aLesson('l2', [quiz])]);
    const events = blocksOf(before).map((block, at) => anEvent(doing(block), at));
    const [first, second] = lessonsOf(before);
    if (!first || !second) throw new Error('two lessons were made');
    const after = courseOf([
      { ...first, title: { en: 'Another name' }, blocks: first.blocks.slice(0, 1) },
      { ...second, blocks: [...second.blocks, ...first.blocks.slice(1)] },
    ]);
    expect(done(after, events)).toEqual(['l1', 'l2']);
  });
});

describe('a sitting of the test', () => {
  const test = fc.sample(anyTest, { numRuns: 50, seed: 3 }).find(({ topics }) => topics.length === 2) ?? fail();
  const course = courseOf([], { test });
  const [one, two] = test.forms.X;
  const key = (id: string | undefined) => test.items.find((item) => item.id === id)?.key ?? [];
  const wrong = (id: string | undefined) => {
    const item = test.items.find((candidate) => candidate.id === id);
    return item?.choices.map((choice) => choice.id) ?? [];
  };
  let seq = 0;
  const answered = (
    attemptId: string,
    sitting: Sitting,
    itemId: string | undefined,
    answer: readonly string[] | 'dont-know',
  ) => anEvent({ kind: 'item-answered', attemptId, sitting, itemId: itemId ?? '', answer }, (seq += 1));
  const handedIn = (attemptId: string, sitting: Sitting) =>
    anEvent({ kind: 'test-handed-in', attemptId, sitting }, (seq += 1));

  it('does not count before it is handed in', () => {
    const events = [answered('a1', 'post', one, key(one))];
    expect(progressOf(course, events).attempts).toEqual([]);
    expect(progressOf(course, events).topicsRight).toEqual([]);
  });

  it('counts the last answer that was given before handing in', () => {
    const events = [
      answered('a1', 'post', one, wrong(one)),
      answered('a1', 'post', one, key(one)),
      handedIn('a1', 'post'),
      answered('a1', 'post', two, key(two)),
    ];
    expect(progressOf(course, events).postTest).toEqual({
      score: { of: 2, right: 1 },
      topicsRight: [test.topics[0]?.id],
      dontKnow: 0,
    });
  });

  it('is out of all items of its form, answered or not', () => {
    expect(progressOf(course, [handedIn('a1', 'post')]).postTest?.score).toEqual({ of: 2, right: 0 });
  });

  it('is out of the topics asked again when it is a retry', () => {
    const events = [answered('a1', 'again', one, key(one)), handedIn('a1', 'again')];
    expect(progressOf(course, events).attempts[0]?.result.score).toEqual({ of: 1, right: 1 });
  });

  it('earns no topics before the course', () => {
    const events = [answered('a1', 'pre', one, key(one)), handedIn('a1', 'pre')];
    expect(progressOf(course, events)).toMatchObject({
      topicsRight: [],
      preTest: { score: { of: 2, right: 1 } },
      postTest: null,
    });
  });

  it('keeps the first post-test as the result and gathers topics over all of them', () => {
    const events = [
      answered('a1', 'post', one, key(one)),
      handedIn('a1', 'post'),
      answered('a2', 'post', two, key(two)),
      handedIn('a2', 'post'),
    ];
    const { postTest, topicsRight } = progressOf(course, events);
    expect(postTest?.topicsRight).toEqual([test.topics[0]?.id]);
    expect(topicsRight).toEqual(test.topics.map(({ id }) => id));
  });

  it('never scores more than all or less than nothing', () => {
    fc.assert(
      fc.property(anyLearning, ({ course, events }) => {
        for (const { result } of progressOf(course, events).attempts) {
          expect(result.score.right).toBeGreaterThanOrEqual(0);
          expect(result.score.right).toBeLessThanOrEqual(result.score.of);
          expect(result.dontKnow + result.score.right).toBeLessThanOrEqual(result.score.of);
        }
      }),
    );
  });
});

function fail(): never {
  throw new Error('the sample holds no such thing');
}
