import fc from 'fast-check';
import type { Activity, Block, Item, Scene } from './content.ts';
import { fits, fitsItem } from './fitting.ts';
import { anyActivity, anyItem, text } from './generated-courses.suite.ts';
import { completes } from './grading.ts';
import type { ActivityAnswer, ItemAnswer } from './learning-event.ts';
import { rightAnswerTo } from './right-answer.ts';

const idsOf = (things: readonly { readonly id: string }[]): string[] => things.map(({ id }) => id);
const some = (things: readonly { readonly id: string }[]) => fc.shuffledSubarray(idsOf(things));

/** What a screen can make of a question: "I don't know", or some of its choices. */
const anyItemAnswer = ({ choices }: Item): fc.Arbitrary<ItemAnswer> =>
  fc.oneof(fc.constant('dont-know' as const), some(choices));

/** A way through a story as far as she went, also round and round: at each scene one of its choices. */
const anyPath = (start: string, scenes: readonly Scene[]): fc.Arbitrary<string[]> =>
  fc.array(fc.nat(), { maxLength: 8 }).map((picks) => {
    const path: string[] = [];
    let at: string | undefined = start;
    for (const pick of picks) {
      const choices: Scene['choices'] = scenes.find(({ id }) => id === at)?.choices;
      const taken: NonNullable<Scene['choices']>[number] | undefined = choices?.[pick % choices.length];
      if (!taken) break;
      path.push(taken.id);
      at = taken.next;
    }
    return path;
  });

/** Every answer that our own screens can send, finished or not, right or wrong. */
function anyAnswerTo(activity: Activity): fc.Arbitrary<ActivityAnswer> {
  switch (activity.kind) {
    case 'story-choice':
      return anyPath(activity.start, activity.scenes).map((path) => ({ kind: 'story-choice', path }));
    case 'red-flags':
      return some(activity.parts).map((found) => ({ kind: 'red-flags', found }));
    case 'checklist':
      return fc.constant({ kind: 'checklist' });
    case 'sort': {
      const { into, cards } = activity;
      if (into.by === 'order') return some(cards).map((order) => ({ kind: 'sort', order }));
      const pile = fc.constantFrom(...idsOf(into.piles));
      return fc
        .tuple(some(cards), fc.array(pile, { minLength: cards.length, maxLength: cards.length }))
        .map(([ids, piles]) => ({
          kind: 'sort',
          piles: Object.fromEntries(ids.map((id, at) => [id, piles[at] ?? ''])),
        }));
    }
    case 'quiz':
      return fc
        .tuple(fc.subarray([...activity.items]), fc.tuple(...activity.items.map(anyItemAnswer)))
        .map(([items, answers]) => ({
          kind: 'quiz',
          answers: Object.fromEntries(items.map((item) => [item.id, answers[activity.items.indexOf(item)] ?? []])),
        }));
    case 'calc':
      return fc.constantFrom(...idsOf(activity.answers)).map((answer) => ({ kind: 'calc', answer }));
    case 'plan':
      return fc.boolean().map((kept) => ({ kind: 'plan', kept }));
    case 'role-play':
    case 'discuss': {
      const said = activity.alone.flatMap(({ id, choices = [] }) => choices.map((choice) => `${id}/${choice.id}`));
      const alone = fc.subarray(said).map((choices) => ({ kind: activity.kind, form: 'alone' as const, choices }));
      return fc.oneof(alone, fc.constant({ kind: activity.kind, form: 'class' as const, choices: [] }));
    }
    case 'listen':
      return some(activity.parts).map((heard) => ({ kind: 'listen', heard }));
    case 'practice':
      return some(activity.steps).map((steps) => ({ kind: 'practice', steps }));
  }
}

const anyOne: fc.Arbitrary<Activity> = fc.oneof(...Object.values<fc.Arbitrary<Activity>>(anyActivity));
const anyAnswered = anyOne.chain((activity) => fc.tuple(fc.constant(activity), anyAnswerTo(activity)));

/** The same answer with one more name, of something that no block has. */
function withStranger(answer: ActivityAnswer): ActivityAnswer | null {
  switch (answer.kind) {
    case 'story-choice':
      return { ...answer, path: [...answer.path, 'stranger'] };
    case 'red-flags':
      return { ...answer, found: [...answer.found, 'stranger'] };
    case 'sort':
      return 'order' in answer
        ? { kind: 'sort', order: [...answer.order, 'stranger'] }
        : { kind: 'sort', piles: { ...answer.piles, stranger: Object.values(answer.piles)[0] ?? 'pile1' } };
    case 'quiz':
      return { kind: 'quiz', answers: { ...answer.answers, stranger: 'dont-know' } };
    case 'calc':
      return { kind: 'calc', answer: 'stranger' };
    case 'role-play':
    case 'discuss':
      return { ...answer, choices: [...answer.choices, 't1/stranger'] };
    case 'listen':
      return { ...answer, heard: [...answer.heard, 'stranger'] };
    case 'practice':
      return { ...answer, steps: [...answer.steps, 'stranger'] };
    case 'checklist':
    case 'plan':
      return null;
  }
}

/** The same answer with each thing named once more; null where nothing is named, or where a way may lead round. */
function withRepeats(answer: ActivityAnswer): ActivityAnswer | null {
  const twice = (ids: readonly string[]) => [...ids, ...ids];
  const many = (ids: readonly string[], as: ActivityAnswer) => (ids.length > 0 ? as : null);
  switch (answer.kind) {
    case 'red-flags':
      return many(answer.found, { ...answer, found: twice(answer.found) });
    case 'sort':
      return 'order' in answer ? many(answer.order, { kind: 'sort', order: twice(answer.order) }) : null;
    case 'quiz': {
      const [id, of] = Object.entries(answer.answers).find(([, one]) => one !== 'dont-know' && one.length > 0) ?? [];
      if (id === undefined || of === undefined || of === 'dont-know') return null;
      return { kind: 'quiz', answers: { ...answer.answers, [id]: twice(of) } };
    }
    case 'role-play':
    case 'discuss':
      return many(answer.choices, { ...answer, choices: twice(answer.choices) });
    case 'listen':
      return many(answer.heard, { ...answer, heard: twice(answer.heard) });
    case 'practice':
      return many(answer.steps, { ...answer, steps: twice(answer.steps) });
    case 'story-choice':
    case 'calc':
    case 'checklist':
    case 'plan':
      return null;
  }
}

describe('an answer', () => {
  it('that our own screens can send fits its activity, whether it is right, wrong or unfinished', () => {
    const outcomes = new Set<string>();
    fc.assert(
      fc.property(anyAnswered, ([activity, answer]) => {
        outcomes.add(`${activity.kind} ${completes(activity, answer)}`);
        expect(fits(activity, answer)).toBe(true);
      }),
      { numRuns: 2000 },
    );
    // Both kinds of each were tried, where there are both.
    for (const kind of ['story-choice', 'red-flags', 'sort', 'quiz', 'role-play', 'discuss', 'listen', 'practice'])
      for (const is of [true, false]) expect(outcomes).toContain(`${kind} ${is}`);
  });

  it('that completes an activity fits it', () => {
    fc.assert(fc.property(anyOne, (activity) => expect(fits(activity, rightAnswerTo(activity))).toBe(true)));
  });

  it('that names something more than there is does not fit', () => {
    fc.assert(
      fc.property(anyAnswered, ([activity, answer]) => {
        const strange = withStranger(answer);
        if (strange) expect(fits(activity, strange)).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  it('that names one thing twice does not fit', () => {
    const tried = new Set<string>();
    fc.assert(
      fc.property(anyAnswered, ([activity, answer]) => {
        const repeating = withRepeats(answer);
        if (!repeating) return;
        tried.add(activity.kind);
        expect(fits(activity, repeating)).toBe(false);
      }),
      { numRuns: 1000 },
    );
    for (const kind of ['red-flags', 'sort', 'quiz', 'role-play', 'discuss', 'listen', 'practice'])
      expect(tried).toContain(kind);
  });

  it('of one kind fits no activity of another, and none fits a text', () => {
    const page: Block = { kind: 'text', id: 'b', text };
    fc.assert(
      fc.property(anyAnswered, anyOne, ([{ kind }, answer], other) => {
        expect(fits(page, answer)).toBe(false);
        if (other.kind !== kind) expect(fits(other, answer)).toBe(false);
      }),
    );
  });

  it('names a choice of the scene that she was in, not of any scene', () => {
    const choice = (id: string, next: string) => ({ id, text, feedback: text, next });
    const story: Block = {
      ...{ kind: 'story-choice', id: 'b', ask: text, start: 's1' },
      scenes: [
        { id: 's1', text, choices: [choice('stay', 's2'), choice('go', 's3')] },
        { id: 's2', text, choices: [choice('back', 's1'), choice('call', 's3')] },
        { id: 's3', text },
      ],
    };
    const walks = (...path: string[]) => fits(story, { kind: 'story-choice', path });
    expect(walks('stay', 'back', 'stay', 'call')).toBe(true);
    expect(walks('call')).toBe(false);
    expect(walks('go', 'stay')).toBe(false);
  });

  it('to cards in piles is none to cards in order', () => {
    const cards = [
      { id: 'a', text },
      { id: 'b', text },
    ];
    const ordered: Block = { kind: 'sort', id: 'b', ask: text, cards, into: { by: 'order' } };
    const piled: Block = { ...ordered, into: { by: 'piles', piles: cards, belongs: { a: 'a', b: 'b' } } };
    expect(fits(ordered, { kind: 'sort', piles: {} })).toBe(false);
    expect(fits(piled, { kind: 'sort', order: [] })).toBe(false);
    expect(fits(piled, { kind: 'sort', piles: { a: 'b' } })).toBe(true);
    expect(fits(piled, { kind: 'sort', piles: { a: 'c' } })).toBe(false);
  });
});

describe('an answer to a question', () => {
  it('names choices that it offers', () => {
    fc.assert(
      fc.property(
        anyItem('q').chain((item) => fc.tuple(fc.constant(item), anyItemAnswer(item))),
        ([item, answer]) => {
          expect(fitsItem(item, answer)).toBe(true);
          expect(fitsItem(item, ['stranger'])).toBe(false);
          if (answer !== 'dont-know' && answer.length > 0) expect(fitsItem(item, [...answer, ...answer])).toBe(false);
        },
      ),
    );
  });
});
