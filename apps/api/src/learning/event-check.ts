import { AnyEventDocument, SealedEvent, type ProblemCode } from '@romduol/contracts';
import {
  allLessonsOf,
  blocksOf,
  fits,
  fitsItem,
  isAnswer,
  toldOf,
  type AnyLearningEvent,
  type Block,
  type Item,
  type LearningFact,
  type Release,
} from '@romduol/domain';
import { openEvent, type OutboxKey } from '../platform/sealing/sealing.ts';

/** One element of a batch: the event that it is, or why it is none; with its id, where that can be told back. */
export type Read =
  | { readonly id: string; readonly event: AnyLearningEvent }
  | { readonly id: string | null; readonly code: ProblemCode };

/** Reads one element of a batch, whatever it is. What is sealed opens with the outbox key of its batch and with no other. */
export function readElement(element: unknown, outboxKey: OutboxKey | null): Read {
  if (typeof element !== 'object' || element === null) return { id: null, code: 'request.invalid' };
  if (!('bytes' in element)) return readEvent(element, idOf(element));
  const sealed = SealedEvent.safeParse(element);
  if (!sealed.success) return { id: idOf(element), code: 'request.invalid' };
  const opened = outboxKey && openEvent(outboxKey, sealed.data);
  return opened === null ? { id: sealed.data.id, code: 'seal.damaged' } : readEvent(opened, sealed.data.id);
}

/** An event under the id by which the phone knows it. */
export function readEvent(element: unknown, id: string | null): Read {
  const result = AnyEventDocument.safeParse(element);
  if (!result.success || result.data.id !== id) return { id, code: 'request.invalid' };
  return { id, event: result.data };
}

/** The id of an element, when it has one that can be told back to the phone. */
export function idOf(element: object): string | null {
  const { id } = element as { id?: unknown };
  return typeof id === 'string' && id.length <= 64 ? id : null;
}

/** What a release has, to be looked up by id. */
interface Content {
  readonly lessons: ReadonlySet<string>;
  readonly blocks: ReadonlyMap<string, Block>;
  readonly items: ReadonlyMap<string, Item>;
}
const known = new WeakMap<Release, Content>();

/** Worked out once for each release, since releases never change. */
function contentOf(release: Release): Content {
  const content = known.get(release) ?? {
    lessons: new Set(allLessonsOf(release).map(({ id }) => id)),
    blocks: new Map(blocksOf(release).map((block) => [block.id, block])),
    items: new Map((release.test?.items ?? []).map((item) => [item.id, item])),
  };
  known.set(release, content);
  return content;
}

/** A fact without what is for nobody to read (see `toldOf`), whichever app sent it. */
export function toldFact(fact: LearningFact, release: Release): LearningFact {
  if (fact.kind !== 'activity-answered') return fact;
  const block = contentOf(release).blocks.get(fact.blockId);
  return block === undefined ? fact : { ...fact, answer: toldOf(block, fact.answer) };
}

/** Why a fact does not fit the course it is for, or null. It may be incomplete; it may not name what is not there. */
export function unfitness(fact: LearningFact, release: Release): ProblemCode | null {
  const { lessons, blocks, items } = contentOf(release);
  switch (fact.kind) {
    case 'lesson-skipped':
      return lessons.has(fact.lessonId) ? null : 'event.unknown-content';
    case 'block-seen':
    case 'block-skipped':
      return blocks.has(fact.blockId) ? null : 'event.unknown-content';
    case 'activity-answered': {
      const block = blocks.get(fact.blockId);
      if (!block) return 'event.unknown-content';
      return fits(block, fact.answer) ? null : 'event.answer-does-not-fit';
    }
    case 'item-answered': {
      const item = items.get(fact.itemId);
      if (!item) return 'event.unknown-content';
      return isAnswer(item, fact.answer) && fitsItem(item, fact.answer) ? null : 'event.answer-does-not-fit';
    }
    case 'test-handed-in': {
      if (!release.test) return 'event.unknown-content';
      const answers = Object.entries(fact.answers ?? {});
      if (answers.some(([id]) => !items.has(id))) return 'event.unknown-content';
      const isUnfit = answers.some(([id, answer]) => {
        const item = items.get(id);
        return item !== undefined && !fitsItem(item, answer);
      });
      return isUnfit ? 'event.answer-does-not-fit' : null;
    }
  }
}
