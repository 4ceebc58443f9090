import {
  lessonsOf,
  blocksOf,
  completes,
  completionOf,
  faultsOfBlock,
  faultsOfItem,
  isRight,
  progressOf,
  rightAnswerTo,
  testMinutes,
  textsOf,
  type Item,
  type LearningEvent,
  type LearningFact,
} from '@romduol/domain';
import { readdirSync } from 'node:fs';
import { courseCodes, loadCourse } from './load.ts';

const course = loadCourse('AE');
const { test } = course;
if (!test) throw new Error('the short course has a test');
const lessons = lessonsOf(course);
const blocks = blocksOf(course);
const activities = blocks.filter((block) => block.kind !== 'text');
const items: readonly Item[] = [
  ...activities.flatMap((block) => (block.kind === 'quiz' ? block.items : [])),
  ...test.items,
];
const duplicates = (ids: readonly string[]) => ids.filter((id, at) => ids.indexOf(id) !== at);

/** Every `id` that stands for itself in the whole course. */
const idsIn = (value: unknown): readonly string[] =>
  typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([name, child]) =>
        name === 'id' && typeof child === 'string' ? [child] : idsIn(child),
      );

describe('the built-in courses', () => {
  it.each(courseCodes)('%s can be read and fits the schemas', (code) => {
    expect(loadCourse(code).code).toBe(code);
  });

  it('that do not exist are not found', () => {
    expect(() => loadCourse('ZZ')).toThrow(/ZZ/);
  });
});

describe('the short course', () => {
  it('has every lesson file in a module, once', () => {
    const files = readdirSync(new URL('../courses/AE/lessons/', import.meta.url)).map((name) =>
      name.replace('.json', ''),
    );
    expect(lessons.map(({ id }) => id).sort()).toEqual(files.sort());
  });

  it('has no fault that its author could have been told', () => {
    expect(blocks.flatMap(faultsOfBlock)).toEqual([]);
    expect(test.items.flatMap(faultsOfItem)).toEqual([]);
  });

  it('has ids of their own for modules, lessons, blocks, items and topics', () => {
    expect(duplicates(course.modules.map(({ id }) => id))).toEqual([]);
    expect(duplicates([...lessons, ...blocks].map(({ id }) => id))).toEqual([]);
    expect(duplicates(items.map(({ id }) => id))).toEqual([]);
    expect(duplicates(test.topics.map(({ id }) => id))).toEqual([]);
    expect(idsIn(course).length).toBeGreaterThan(500);
  });

  it('has a key of its own for every text, so that every text can have a voice of its own', () => {
    const keys = textsOf(course).map(({ key }) => key);
    expect(keys.length).toBeGreaterThan(1000);
    expect(duplicates(keys)).toEqual([]);
  });

  it.each(activities.map((block) => [block.id, block] as const))('can complete %s by its right answer', (_, block) => {
    expect(completes(block, rightAnswerTo(block))).toBe(true);
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
    const done = blocks.map((block) =>
      event(
        block.kind === 'text'
          ? { kind: 'block-seen', blockId: block.id }
          : { kind: 'activity-answered', blockId: block.id, answer: rightAnswerTo(block) },
      ),
    );
    const sitting = { attemptId: 'attempt', sitting: 'post' } as const;
    const asked = test.items.filter(({ id }) => test.forms.X.includes(id));
    const tested = [
      ...asked.map(({ id, key }) => event({ kind: 'item-answered', ...sitting, itemId: id, answer: key })),
      event({ kind: 'test-handed-in', ...sitting }),
    ];
    expect(completionOf(course, progressOf(course, [...done, ...tested]), 0).isComplete).toBe(true);
    expect(completionOf(course, progressOf(course, done), 0).missing.map(({ what }) => what)).toEqual(
      Array<string>(4).fill('topic'),
    );
    expect(completionOf(course, progressOf(course, [...done.slice(1), ...tested]), 0).isComplete).toBe(false);
  });

  it('lasts as long as it says: its lessons and two sittings of the test', () => {
    for (const { id, minutes } of lessons) expect(`${id} ${minutes >= 5 && minutes <= 12}`).toBe(`${id} true`);
    const sum = lessons.reduce((minutes, lesson) => minutes + lesson.minutes, 0);
    expect(sum + 2 * testMinutes).toBe(course.minutes);
  });

  it.each(lessons.map((lesson) => [lesson.id, lesson] as const))(
    'says where %s comes from, and that it is under review',
    (_, lesson) => {
      expect(lesson.sources.length).toBeGreaterThan(0);
      const isUnreviewed = lesson.sources.some(({ kind }) => kind === 'general' || kind === 'law');
      if (isUnreviewed) expect(lesson.underReview).toBe(true);
      for (const { kind, url } of lesson.sources) if (kind === 'page') expect(url).toMatch(/^https?:\/\//);
    },
  );

  it.each(lessons.map((lesson) => [lesson.id, lesson] as const))(
    'warns before a hard screen of %s and ends it calmly',
    (_, lesson) => {
      if (!lesson.blocks.some(({ hard }) => hard)) return;
      expect(lesson.notice).toBeDefined();
      expect(lesson.calmEnding).toBe(true);
    },
  );

  it('waits for native readers in every language', () => {
    expect(course.review).toEqual({ en: { state: 'awaiting' }, km: { state: 'awaiting' }, id: { state: 'awaiting' } });
  });
});

describe('the questions of the short course', () => {
  it.each(items.map((item) => [item.id, item] as const))(
    '%s is passed by its key and not by ticking everything',
    (_, item) => {
      const everything = item.choices.map(({ id }) => id);
      if (item.kind === 'one' || item.kind === 'many') {
        expect(isRight(item, item.key)).toBe(true);
        expect(isRight(item, everything)).toBe(false);
      } else expect(isRight(item, everything)).toBeNull();
    },
  );

  it('cannot be passed by always choosing the same place', () => {
    const graded = items.filter(({ kind }) => kind === 'one');
    for (const place of [0, 1, 2]) {
      const right = graded.filter(({ choices, key }) => choices[place]?.id === key[0]).length;
      expect(right / graded.length).toBeLessThan(0.5);
    }
  });
});

describe('the test of the short course', () => {
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

  it('marks the four topics on which her safety hangs', () => {
    expect(test.topics.filter(({ critical }) => critical).map(({ id }) => id)).toEqual([
      'passport',
      'sign',
      'number',
      'second-door',
    ]);
    expect(course.completion.test).toEqual({ topics: 'critical' });
  });

  /** Which unit teaches what a topic asks. */
  const taughtIn: Readonly<Record<string, string>> = {
    offer: 'A2.2',
    papers: 'A3.1',
    passport: 'A3.3',
    'check-in': 'A6.2',
    sign: 'A7.1',
    number: 'A12.1',
    'second-door': 'A12.3',
  };
  it.each(test.topics.map(({ id }) => id))('asks about %s only because a unit teaches it', (topic) => {
    expect(lessons.map(({ unit }) => unit)).toContain(taughtIn[topic]);
  });
});
