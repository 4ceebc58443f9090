import { asLearningEvent, LearningEventDocument, type ProblemCode } from '@romduol/contracts';
import { blocksOf, isAnswer, lessonsOf, type LearningEvent, type Release } from '@romduol/domain';

/** Reads one element of a batch; an element that is no event gets null, whatever else it is. */
export function readEvent(element: unknown): LearningEvent | null {
  const result = LearningEventDocument.safeParse(element);
  return result.success ? asLearningEvent(result.data) : null;
}

/** The id of an element, when it has one that can be told back to the phone. */
export function idOf(element: unknown): string | null {
  const { id } = (element ?? {}) as { id?: unknown };
  return typeof id === 'string' && id.length <= 64 ? id : null;
}

/** Why an event does not fit the course it is for, or null. It may be incomplete; it may not name what is not there. */
export function unfitness({ fact }: LearningEvent, release: Release): ProblemCode | null {
  switch (fact.kind) {
    case 'lesson-skipped':
      return lessonsOf(release).some(({ id }) => id === fact.lessonId) ? null : 'event.unknown-content';
    case 'block-seen':
    case 'block-skipped':
      return blocksOf(release).some(({ id }) => id === fact.blockId) ? null : 'event.unknown-content';
    case 'activity-answered': {
      const block = blocksOf(release).find(({ id }) => id === fact.blockId);
      if (!block) return 'event.unknown-content';
      return block.kind === fact.answer.kind ? null : 'event.answer-does-not-fit';
    }
    case 'item-answered': {
      const item = release.test?.items.find(({ id }) => id === fact.itemId);
      if (!item) return 'event.unknown-content';
      return isAnswer(item, fact.answer) ? null : 'event.answer-does-not-fit';
    }
    case 'test-handed-in':
      return release.test ? null : 'event.unknown-content';
  }
}
