/** What is noted for each woman when a class has done something together. Facts only: nothing that she wrote or ticked. */
import {
  toldOf,
  type ActivityAnswer,
  type Block,
  type Calc,
  type ItemAnswer,
  type LearningEvent,
  type LearningFact,
  type Lesson,
  type Quiz,
  type Sitting,
} from '@romduol/domain';
import type { Noted } from '@romduol/offline/class';
import { answerOf, type Answers, type Asked } from './questions.ts';

/** A woman as facts are noted for her. */
export interface Learner {
  readonly traineeId: string;
  readonly enrolmentId: string;
}

const noted = ({ traineeId, enrolmentId }: Learner, fact: LearningFact): Noted => ({ traineeId, enrolmentId, fact });
const answered = (block: Block, answer: ActivityAnswer): LearningFact => ({
  kind: 'activity-answered',
  blockId: block.id,
  answer,
});

/** A text that was shown to those who take part. */
export const seenBy = (block: Block, women: readonly Learner[]): readonly Noted[] =>
  women.map((woman) => noted(woman, { kind: 'block-seen', blockId: block.id }));

/** One answer that the class found together, noted for each who took part. */
export const togetherBy = (block: Block, answer: ActivityAnswer, women: readonly Learner[]): readonly Noted[] =>
  women.map((woman) => noted(woman, answered(block, answer)));

/** A hard screen that these women left out: they lose nothing by it. */
export const skippedBy = (block: Block, women: readonly Learner[]): readonly Noted[] =>
  women.map((woman) => noted(woman, { kind: 'block-skipped', blockId: block.id }));

/** A lesson that these women left out whole. */
export const lessonSkippedBy = (lesson: Lesson, women: readonly Learner[]): readonly Noted[] =>
  women.map((woman) => noted(woman, { kind: 'lesson-skipped', lessonId: lesson.id }));

/** Whether leaving out this screen loses nothing. */
export const mayBeSkipped = (block: Block, lesson: Lesson): boolean => block.hard ?? lesson.skippable ?? false;

/** A plan of her own that each made in her head or on paper, or left for later. Never what is in it. */
export const plannedBy = (block: Block, women: readonly Learner[], later: ReadonlySet<string>): readonly Noted[] =>
  women.map((woman) => noted(woman, answered(block, { kind: 'plan', kept: !later.has(woman.traineeId) })));

/**
 * What each woman answered in a quiz. Who answered nothing has no fact; who answered some of it has what she answered,
 * and the rest stays open. What was noted before and is the same is not noted again.
 */
export function quizFacts(
  block: Quiz,
  answers: Answers,
  women: readonly Learner[],
  before: EventsByWoman,
): readonly Noted[] {
  return women.flatMap((woman) => {
    const hers = block.items.flatMap(({ id }): readonly (readonly [string, ItemAnswer])[] => {
      const answer = answerOf(answers, id, woman.traineeId);
      return answer === null ? [] : [[id, answer]];
    });
    const fact = answered(block, toldOf(block, { kind: 'quiz', answers: Object.fromEntries(hers) }));
    return hers.length === 0 || isSameAsLast(before.get(woman.traineeId), fact) ? [] : [noted(woman, fact)];
  });
}

/** What each woman held up for an amount. */
export function calcFacts(
  block: Calc,
  answers: Answers,
  women: readonly Learner[],
  before: EventsByWoman,
): readonly Noted[] {
  return women.flatMap((woman) => {
    const chosen = answerOf(answers, block.id, woman.traineeId);
    if (chosen === null || chosen === 'dont-know' || chosen[0] === undefined) return [];
    const fact = answered(block, { kind: 'calc', answer: chosen[0] });
    return isSameAsLast(before.get(woman.traineeId), fact) ? [] : [noted(woman, fact)];
  });
}

/** A sitting of the test for each woman who answered anything; it stands whole in one fact. */
export function testFacts(
  sitting: Sitting,
  asked: readonly Asked[],
  answers: Answers,
  attempts: Readonly<Record<string, string>>,
  women: readonly Learner[],
): readonly Noted[] {
  return women.flatMap((woman) => {
    const attemptId = attempts[woman.traineeId];
    const hers = asked
      .filter((one) => one.women.includes(woman.traineeId))
      .flatMap(({ question: { id } }): readonly (readonly [string, ItemAnswer])[] => {
        const answer = answerOf(answers, id, woman.traineeId);
        return answer === null ? [] : [[id, answer]];
      });
    if (attemptId === undefined || hers.length === 0) return [];
    return [noted(woman, { kind: 'test-handed-in', attemptId, sitting, answers: Object.fromEntries(hers) })];
  });
}

/** Woman's id → what was noted for her on this tablet, oldest first. */
export type EventsByWoman = ReadonlyMap<string, readonly LearningEvent[]>;

/** Whether the last fact about the same block says the same. */
function isSameAsLast(events: readonly LearningEvent[] | undefined, fact: LearningFact): boolean {
  const last = events?.findLast(
    (event) => 'blockId' in event.fact && 'blockId' in fact && event.fact.blockId === fact.blockId,
  );
  return last !== undefined && JSON.stringify(inOneOrder(last.fact)) === JSON.stringify(inOneOrder(fact));
}

function inOneOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOneOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, inside]) => [key, inOneOrder(inside)]),
  );
}
