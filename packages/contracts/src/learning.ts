import * as z from 'zod/mini';
import { byId, Count, endpoint, Id } from './endpoint.ts';
import { SealedBox } from './sealing.ts';
import { DeparturePlan } from './trainee.ts';
import { Joined } from './cohort.ts';
import { MySkillMark } from './skill.ts';
import type { LearningEvent } from '@romduol/domain';

const contentId = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,63}$/));
/** Ids of the content, one inside the other: `turn/choice`. */
const path = z.string().check(z.maxLength(130), z.regex(/^[a-z0-9][a-z0-9-]*(\/[a-z0-9-]+)*$/));
const ids = z.array(path).check(z.maxLength(200));
const ItemAnswer = z.union([z.literal('dont-know'), z.array(contentId).check(z.maxLength(10))]);
/** No activity has more parts than that. */
const few = <R extends z.ZodMiniRecord>(record: R) =>
  record.check(z.refine((answers) => Object.keys(answers).length <= 100, 'has too many answers'));
const ActivityAnswer = z.union([
  z.strictObject({ kind: z.literal('story-choice'), path: ids }),
  z.strictObject({ kind: z.literal('red-flags'), found: ids }),
  z.strictObject({ kind: z.literal('checklist') }),
  z.strictObject({ kind: z.literal('sort'), order: ids }),
  z.strictObject({ kind: z.literal('sort'), piles: few(z.record(contentId, contentId)) }),
  z.strictObject({ kind: z.literal('quiz'), answers: few(z.record(contentId, ItemAnswer)) }),
  z.strictObject({ kind: z.literal('calc'), answer: contentId }),
  z.strictObject({ kind: z.literal('plan'), kept: z.boolean() }),
  z.strictObject({ kind: z.enum(['role-play', 'discuss']), form: z.enum(['class', 'alone']), choices: ids }),
  z.strictObject({ kind: z.literal('listen'), heard: ids }),
  z.strictObject({ kind: z.literal('practice'), steps: ids }),
]);
const sitting = z.enum(['pre', 'post', 'again']);
const LearningFact = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('block-seen'), blockId: contentId }),
  z.strictObject({ kind: z.literal('block-skipped'), blockId: contentId }),
  z.strictObject({ kind: z.literal('lesson-skipped'), lessonId: contentId }),
  z.strictObject({ kind: z.literal('activity-answered'), blockId: contentId, answer: ActivityAnswer }),
  z.strictObject({ kind: z.literal('item-answered'), attemptId: Id, sitting, itemId: contentId, answer: ItemAnswer }),
  z.strictObject({
    kind: z.literal('test-handed-in'),
    attemptId: Id,
    sitting,
    answers: z.optional(few(z.record(contentId, ItemAnswer))),
  }),
]);
const circumstances = { id: Id, enrolmentId: Id, deviceId: Id, seq: Count, occurredAt: z.iso.datetime() };
/** One learning event. Unknown fields are refused, so an event cannot carry a score or a completion. */
export const LearningEventDocument = z.strictObject({
  ...circumstances,
  v: z.literal(2),
  by: z.enum(['herself', 'trainer']),
  fact: LearningFact,
});
/** Compiles only while the schema yields the domain's type. */
export const asLearningEvent = (document: z.output<typeof LearningEventDocument>): LearningEvent => document;

/** An event of any version that ever left a phone; the first one waits on phones that have been away for long. */
export const AnyEventDocument = z.discriminatedUnion('v', [
  z.strictObject({ ...circumstances, v: z.literal(1), fact: LearningFact }),
  LearningEventDocument,
]);

/** What became of each event of a batch. */
export const EventAnswers = z.array(
  z.strictObject({
    /** The event's id, or null when it had none that could be read. */
    id: z.nullable(z.string()),
    outcome: z.enum(['taken', 'known', 'refused']),
    code: z.optional(z.string()),
  }),
);

/** With how many events a phone begins to hand in: some 50 kilobytes when they are sealed. */
export const batchSize = 100;
/** The most events one batch may carry: what a phone sends where the line has shown that it is quick. */
export const largestBatch = 500;

export const handInEvents = endpoint({
  name: 'learning.hand-in',
  method: 'POST',
  path: '/events',
  summary: 'Hand in learning events; each is answered on its own, and handing in again is harmless',
  allow: 'device',
  /** Of full batches: far more than a woman does, far less than fills a disk. */
  limitPerCaller: { times: 120, seconds: 60 },
  body: z.strictObject({
    /** What the phone's clock says now, to know how wrong it is. */
    sentAt: z.iso.datetime(),
    /** The outbox key that sealed events of this batch are sealed with, in a box of its own. */
    key: z.optional(SealedBox),
    /** `AnyEventDocument` or `SealedEvent`; looked at one by one, so that a bad one never blocks the others. */
    events: z.array(z.unknown()).check(z.maxLength(largestBatch)),
  }),
  response: EventAnswers,
});

/** Everything her phone needs to be hers again, before any media: a few kilobytes. */
export const MyLearning = z.strictObject({
  joined: z.array(Joined),
  departure: DeparturePlan,
  events: z.array(LearningEventDocument),
  /** What her assessors last said of each skill. */
  skillMarks: z.array(MySkillMark),
});
export const getMyLearning = endpoint({
  name: 'learning.read-mine',
  method: 'GET',
  path: '/me/learning',
  summary: 'My classes, my plan, everything I have done and what I was seen to do',
  allow: 'trainee',
  response: MyLearning,
});

/** One woman's row on the class screen. `name` is null for those who see codes only. */
export const TraineeProgress = z.strictObject({
  traineeId: Id,
  code: z.string(),
  name: z.nullable(z.string()),
  departure: DeparturePlan,
  lessonsDone: z.int(),
  lessons: z.int(),
  missing: z.array(
    z.discriminatedUnion('what', [
      z.strictObject({ what: z.literal('lesson'), lessonId: z.string(), minutes: z.int() }),
      z.strictObject({ what: z.literal('topic'), topicId: z.string() }),
      z.strictObject({ what: z.literal('meetings'), meetings: z.int() }),
    ]),
  ),
  isComplete: z.boolean(),
  readiness: z.strictObject({
    state: z.enum([
      'ready',
      'on-course',
      'at-risk',
      'cannot-make-it',
      'left-ready',
      'left-unready',
      'staying',
      'no-day',
    ]),
    daysLeft: z.nullable(z.int()),
    minutesLeft: z.int(),
  }),
  preTest: z.nullable(z.strictObject({ right: z.int(), of: z.int() })),
  postTest: z.nullable(z.strictObject({ right: z.int(), of: z.int() })),
  /** When the server last received anything from her phone. */
  asOf: z.nullable(z.iso.datetime()),
  /** Of what counts for her, how many records a trainer entered in class. */
  byTrainer: z.int(),
});
export type TraineeProgress = z.output<typeof TraineeProgress>;

export const getCohortProgress = endpoint({
  name: 'progress.of-cohort',
  method: 'GET',
  path: '/cohorts/:id/progress',
  summary: 'Who has finished, what each still lacks, how many days remain',
  allow: 'progress.read',
  params: byId,
  response: z.strictObject({ today: z.iso.date(), trainees: z.array(TraineeProgress) }),
});
