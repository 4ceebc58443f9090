/**
 * The content model on the wire and on disk. `packages/domain` says what each thing means; the last lines make the
 * compiler prove that the schemas and those types are the same.
 */
import { locales, type ChosenPack, type Course, type Release } from '@romduol/domain';
import * as z from 'zod/mini';

/** Ids inside a course: lower-case letters, digits, hyphens; never reused. */
export const contentId = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,63}$/));
const words = z.string().check(z.minLength(1), z.maxLength(2000));
const day = z.iso.date();
/** At least one language; unknown languages are refused. */
export const Text = z
  .strictObject({ km: z.optional(words), en: z.optional(words), id: z.optional(words) })
  .check(z.refine((text) => Object.keys(text).length > 0, 'has no language'));
const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const locale = z.enum(locales);

const Source = z.strictObject({
  kind: z.enum(['page', 'law', 'helplines', 'general']),
  title: words,
  url: z.optional(z.url()),
});
const Review = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('awaiting') }),
  z.strictObject({ state: z.literal('accepted'), by: words, on: day }),
]);
const Narration = z.strictObject({
  media: sha256,
  seconds: z.number().check(z.positive()),
  of: words,
  placeholder: z.optional(z.literal(true)),
});
const Voices = z.record(z.string(), z.partialRecord(locale, Narration));

const choice = {
  id: contentId,
  text: Text,
  picture: z.optional(contentId),
  feedback: z.optional(Text),
  tone: z.optional(z.enum(['safer', 'riskier', 'neutral'])),
};
const Choice = z.strictObject(choice);
const picturedText = z.strictObject({ id: contentId, text: Text, picture: z.optional(contentId) });
const namedText = z.strictObject({ id: contentId, text: Text });

const block = { id: contentId, picture: z.optional(contentId), hard: z.optional(z.literal(true)) };
const activity = { ...block, ask: Text };

const TextBlock = z.strictObject({ kind: z.literal('text'), ...block, text: Text });
const StoryChoice = z.strictObject({
  kind: z.literal('story-choice'),
  ...activity,
  start: contentId,
  scenes: z
    .array(
      z.strictObject({
        id: contentId,
        text: Text,
        picture: z.optional(contentId),
        choices: z.optional(z.array(z.strictObject({ ...choice, next: contentId })).check(z.minLength(2))),
      }),
    )
    .check(z.minLength(2)),
});
const percent = z.number().check(z.minimum(0), z.maximum(100));
const RedFlags = z.strictObject({
  kind: z.literal('red-flags'),
  ...activity,
  medium: z.enum(['chat', 'advert', 'picture']),
  parts: z
    .array(
      z.strictObject({
        id: contentId,
        text: Text,
        from: z.optional(z.enum(['them', 'her'])),
        area: z.optional(z.strictObject({ x: percent, y: percent, width: percent, height: percent })),
        flag: z.boolean(),
        why: Text,
      }),
    )
    .check(z.minLength(2)),
});
const Checklist = z.strictObject({
  kind: z.literal('checklist'),
  ...activity,
  points: z.array(picturedText).check(z.minLength(1)),
});
const Sort = z.strictObject({
  kind: z.literal('sort'),
  ...activity,
  into: z.discriminatedUnion('by', [
    z.strictObject({ by: z.literal('order') }),
    z.strictObject({
      by: z.literal('piles'),
      piles: z.array(picturedText).check(z.minLength(2)),
      belongs: z.record(contentId, contentId),
    }),
  ]),
  cards: z
    .array(z.strictObject({ id: contentId, text: Text, picture: z.optional(contentId), why: z.optional(Text) }))
    .check(z.minLength(2)),
});
const Item = z.strictObject({
  id: contentId,
  kind: z.enum(['one', 'many', 'face', 'intention']),
  topic: z.nullable(contentId),
  ask: Text,
  picture: z.optional(contentId),
  choices: z.array(Choice).check(z.minLength(2), z.maxLength(6)),
  key: z.array(contentId),
  explain: Text,
});
const Quiz = z.strictObject({ kind: z.literal('quiz'), ...activity, items: z.array(Item).check(z.minLength(1)) });
const Money = z.strictObject({ currency: z.enum(['KHR', 'USD']), minor: z.int() });
const Calc = z.strictObject({
  kind: z.literal('calc'),
  ...activity,
  lines: z
    .array(
      z.strictObject({
        id: contentId,
        text: Text,
        picture: z.optional(contentId),
        amount: Money,
        sign: z.enum(['in', 'out']),
      }),
    )
    .check(z.minLength(1)),
  answers: z.array(z.strictObject({ id: contentId, amount: Money, feedback: Text })).check(z.minLength(2)),
  key: contentId,
});
const Plan = z.strictObject({
  kind: z.literal('plan'),
  ...activity,
  fields: z
    .array(
      z.strictObject({
        id: contentId,
        text: Text,
        input: z.enum(['words', 'time', 'choice']),
        choices: z.optional(z.array(Choice)),
      }),
    )
    .check(z.minLength(1)),
});
const Turn = z.strictObject({
  id: contentId,
  text: Text,
  picture: z.optional(contentId),
  choices: z.optional(z.array(Choice).check(z.minLength(2))),
});
const alone = z.array(Turn).check(z.minLength(1));
const RolePlay = z.strictObject({
  kind: z.literal('role-play'),
  ...activity,
  trainerCard: Text,
  roles: z.array(z.strictObject({ id: contentId, name: Text, card: Text })).check(z.minLength(2)),
  alone,
});
const Discuss = z.strictObject({
  kind: z.literal('discuss'),
  ...activity,
  trainerCard: Text,
  questions: z.array(namedText).check(z.minLength(1)),
  alone,
});
const Listen = z.strictObject({
  kind: z.literal('listen'),
  ...activity,
  parts: z.array(picturedText).check(z.minLength(1)),
});
const Practice = z.strictObject({
  kind: z.literal('practice'),
  ...activity,
  simulator: z.discriminatedUnion('of', [
    z.strictObject({ of: z.literal('dial'), helpline: contentId }),
    z.strictObject({ of: z.literal('leave-fast') }),
    z.strictObject({ of: z.literal('picture-pin') }),
    z.strictObject({ of: z.literal('thirty-seconds') }),
  ]),
  steps: z.array(picturedText).check(z.minLength(1)),
});
/** One block of a lesson: a text, or one of the eleven activities. */
export const Block = z.discriminatedUnion('kind', [
  TextBlock,
  StoryChoice,
  RedFlags,
  Checklist,
  Sort,
  Quiz,
  Calc,
  Plan,
  RolePlay,
  Discuss,
  Listen,
  Practice,
]);

/** One lesson, as a file of the curriculum holds it. */
export const Lesson = z.strictObject({
  id: contentId,
  unit: z.string().check(z.regex(/^[A-Z][0-9]{1,2}(\.([0-9]{1,2}|[A-Z]{2,4}))?$/)),
  title: Text,
  objective: Text,
  minutes: z.int().check(z.minimum(3), z.maximum(12)),
  picture: z.optional(contentId),
  notice: z.optional(Text),
  skippable: z.optional(z.literal(true)),
  calmEnding: z.optional(z.literal(true)),
  afterDeparture: z.optional(z.union([z.int(), z.literal('return')])),
  blocks: z.array(Block).check(z.minLength(1)),
  sources: z.array(Source).check(z.minLength(1)),
  underReview: z.optional(z.literal(true)),
});
const SkillTrack = z.strictObject({
  id: contentId,
  title: Text,
  skills: z.array(picturedText).check(z.minLength(1)),
});
const module = {
  id: contentId,
  code: z.string().check(z.regex(/^[A-Z][0-9A-Z.-]{0,9}$/)),
  title: Text,
  lessons: z.array(Lesson),
  tracks: z.optional(z.array(SkillTrack).check(z.minLength(1))),
};
/** A skill module. */
export const Module = z.strictObject(module);
const ChosenModule = z.strictObject({
  ...module,
  for: z.union([
    z.strictObject({ destinations: z.array(z.string().check(z.regex(/^[A-Z]{2}$/))).check(z.minLength(1)) }),
    z.strictObject({ sector: z.enum(['DW', 'GM', 'SF', 'CO', 'AG', 'HO', 'FA']) }),
  ]),
  picture: z.optional(contentId),
  minutes: z.int().check(z.positive()),
  lastChecked: z.nullable(day),
});
/** A test in two parallel forms. */
export const Test = z.strictObject({
  id: contentId,
  title: Text,
  topics: z.array(z.strictObject({ id: contentId, title: Text, critical: z.boolean() })).check(z.minLength(1)),
  items: z.array(Item).check(z.minLength(2)),
  forms: z.strictObject({ X: z.array(contentId), Y: z.array(contentId) }),
});
const course = {
  code: z.string().check(z.regex(/^[A-Z][A-Z0-9-]{0,15}$/)),
  title: Text,
  summary: Text,
  minutes: z.int().check(z.positive()),
  modules: z.array(Module).check(z.minLength(1)),
  packs: z.array(ChosenModule),
  test: z.nullable(Test),
  completion: z.strictObject({
    lessons: z.literal('all-required'),
    meetings: z.int().check(z.minimum(0)),
    test: z.nullable(z.strictObject({ topics: z.enum(['critical', 'all']) })),
    packs: z.enum(['none', 'destination-and-sector']),
  }),
  pictures: z.record(contentId, z.strictObject({ alt: Text })),
  voices: Voices,
  review: z.record(locale, Review),
};
/** A course as it is written. */
export const CourseDocument = z.strictObject(course);
const files = z.record(contentId, z.strictObject({ sha256, bytes: z.int(), type: z.string() }));
/** A course as it was published. */
export const ReleaseDocument = z.strictObject({
  ...course,
  id: z.uuid(),
  version: z.int().check(z.positive()),
  files,
});
/** A destination or sector pack as it travels. */
export const ChosenPackDocument = z.strictObject({
  module: ChosenModule,
  pictures: course.pictures,
  files,
  voices: Voices,
});

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;
type Mutable<T> = T extends object ? { -readonly [K in keyof T]: Mutable<T[K]> } : T;
/** Compiles only while schemas and domain types agree in both directions. */
export const contentSchemasMatchTheDomain: [
  Same<Mutable<z.output<typeof CourseDocument>>, Mutable<Course>>,
  Same<Mutable<z.output<typeof ReleaseDocument>>, Mutable<Release>>,
  Same<Mutable<z.output<typeof ChosenPackDocument>>, Mutable<ChosenPack>>,
] = [true, true, true];
