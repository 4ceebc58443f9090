import {
  allLessonsOf,
  lessonsOf,
  blocksOf,
  completes,
  completionOf,
  faultsOfBlock,
  faultsOfItem,
  isRight,
  progressOf,
  requiredLessonsOf,
  rightAnswerTo,
  testMinutes,
  textsOf,
  tracksOf,
  type Item,
  type LearningEvent,
  type LearningFact,
} from '@romduol/domain';
import { globSync } from 'node:fs';
import path from 'node:path';
import { courseCodes, loadCourse } from './load.ts';

const home = path.join(import.meta.dirname, '..');
const courses = courseCodes.map((code) => loadCourse(code));
const duplicates = (ids: readonly string[]) => ids.filter((id, at) => ids.indexOf(id) !== at);

/** Every `id` that stands for itself in the whole course. */
const idsIn = (value: unknown): readonly string[] =>
  typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([name, child]) =>
        name === 'id' && typeof child === 'string' ? [child] : idsIn(child),
      );

describe('the built-in courses', () => {
  it('that do not exist are not found', () => {
    expect(() => loadCourse('ZZ')).toThrow(/ZZ/);
  });

  it('have every lesson file in a module or a pack', () => {
    const files = globSync(['courses/*/lessons/*.json', 'packs/*/*-*.json'], { cwd: home });
    const written = files.map((file) => path.basename(file, '.json'));
    const taught = courses.flatMap(allLessonsOf).map(({ id }) => id);
    expect([...new Set(taught)].sort()).toEqual(written.sort());
  });

  it('last as long as the plan says', () => {
    expect(Object.fromEntries(courses.map(({ code, minutes }) => [code, minutes]))).toEqual({
      A: 610,
      AE: 195,
      B: 860,
      R: 150,
      T: 210,
    });
  });
});

describe.each(courses.map((course) => [course.code, course] as const))('the course %s', (code, course) => {
  const { test } = course;
  const lessons = allLessonsOf(course);
  const blocks = blocksOf(course);
  const activities = blocks.filter((block) => block.kind !== 'text');
  const items: readonly Item[] = [
    ...activities.flatMap((block) => (block.kind === 'quiz' ? block.items : [])),
    ...(test?.items ?? []),
  ];

  it('is called by its code', () => {
    expect(course.code).toBe(code);
  });

  it('has no fault that its author could have been told', () => {
    expect(blocks.flatMap(faultsOfBlock)).toEqual([]);
    expect(items.flatMap(faultsOfItem)).toEqual([]);
  });

  it('has ids of their own for modules, lessons, blocks, items and topics', () => {
    expect(duplicates([...course.modules, ...course.packs].map(({ id }) => id))).toEqual([]);
    expect(duplicates([...lessons, ...blocks].map(({ id }) => id))).toEqual([]);
    expect(duplicates(items.map(({ id }) => id))).toEqual([]);
    const tracks = tracksOf(course);
    expect(duplicates([...tracks, ...tracks.flatMap(({ skills }) => skills)].map(({ id }) => id))).toEqual([]);
    expect(duplicates((test?.topics ?? []).map(({ id }) => id))).toEqual([]);
    expect(idsIn(course).length).toBeGreaterThan(500);
  });

  it('has a key of its own for every text, so that every text can have a voice of its own', () => {
    const keys = textsOf(course).map(({ key }) => key);
    expect(keys.length).toBeGreaterThan(500);
    expect(duplicates(keys)).toEqual([]);
  });

  it('can complete every activity by its right answer', () => {
    expect(activities.filter((block) => !completes(block, rightAnswerTo(block))).map(({ id }) => id)).toEqual([]);
  });

  it('is completed by doing everything as it is meant, and by nothing less', () => {
    let seq = 0;
    const event = (fact: LearningFact): LearningEvent => ({
      id: `event-${(seq += 1)}`,
      v: 2,
      by: 'herself',
      enrolmentId: 'enrolment',
      deviceId: 'phone',
      seq,
      occurredAt: '2026-11-25T00:00:00Z',
      fact,
    });
    const required = requiredLessonsOf(course).flatMap((lesson) => lesson.blocks);
    const done = required.map((block) =>
      event(
        block.kind === 'text'
          ? { kind: 'block-seen', blockId: block.id }
          : { kind: 'activity-answered', blockId: block.id, answer: rightAnswerTo(block) },
      ),
    );
    const sitting = { attemptId: 'attempt', sitting: 'post' } as const;
    const asked = (test?.items ?? []).filter(({ id }) => test?.forms.X.includes(id));
    const tested = [
      ...asked.map(({ id, key }) => event({ kind: 'item-answered', ...sitting, itemId: id, answer: key })),
      event({ kind: 'test-handed-in', ...sitting }),
    ];
    const critical = (test?.topics ?? []).filter((topic) => topic.critical).length;
    expect(completionOf(course, progressOf(course, [...done, ...tested]), 0).isComplete).toBe(true);
    expect(completionOf(course, progressOf(course, done), 0).missing.map(({ what }) => what)).toEqual(
      Array<string>(critical).fill('topic'),
    );
    expect(completionOf(course, progressOf(course, [...done.slice(1), ...tested]), 0).isComplete).toBe(false);
  });

  it('lasts as long as it says: its lessons and two sittings of the test', () => {
    expect(lessons.filter(({ minutes }) => minutes < 5 || minutes > 12).map(({ id }) => id)).toEqual([]);
    const counted = requiredLessonsOf(course).filter(({ unit }) => !afterPhaseOne.test(unit));
    const sum = counted.reduce((minutes, lesson) => minutes + lesson.minutes, 0);
    expect(sum + (countsTests.includes(code) ? 2 * testMinutes : 0)).toBe(course.minutes);
  });

  it('says where each lesson comes from, and that it is under review', () => {
    for (const { id, sources, underReview } of lessons) {
      expect([id, sources.length > 0]).toEqual([id, true]);
      if (sources.some(({ kind }) => kind === 'general' || kind === 'law'))
        expect([id, underReview]).toEqual([id, true]);
      for (const { kind, url } of sources) if (kind === 'page') expect(url).toMatch(/^https?:\/\//);
    }
  });

  it('warns before hard screens and ends them calmly', () => {
    const hard = lessons.filter((lesson) => lesson.blocks.some((block) => block.hard));
    expect(hard.filter(({ notice, calmEnding }) => !notice || !calmEnding).map(({ id }) => id)).toEqual([]);
  });

  it('offers the skipping that its notices promise', () => {
    const noticed = lessons.filter(({ notice, skippable }) => notice && !skippable);
    expect(noticed.filter((lesson) => !lesson.blocks.some((block) => block.hard)).map(({ id }) => id)).toEqual([]);
    const anywhere = noticed.filter(({ notice }) => /at any time|any screen/.test(notice?.en ?? ''));
    const stuck = anywhere.flatMap((lesson) => lesson.blocks.filter(({ kind, hard }) => kind !== 'text' && !hard));
    expect(stuck.map(({ id }) => id)).toEqual([]);
  });

  it('waits for native readers in every language', () => {
    expect(course.review).toEqual({ en: { state: 'awaiting' }, km: { state: 'awaiting' }, id: { state: 'awaiting' } });
  });

  it('asks nothing that ticking everything answers', () => {
    for (const item of items) {
      const everything = item.choices.map(({ id }) => id);
      if (item.kind === 'one' || item.kind === 'many') {
        expect([item.id, isRight(item, item.key), isRight(item, everything)]).toEqual([item.id, true, false]);
      } else expect([item.id, isRight(item, everything)]).toEqual([item.id, null]);
    }
  });

  it('cannot be answered by always choosing the same place', () => {
    const graded = items.filter(({ kind }) => kind === 'one');
    for (const place of [0, 1, 2]) {
      const right = graded.filter(({ choices, key }) => choices[place]?.id === key[0]).length;
      expect(right / graded.length).toBeLessThan(0.5);
    }
  });
});

describe('the technical tracks of course B', () => {
  it('are five trades of eight skills each; no other course has any', () => {
    const tracks = courses.map((course) => [course.code, tracksOf(course).map(({ skills }) => skills.length)]);
    expect(Object.fromEntries(tracks)).toEqual({ A: [], AE: [], B: [8, 8, 8, 8, 8], R: [], T: [] });
  });

  it('say a skill without the name of its trade, which stands above it', () => {
    const named = courses
      .flatMap(tracksOf)
      .flatMap(({ skills }) => skills.filter(({ text }) => /[:៖]/.test(text.en + (text.km ?? ''))));
    expect(named.map(({ id }) => id)).toEqual([]);
  });
});

/** Course B is counted by its first phase, class time; the small business, well-being and contacts come after it. */
const afterPhaseOne = /^B1[012]/;
/** Courses whose minutes count both sittings of their test: decision 0010. */
const countsTests = ['A', 'AE'];

/** Topics of each test that are safety-critical, and which unit teaches what a topic asks. */
const tests = {
  A: {
    critical: ['passport', 'sign', 'number', 'second-door'],
    taughtIn: {
      agency: 'A2.1',
      offer: 'A2.2',
      papers: 'A3.1',
      passport: 'A3.3',
      contract: 'A4.2',
      cost: 'A5.1',
      loan: 'A5.2',
      sign: 'A7.1',
      scam: 'A8.1',
      health: 'A10.1',
      number: 'A12.1',
      'second-door': 'A12.3',
    },
  },
  AE: {
    critical: ['passport', 'sign', 'number', 'second-door'],
    taughtIn: {
      offer: 'A2.2',
      papers: 'A3.1',
      passport: 'A3.3',
      'check-in': 'A6.2',
      sign: 'A7.1',
      number: 'A12.1',
      'second-door': 'A12.3',
    },
  },
  B: {
    critical: ['boss', 'rights', 'harassment'],
    taughtIn: {
      strengths: 'B1.1',
      ask: 'B2.2',
      boss: 'B2.3',
      week: 'B3.1',
      conflict: 'B4.2',
      budget: 'B5.2',
      saving: 'B5.3',
      loan: 'B5.4',
      rights: 'B6.1',
      harassment: 'B6.3',
      phone: 'B7.1',
      interview: 'B8.3',
    },
  },
} as const;

describe.each(Object.entries(tests))('the test of course %s', (code, { critical, taughtIn }) => {
  const course = loadCourse(code);
  const { test } = course;
  if (test === null) throw new Error(`course ${code} has a test`);
  const topicsOf = (form: readonly string[]) =>
    form.flatMap((id) => test.items.find((item) => item.id === id)?.topic ?? []);
  const asidesOf = (form: readonly string[]) =>
    form.filter((id) => test.items.find((item) => item.id === id)?.topic === null);

  it('has two parallel forms: one item per topic in each, and the same questions about herself', () => {
    const topics = test.topics.map(({ id }) => id);
    expect(topicsOf(test.forms.X)).toEqual(topics);
    expect(topicsOf(test.forms.Y)).toEqual(topics);
    expect(asidesOf(test.forms.X)).toEqual(asidesOf(test.forms.Y));
    expect(asidesOf(test.forms.X).length).toBeGreaterThan(0);
  });

  it('has each item in a form, and no item of a topic in both', () => {
    const { X, Y } = test.forms;
    expect([...new Set([...X, ...Y])].sort()).toEqual(test.items.map(({ id }) => id).sort());
    expect(X.filter((id) => Y.includes(id))).toEqual(asidesOf(X));
  });

  it('marks the topics on which her safety hangs', () => {
    expect(test.topics.filter((topic) => topic.critical).map(({ id }) => id)).toEqual(critical);
    expect(course.completion.test).toEqual({ topics: 'critical' });
  });

  it('asks only what a unit teaches', () => {
    expect(test.topics.map(({ id }) => id)).toEqual(Object.keys(taughtIn));
    const units = lessonsOf(course).map(({ unit }) => unit);
    expect(Object.values(taughtIn).filter((unit) => !units.includes(unit))).toEqual([]);
  });
});
