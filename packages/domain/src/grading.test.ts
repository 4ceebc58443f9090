import fc from 'fast-check';
import type { Activity, Item } from './content.ts';
import { completes, gradeTest, isAnswer, isRight } from './grading.ts';
import type { ActivityAnswer, ItemAnswer } from './learning-event.ts';
import { rightAnswerTo } from './right-answer.ts';
import { anyActivity, anyItem, anyTest, text } from './generated-courses.suite.ts';

const choices = ['a', 'b', 'c'].map((id) => ({ id, text }));
const item = (kind: Item['kind'], key: readonly string[], id = 'q1', topic: string | null = 't1'): Item => ({
  id,
  kind,
  topic,
  ask: text,
  explain: text,
  choices,
  key,
});
const idsOf = (of: Item) => of.choices.map(({ id }) => id);

describe('a question', () => {
  it.each<[string, Item, ItemAnswer | undefined, boolean | null]>([
    ['is right with the one right choice', item('one', ['b']), ['b'], true],
    ['is not right with another choice', item('one', ['b']), ['a'], false],
    ['is not right with the right choice and another', item('one', ['b']), ['a', 'b'], false],
    ['is right with exactly the right choices, in any order', item('many', ['a', 'c']), ['c', 'a'], true],
    ['is right when the phone names a choice twice', item('many', ['a', 'c']), ['c', 'a', 'a'], true],
    ['is not right with some of the right choices', item('many', ['a', 'c']), ['a'], false],
    ['is not right without an answer', item('one', ['b']), undefined, false],
    ['is not right with an empty answer', item('many', ['b']), [], false],
    ['is not right with “I don’t know”, which is honest', item('one', ['b']), 'dont-know', false],
    ['is neither right nor wrong about how sure she feels', item('face', []), ['a'], null],
    ['is neither right nor wrong about what she means to do', item('intention', []), 'dont-know', null],
  ])('%s', (_, of, answer, right) => {
    expect(isRight(of, answer)).toBe(right);
  });

  it('earns nothing when everything is ticked', () => {
    fc.assert(fc.property(anyItem('q'), (of) => expect(isRight(of, idsOf(of))).toBe(false)));
  });

  it('is right with its key and with no other set of choices', () => {
    const answered = anyItem('q').chain((of) => fc.tuple(fc.constant(of), fc.subarray(idsOf(of))));
    fc.assert(
      fc.property(answered, ([of, answer]) => {
        const isTheKey = answer.length === of.key.length && answer.every((id) => of.key.includes(id));
        expect(isRight(of, answer)).toBe(isTheKey);
        expect(isRight(of, of.key)).toBe(true);
      }),
    );
  });

  it.each<[string, ItemAnswer | undefined, boolean]>([
    ['an offered choice', ['a'], true],
    ['“I don’t know”', 'dont-know', true],
    ['nothing', undefined, false],
    ['no choice at all', [], false],
    ['a choice that was never offered', ['a', 'z'], false],
  ])('is answered with %s: %s', (_, answer, counts) => {
    expect(isAnswer(item('many', ['a']), answer)).toBe(counts);
  });
});

describe('a graded sitting', () => {
  const test = {
    id: 'test',
    title: text,
    topics: ['t1', 't2', 't3'].map((id) => ({ id, title: text, critical: false })),
    items: [
      item('one', ['a'], 'q1', 't1'),
      item('one', ['b'], 'q2', 't2'),
      item('many', ['a', 'b'], 'q3', 't3'),
      item('face', [], 'f', null),
    ],
    forms: { X: [], Y: [] },
  };

  it('is out of the questions that were asked, never of the whole bank', () => {
    const { score } = gradeTest(test, ['q2'], new Map([['q2', ['b']]]));
    expect(score).toEqual({ of: 1, right: 1 });
  });

  it('counts a question once, however often it was asked or answered elsewhere', () => {
    const { score } = gradeTest(
      test,
      ['q1', 'q1', 'q2'],
      new Map([
        ['q1', ['a']],
        ['q3', ['a', 'b']],
        ['gone', ['a']],
      ]),
    );
    expect(score).toEqual({ of: 2, right: 1 });
  });

  it('leaves faces out of the score and “I don’t know” apart', () => {
    const answers = new Map<string, ItemAnswer>([
      ['q1', 'dont-know'],
      ['f', 'dont-know'],
      ['q3', ['b', 'a']],
    ]);
    expect(gradeTest(test, ['q1', 'q3', 'f'], answers)).toEqual({
      score: { of: 2, right: 1 },
      topicsRight: ['t3'],
      dontKnow: 1,
    });
  });

  it('is always between nothing and everything, and exact', () => {
    const sitting = anyTest.chain((of) =>
      fc.record({
        of: fc.constant(of),
        asked: fc.subarray(of.items.map(({ id }) => id)),
        answers: fc.dictionary(
          fc.constantFrom(...of.items.map(({ id }) => id), 'gone'),
          fc.subarray(['c1', 'c2', 'c3', 'c4']),
        ),
      }),
    );
    fc.assert(
      fc.property(sitting, ({ of, asked, answers }) => {
        const { score, topicsRight } = gradeTest(of, asked, new Map(Object.entries(answers)));
        expect(Number.isInteger(score.right)).toBe(true);
        expect(score.right).toBeGreaterThanOrEqual(0);
        expect(score.right).toBeLessThanOrEqual(score.of);
        expect(score.of).toBe(asked.filter((id) => id !== 'face').length);
        expect(topicsRight.length).toBeLessThanOrEqual(score.right);
      }),
    );
  });

  it('recomputes from the answers when a key is mended, text and score together', () => {
    const answers = new Map([['q3', ['a']]]);
    expect(gradeTest(test, ['q3'], answers).score.right).toBe(0);
    const mended = { ...test, items: test.items.map((of) => (of.id === 'q3' ? { ...of, key: ['a'] } : of)) };
    expect(gradeTest(mended, ['q3'], answers).score.right).toBe(1);
  });
});

describe.each(Object.entries<fc.Arbitrary<Activity>>(anyActivity))('a %s', (kind, generated) => {
  it('is completed by its right answer', () => {
    fc.assert(fc.property(generated, (activity) => expect(completes(activity, rightAnswerTo(activity))).toBe(true)));
  });

  it('is not completed by an answer to another kind of activity', () => {
    const others = Object.values<fc.Arbitrary<Activity>>(anyActivity).map((of) => of.map(rightAnswerTo));
    const foreign = fc.oneof(...others).filter((answer) => answer.kind !== kind);
    fc.assert(fc.property(generated, foreign, (activity, answer) => expect(completes(activity, answer)).toBe(false)));
  });
});

describe('an activity', () => {
  const base = { id: 'b', ask: text };
  const choice = (id: string, next: string) => ({ id, text, feedback: text, next });
  const story: Activity = {
    ...base,
    kind: 'story-choice',
    start: 's1',
    scenes: [
      { id: 's1', text, choices: [choice('a', 's2'), choice('b', 's3')] },
      { id: 's2', text, choices: [choice('a', 's3'), choice('back', 's1')] },
      { id: 's3', text },
    ],
  };
  const sort: Activity = {
    ...base,
    kind: 'sort',
    into: { by: 'order' },
    cards: ['c1', 'c2'].map((id) => ({ id, text })),
  };
  const flags: Activity = {
    ...base,
    kind: 'red-flags',
    medium: 'chat',
    parts: [true, false, true].map((flag, at) => ({ id: `p${at}`, text, why: text, flag })),
  };
  const play: Activity = {
    ...base,
    kind: 'role-play',
    trainerCard: text,
    roles: [],
    alone: [
      { id: 't1', text, choices: [choice('a', ''), choice('b', '')] },
      { id: 't2', text },
      { id: 't3', text, choices: [choice('a', ''), choice('b', '')] },
    ],
  };
  const quiz: Activity = { ...base, kind: 'quiz', items: [item('one', ['a'], 'q1'), item('face', [], 'q2')] };
  const calc: Activity = {
    ...base,
    kind: 'calc',
    lines: [],
    answers: ['a', 'b'].map((id) => ({ id, amount: { currency: 'USD' as const, minor: 1 }, feedback: text })),
    key: 'a',
  };

  it.each<[string, Activity, ActivityAnswer, boolean]>([
    ['story that reached an ending is done', story, { kind: 'story-choice', path: ['b'] }, true],
    ['story that went back and on is done', story, { kind: 'story-choice', path: ['a', 'back', 'a', 'a'] }, true],
    ['story in the middle is not done', story, { kind: 'story-choice', path: ['a'] }, false],
    ['story on a way that does not exist is not done', story, { kind: 'story-choice', path: ['z'] }, false],
    ['story that went on after its ending is not done', story, { kind: 'story-choice', path: ['b', 'a'] }, false],
    ['order that is right is done', sort, { kind: 'sort', order: ['c1', 'c2'] }, true],
    ['order that is turned round is not done', sort, { kind: 'sort', order: ['c2', 'c1'] }, false],
    ['order with a card twice is not done', sort, { kind: 'sort', order: ['c1', 'c2', 'c2'] }, false],
    ['order answered with piles is not done', sort, { kind: 'sort', piles: { c1: 'x', c2: 'x' } }, false],
    ['search that found every flag is done', flags, { kind: 'red-flags', found: ['p2', 'p0'] }, true],
    ['search that missed a flag is not done', flags, { kind: 'red-flags', found: ['p0', 'p1'] }, false],
    ['play in class is done', play, { kind: 'role-play', form: 'class', choices: [] }, true],
    [
      'play alone is done when every question was answered',
      play,
      { kind: 'role-play', form: 'alone', choices: ['t3/b', 't1/a'] },
      true,
    ],
    [
      'play alone is not done when a question was left out',
      play,
      { kind: 'role-play', form: 'alone', choices: ['t1/a', 't1/b'] },
      false,
    ],
    [
      'quiz with a wrong answer is done: answering teaches',
      quiz,
      { kind: 'quiz', answers: { q1: ['c'], q2: ['a'] } },
      true,
    ],
    ['quiz with “I don’t know” is done', quiz, { kind: 'quiz', answers: { q1: 'dont-know', q2: 'dont-know' } }, true],
    ['quiz with a question left out is not done', quiz, { kind: 'quiz', answers: { q1: ['a'] } }, false],
    ['sum with a wrong answer is done', calc, { kind: 'calc', answer: 'b' }, true],
    ['sum with an answer that was not offered is not done', calc, { kind: 'calc', answer: 'z' }, false],
    ['plan that is left for later is done', { ...base, kind: 'plan', fields: [] }, { kind: 'plan', kept: false }, true],
  ])('%s', (_, activity, answer, isDone) => {
    expect(completes(activity, answer)).toBe(isDone);
  });

  it('is never made to say how she feels when it shows its answer', () => {
    expect(rightAnswerTo(quiz)).toEqual({ kind: 'quiz', answers: { q1: ['a'], q2: 'dont-know' } });
  });

  it('shows the shortest way through a story, and none when there is none', () => {
    expect(rightAnswerTo(story)).toEqual({ kind: 'story-choice', path: ['b'] });
    const endless = { ...story, scenes: story.scenes.filter(({ id }) => id !== 's3') };
    expect(rightAnswerTo(endless)).toEqual({ kind: 'story-choice', path: [] });
    expect(completes(endless, rightAnswerTo(endless))).toBe(false);
  });

  it('that is only a text to read has no answer that completes it', () => {
    expect(completes({ kind: 'text', id: 'b', text }, { kind: 'checklist' })).toBe(false);
  });
});
