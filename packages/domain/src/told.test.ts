import fc from 'fast-check';
import type { Item, Quiz } from './content.ts';
import { aLesson, courseOf, text } from './generated-courses.suite.ts';
import { completes, fits, toldOf } from './index.ts';
import type { ActivityAnswer } from './learning-event.ts';
import { progressOf } from './progress.ts';

const kinds = ['one', 'many', 'face', 'intention'] as const;
const itemOf = (kind: Item['kind'], at: number): Item => ({
  ...{ id: `q${at}`, kind, topic: null, ask: text, explain: text },
  choices: ['a', 'b', 'c'].map((id) => ({ id, text })),
  key: kind === 'one' ? ['b'] : kind === 'many' ? ['a', 'b'] : [],
});
const quizzes = fc
  .array(fc.tuple(fc.constantFrom(...kinds), fc.constantFrom('a', 'b', 'c')), { minLength: 1, maxLength: 6 })
  .map((drawn) => {
    const items = drawn.map(([kind], at) => itemOf(kind, at));
    const block: Quiz = { kind: 'quiz', id: 'quiz', ask: text, items };
    const answers = Object.fromEntries(drawn.map(([, choice], at) => [`q${at}`, [choice]]));
    return { block, answer: { kind: 'quiz', answers } satisfies ActivityAnswer };
  });

describe('what of an answer leaves her phone', () => {
  it('is nothing of what she feels or means to do, and all of what she knows', () => {
    fc.assert(
      fc.property(quizzes, ({ block, answer }) => {
        const told = toldOf(block, answer);
        for (const { id, kind } of block.items)
          expect(told.kind === 'quiz' && told.answers[id]).toEqual(
            kind === 'face' || kind === 'intention' ? [] : answer.answers[id],
          );
      }),
    );
  });

  it('completes the lesson all the same, on the phone and on the server', () => {
    fc.assert(
      fc.property(quizzes, ({ block, answer }) => {
        const told = toldOf(block, answer);
        expect(fits(block, told)).toBe(true);
        expect(completes(block, told)).toBe(true);
      }),
    );
    const block: Quiz = { kind: 'quiz', id: 'quiz', ask: text, items: [itemOf('face', 0)] };
    const course = courseOf([aLesson('week', [block], { afterDeparture: 7 })]);
    const [kept] = course.modules[0]?.lessons[0]?.blocks ?? [];
    if (kept?.kind !== 'quiz') throw new Error('the lesson has lost its questions');
    const fact = {
      kind: 'activity-answered',
      blockId: kept.id,
      answer: toldOf(kept, { kind: 'quiz', answers: { q0: ['c'] } }),
    } as const;
    const circumstances = { v: 2, by: 'herself', enrolmentId: 'e', deviceId: 'd', seq: 0 } as const;
    const event = { ...circumstances, id: 'x', occurredAt: '2026-11-25T00:00:00Z', fact };
    expect(progressOf(course, [event]).lessons[0]?.state).toBe('done');
  });
});
