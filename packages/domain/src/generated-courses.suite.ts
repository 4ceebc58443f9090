/** Courses and learning events made up by fast-check: every kind of activity, right and wrong answers, noise. */
import fc from 'fast-check';
import type { Activity, ActivityKind, Block, Choice, Course, Item, Lesson, Money, Scene, Test } from './content.ts';
import type { ActivityAnswer, ItemAnswer, LearningEvent, LearningFact, Sitting } from './learning-event.ts';
import { rightAnswerTo } from './right-answer.ts';

export const text = { en: 'Words.' };
const ids = (prefix: string, many: number): string[] => Array.from({ length: many }, (_, at) => `${prefix}${at + 1}`);
const choice = (id: string): Choice => ({ id, text, feedback: text });
const aFew = fc.integer({ min: 2, max: 4 });
const amount: Money = { currency: 'USD', minor: 100 };

/** A question with a key that ticking everything does not satisfy. */
export const anyItem = (id: string, topic: string | null = null): fc.Arbitrary<Item> =>
  fc
    .tuple(fc.constantFrom('one' as const, 'many' as const), aFew, fc.nat(), fc.nat())
    .map(([kind, many, first, more]) => {
      const choices = ids('c', many);
      const rightOnes = choices.slice(0, kind === 'one' ? 1 : 1 + (more % (many - 1)));
      const turned = rightOnes.map((_, at) => choices[(first + at) % many] ?? 'c1');
      return { id, kind, topic, ask: text, explain: text, choices: choices.map(choice), key: turned };
    });

const face = (id: string): Item => ({
  id,
  kind: 'face',
  topic: null,
  ask: text,
  explain: text,
  choices: ids('f', 4).map(choice),
  key: [],
});

/** A story whose first choice goes to the next scene and every other further on, so that all is reached and it ends. */
const anyScenes: fc.Arbitrary<readonly Scene[]> = fc
  .array(fc.array(fc.nat(), { minLength: 2, maxLength: 3 }), { minLength: 1, maxLength: 4 })
  .map((jumps) => {
    const names = ids('s', jumps.length + 1);
    return names.map((id, at) => {
      const from = jumps[at];
      if (!from) return { id, text };
      const later = names.slice(at + 1);
      return {
        id,
        text,
        choices: from.map((jump, n) => ({
          ...choice(`c${n + 1}`),
          next: later[n === 0 ? 0 : jump % later.length] ?? id,
        })),
      };
    });
  });

const anyTurns = fc
  .array(fc.boolean(), { minLength: 1, maxLength: 3 })
  .map((asks) =>
    asks.map((ask, at) => ({ id: `t${at + 1}`, text, ...(ask ? { choices: ids('c', 2).map(choice) } : {}) })),
  );

type Drafts = { readonly [K in ActivityKind]: fc.Arbitrary<Extract<Activity, { kind: K }>> };
const base = { id: 'b', ask: text };
/** One generator per kind of activity; the compiler keeps the list whole. */
export const anyActivity: Drafts = {
  'story-choice': anyScenes.map((scenes) => ({ ...base, kind: 'story-choice', start: 's1', scenes })),
  'red-flags': fc.array(fc.boolean(), { maxLength: 3 }).map((flags) => ({
    ...base,
    kind: 'red-flags',
    medium: 'chat',
    parts: [true, false, ...flags].map((flag, at) => ({ id: `p${at + 1}`, text, why: text, flag })),
  })),
  checklist: aFew.map((many) => ({ ...base, kind: 'checklist', points: ids('p', many).map((id) => ({ id, text })) })),
  sort: fc
    .tuple(fc.boolean(), fc.array(fc.nat({ max: 1 }), { minLength: 2, maxLength: 4 }))
    .map(([isOrder, piles]) => ({
      ...base,
      kind: 'sort',
      cards: ids('c', piles.length).map((id) => ({ id, text })),
      into: isOrder
        ? { by: 'order' }
        : {
            by: 'piles',
            piles: ids('pile', 2).map((id) => ({ id, text })),
            belongs: Object.fromEntries(piles.map((pile, at) => [`c${at + 1}`, `pile${pile + 1}`])),
          },
    })),
  quiz: fc.tuple(fc.array(anyItem('q'), { minLength: 1, maxLength: 3 }), fc.boolean()).map(([items, withFace]) => ({
    ...base,
    kind: 'quiz',
    items: [...items.map((item, at) => ({ ...item, id: `q${at + 1}` })), ...(withFace ? [face('q-face')] : [])],
  })),
  calc: aFew.map((many) => ({
    ...base,
    kind: 'calc',
    lines: [{ id: 'l1', text, amount, sign: 'in' }],
    answers: ids('a', many).map((id) => ({ id, amount, feedback: text })),
    key: `a${many}`,
  })),
  plan: aFew.map((many) => ({
    ...base,
    kind: 'plan',
    fields: ids('f', many).map((id) => ({ id, text, input: 'words' as const })),
  })),
  'role-play': anyTurns.map((alone) => ({
    ...base,
    kind: 'role-play',
    trainerCard: text,
    roles: ids('r', 2).map((id) => ({ id, name: text, card: text })),
    alone,
  })),
  discuss: anyTurns.map((alone) => ({
    ...base,
    kind: 'discuss',
    trainerCard: text,
    questions: [{ id: 'd1', text }],
    alone,
  })),
  listen: aFew.map((many) => ({ ...base, kind: 'listen', parts: ids('p', many).map((id) => ({ id, text })) })),
  practice: aFew.map((many) => ({
    ...base,
    kind: 'practice',
    simulator: { of: 'leave-fast' },
    steps: ids('s', many).map((id) => ({ id, text })),
  })),
};

const anyBlock: fc.Arbitrary<Block> = fc
  .tuple(
    fc.oneof(fc.constant<Block>({ kind: 'text', id: 'b', text }), ...Object.values<fc.Arbitrary<Block>>(anyActivity)),
    fc.option(fc.constant({ hard: true as const }), { nil: {} }),
  )
  .map(([block, hard]) => ({ ...block, ...hard }));

/** A test of one to three topics in two forms, with a face at the end of both. */
export const anyTest: fc.Arbitrary<Test> = fc
  .integer({ min: 1, max: 3 })
  .chain((many) =>
    fc.tuple(
      ...ids('topic', many).map((topic) => fc.tuple(anyItem(`x-${topic}`, topic), anyItem(`y-${topic}`, topic))),
    ),
  )
  .map((pairs) => ({
    id: 'test',
    title: text,
    topics: pairs.map(([x], at) => ({ id: x.topic ?? '', title: text, critical: at === 0 })),
    items: [...pairs.flat(), face('face')],
    forms: { X: [...pairs.map(([x]) => x.id), 'face'], Y: [...pairs.map(([, y]) => y.id), 'face'] },
  }));

export const aCourse: Course = {
  code: 'AE',
  title: text,
  summary: text,
  minutes: 60,
  modules: [],
  packs: [],
  test: null,
  completion: { lessons: 'all-required', meetings: 0, test: null, packs: 'none' },
  pictures: {},
  voices: {},
  review: { km: { state: 'awaiting' }, en: { state: 'awaiting' }, id: { state: 'awaiting' } },
};
export const aLesson = (id: string, blocks: readonly Block[], more: Partial<Lesson> = {}): Lesson => ({
  id,
  unit: 'A1.1',
  title: text,
  objective: text,
  minutes: 10,
  blocks: blocks.map((block, at) => ({ ...block, id: `${id}-b${at + 1}` })),
  sources: [{ kind: 'general', title: 'General knowledge' }],
  ...more,
});
export const courseOf = (lessons: readonly Lesson[], more: Partial<Course> = {}): Course => ({
  ...aCourse,
  modules: [{ id: 'm', code: 'M', title: text, lessons }],
  ...more,
});

export const anyCourse: fc.Arbitrary<Course> = fc
  .tuple(
    fc.array(fc.tuple(fc.array(anyBlock, { minLength: 1, maxLength: 3 }), fc.boolean()), {
      minLength: 1,
      maxLength: 3,
    }),
    fc.option(anyTest),
    fc.constantFrom('critical' as const, 'all' as const),
  )
  .map(([lessons, test, topics]) =>
    courseOf(
      lessons.map(([blocks, skippable], at) =>
        aLesson(`l${at + 1}`, blocks, skippable ? { skippable: true as const } : {}),
      ),
      { test, completion: { ...aCourse.completion, test: { topics } } },
    ),
  );

let made = 0;
/** An event of one phone, with an id of its own. */
export const anEvent = (fact: LearningFact, seq: number, deviceId = 'phone-1'): LearningEvent => ({
  id: `event-${(made += 1)}`,
  v: 2,
  by: 'herself',
  enrolmentId: 'enrolment-1',
  deviceId,
  seq,
  occurredAt: '1970-01-01T00:00:00Z',
  fact,
});

/** What the phone notes when she does a block as it is meant. */
export const doing = (block: Block): LearningFact =>
  block.kind === 'text'
    ? { kind: 'block-seen', blockId: block.id }
    : { kind: 'activity-answered', blockId: block.id, answer: rightAnswerTo(block) };

const wrongAnswer: ActivityAnswer = { kind: 'quiz', answers: {} };

/** Facts that follow each other: one that happened, or a sitting of the test from its first answer to its last. */
function anyRun(course: Course, deviceId: string): fc.Arbitrary<readonly LearningFact[]> {
  const lessons = course.modules.flatMap((module) => module.lessons);
  const aBlock = fc.constantFrom(...lessons.flatMap((lesson) => lesson.blocks));
  const blockId = fc.oneof({ weight: 9, arbitrary: aBlock.map(({ id }) => id) }, fc.constant('unknown'));
  const fact = fc.oneof<fc.Arbitrary<LearningFact>[]>(
    aBlock.map(doing),
    aBlock.map(doing),
    blockId.map((id) => ({ kind: 'block-seen', blockId: id })),
    blockId.map((id) => ({ kind: 'block-skipped', blockId: id })),
    blockId.map((id) => ({ kind: 'activity-answered', blockId: id, answer: wrongAnswer })),
    fc.constantFrom(...lessons).map(({ id }) => ({ kind: 'lesson-skipped', lessonId: id })),
  );
  const run = fact.map((one) => [one]);
  return course.test ? fc.oneof({ weight: 3, arbitrary: run }, anySitting(course.test, deviceId)) : run;
}

function anySitting({ items }: Test, deviceId: string): fc.Arbitrary<readonly LearningFact[]> {
  // An attempt happens on one phone.
  const of = fc.record({
    attemptId: fc.constantFrom(`a1-${deviceId}`, `a2-${deviceId}`),
    sitting: fc.constantFrom<Sitting>('pre', 'post', 'again'),
  });
  const answers = fc.array(
    fc.constantFrom(...items).chain((item) =>
      fc.record({
        kind: fc.constant('item-answered' as const),
        itemId: fc.constant(item.id),
        answer: fc.oneof<fc.Arbitrary<ItemAnswer>[]>(
          fc.constant(item.key),
          fc.constant('dont-know'),
          fc.subarray(item.choices.map(({ id }) => id)),
        ),
      }),
    ),
    { maxLength: 6 },
  );
  return fc
    .tuple(of, answers, fc.constantFrom('not' as const, 'as-version-1' as const, 'with-answers' as const))
    .map(([attempt, given, handingIn]) => [
      ...given.map((answer) => ({ ...answer, ...attempt })),
      ...(handingIn === 'as-version-1' ? [{ kind: 'test-handed-in', ...attempt } as const] : []),
      ...(handingIn === 'with-answers' ? [handedInWith(attempt, given)] : []),
    ]);
}

/** Her handing-in as phones write it now: with everything that she answered. */
export const handedInWith = (
  attempt: { readonly attemptId: string; readonly sitting: Sitting },
  given: readonly { readonly itemId: string; readonly answer: ItemAnswer }[],
): LearningFact => ({
  kind: 'test-handed-in',
  ...attempt,
  answers: Object.fromEntries(given.map(({ itemId, answer }) => [itemId, answer])),
});

/** Events of two phones for a course: doing, wrong answers, skipping, tests, ids nobody knows, sequence numbers twice. */
export const anyEvents = (course: Course): fc.Arbitrary<readonly LearningEvent[]> => {
  const aRun = fc
    .tuple(fc.constantFrom('phone-1', 'phone-2'), fc.nat({ max: 30 }))
    .chain(([deviceId, seq]) => anyRun(course, deviceId).map((facts) => ({ deviceId, seq, facts })));
  return fc
    .array(aRun, { maxLength: 20 })
    .map((runs) =>
      runs
        .flatMap(({ deviceId, seq, facts }) => facts.map((fact, at) => anEvent(fact, seq + at, deviceId)))
        .map((event, at) => ({ ...event, id: `e-${at}` })),
    );
};

/** A course with events in it. */
export const anyLearning = anyCourse.chain((course) =>
  fc.record({ course: fc.constant(course), events: anyEvents(course) }),
);
