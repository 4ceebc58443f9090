import fc from 'fast-check';
import { gradeTest } from './grading.ts';
import { choicesFor, formFor, itemsFor } from './test-form.ts';
import { anyItem, anyTest } from './generated-courses.suite.ts';

const trainees = fc.sample(fc.uuid({ version: 7 }), { numRuns: 4000, seed: 7 });
const ids = (things: readonly { readonly id: string }[]) => things.map(({ id }) => id);
const one = <T>(arbitrary: fc.Arbitrary<T>, holds: (value: T) => boolean): T => {
  const found = fc.sample(arbitrary, { numRuns: 100, seed: 5 }).find(holds);
  if (found === undefined) throw new Error('the sample holds no such thing');
  return found;
};
const test = one(anyTest, ({ topics }) => topics.length === 3);

describe('the form of a test', () => {
  it('is another one after the course than before it', () => {
    fc.assert(fc.property(fc.string(), (id) => expect(formFor(id, 'post')).not.toBe(formFor(id, 'pre'))));
  });

  it('is X first for half of all trainees', () => {
    const withX = trainees.filter((id) => formFor(id, 'pre') === 'X').length;
    expect(withX / trainees.length).toBeGreaterThan(0.46);
    expect(withX / trainees.length).toBeLessThan(0.54);
  });

  it('gives both halves of a class that enrolled in the same second', () => {
    const neighbours = Array.from({ length: 30 }, (_, at) => `019ac000-0000-7000-8000-0000000000${String(at + 10)}`);
    expect(new Set(neighbours.map((id) => formFor(id, 'pre'))).size).toBe(2);
  });
});

describe('the questions of a sitting', () => {
  const who = { traineeId: 'trainee-1', attemptId: 'attempt-1' };

  it('are those of the form, each once', () => {
    fc.assert(
      fc.property(
        anyTest,
        fc.constantFrom('pre' as const, 'post' as const),
        fc.uuid(),
        fc.uuid(),
        (of, sitting, traineeId, attemptId) => {
          const asked = ids(itemsFor(of, sitting, { traineeId, attemptId }));
          expect([...asked].sort()).toEqual([...of.forms[formFor(traineeId, sitting)]].sort());
        },
      ),
    );
  });

  it('come in the same order when a phone restarts in the middle', () => {
    expect(ids(itemsFor(test, 'post', who))).toEqual(ids(itemsFor(test, 'post', who)));
  });

  it('come in another order for other attempts', () => {
    const orders = trainees.slice(0, 50).map((attemptId) => ids(itemsFor(test, 'post', { ...who, attemptId })).join());
    expect(new Set(orders).size).toBeGreaterThan(3);
  });

  it('have how she feels at the end, as written', () => {
    for (const attemptId of trainees.slice(0, 50))
      expect(itemsFor(test, 'pre', { ...who, attemptId }).at(-1)?.id).toBe('face');
  });

  it('ask again only the topics that were not right, from both forms, and nothing about herself', () => {
    const [first, ...rest] = test.topics;
    const asked = itemsFor(test, 'again', who, [first?.id ?? '']);
    expect(new Set(asked.map(({ topic }) => topic))).toEqual(new Set(rest.map(({ id }) => id)));
    expect(asked).toHaveLength(2 * rest.length);
  });

  it('ask nothing again when every topic was right', () => {
    expect(itemsFor(test, 'again', who, ids(test.topics))).toEqual([]);
  });

  it('can all be right, in every sitting', () => {
    fc.assert(
      fc.property(
        anyTest,
        fc.constantFrom('pre' as const, 'post' as const, 'again' as const),
        fc.uuid(),
        (of, sitting, id) => {
          const asked = itemsFor(of, sitting, { traineeId: id, attemptId: id });
          const { score } = gradeTest(of, ids(asked), new Map(asked.map((item) => [item.id, item.key])));
          expect(score).toEqual({ of: of.topics.length * (sitting === 'again' ? 2 : 1), right: score.of });
        },
      ),
    );
  });
});

describe('the choices of a question', () => {
  const item = one(anyItem('q1', 't1'), ({ choices }) => choices.length === 3);

  it('stand in the same order for the same attempt', () => {
    fc.assert(
      fc.property(fc.uuid(), (attemptId) => expect(choicesFor(item, attemptId)).toEqual(choicesFor(item, attemptId))),
    );
  });

  it('stand in each place about equally often, so that no place is worth guessing', () => {
    const first = trainees.map((attemptId) => choicesFor(item, attemptId)[0]?.id);
    for (const { id } of item.choices) {
      const share = first.filter((found) => found === id).length / trainees.length;
      expect(share).toBeGreaterThan(0.3);
      expect(share).toBeLessThan(0.37);
    }
  });

  it('stand in every possible order', () => {
    const orders = new Set(trainees.map((attemptId) => ids(choicesFor(item, attemptId)).join()));
    expect(orders.size).toBe(6);
  });

  it('keep their order when they are a scale of faces', () => {
    const face = { ...item, kind: 'face' as const, key: [] };
    for (const attemptId of trainees.slice(0, 20)) expect(choicesFor(face, attemptId)).toEqual(item.choices);
  });
});
