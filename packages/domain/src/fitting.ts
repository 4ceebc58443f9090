/** Whether what was answered can be an answer to what was asked: a fact names nothing that is not there, nor one thing twice. */
import type { Block, Choice, Item, StoryChoice, Turn } from './content.ts';
import type { ActivityAnswer, ItemAnswer } from './learning-event.ts';

/**
 * Whether an answer names only what its block has. It may be wrong and it may be unfinished: whether it completes the
 * block is for `completes` to say. A text is read, not answered.
 */
export function fits(block: Block, answer: ActivityAnswer): boolean {
  switch (answer.kind) {
    case 'story-choice':
      return block.kind === answer.kind && isWayThrough(block, answer.path);
    case 'red-flags':
      return block.kind === answer.kind && areAmong(block.parts, answer.found);
    case 'checklist':
    case 'plan':
      return block.kind === answer.kind;
    case 'sort':
      return block.kind === answer.kind && sorts(block, answer);
    case 'quiz':
      return block.kind === answer.kind && Object.entries(answer.answers).every(([id, of]) => answers(block, id, of));
    case 'calc':
      return block.kind === answer.kind && areAmong(block.answers, [answer.answer]);
    case 'role-play':
    case 'discuss':
      return (
        block.kind === answer.kind &&
        isOnceEach(answer.choices) &&
        answer.choices.every((path) => isSaidIn(block.alone, path))
      );
    case 'listen':
      return block.kind === answer.kind && areAmong(block.parts, answer.heard);
    case 'practice':
      return block.kind === answer.kind && areAmong(block.steps, answer.steps);
  }
}

/** Whether an answer names only choices that the item offers, each once; none at all is unfinished, and fits. */
export const fitsItem = (item: Item, answer: ItemAnswer): boolean =>
  answer === 'dont-know' || areAmong(item.choices, answer);

type Named = readonly { readonly id: string }[];
const areAmong = (things: Named, ids: readonly string[]): boolean =>
  isOnceEach(ids) && ids.every((id) => things.some((thing) => thing.id === id));

/** No screen sends one thing twice; a fact that does would only be larger than what it says. */
const isOnceEach = (ids: readonly string[]): boolean => new Set(ids).size === ids.length;

/** A way from the start, choice by choice; it need not have come to an ending. */
function isWayThrough({ start, scenes }: StoryChoice, path: readonly string[]): boolean {
  let at: string | undefined = start;
  for (const taken of path) {
    const scene = scenes.find(({ id }) => id === at);
    at = scene?.choices?.find(({ id }) => id === taken)?.next;
    if (at === undefined) return false;
  }
  return true;
}

function sorts(
  { into, cards }: Extract<Block, { kind: 'sort' }>,
  answer: Extract<ActivityAnswer, { kind: 'sort' }>,
): boolean {
  if ('order' in answer) return into.by === 'order' && areAmong(cards, answer.order);
  const { piles } = answer;
  return (
    into.by === 'piles' &&
    areAmong(cards, Object.keys(piles)) &&
    Object.values(piles).every((pile) => areAmong(into.piles, [pile]))
  );
}

function answers({ items }: Extract<Block, { kind: 'quiz' }>, itemId: string, answer: ItemAnswer): boolean {
  const item = items.find(({ id }) => id === itemId);
  return item !== undefined && fitsItem(item, answer);
}

/** Choices are named with their turn, `turn/choice`. */
const isSaidIn = (turns: readonly Turn[], path: string): boolean =>
  turns.some(({ id, choices = [] }) => choices.some((choice: Choice) => path === `${id}/${choice.id}`));
