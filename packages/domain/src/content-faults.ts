/** What is wrong with a piece of content, in sentences for its author. Empty when nothing is. */
import type { Block, Choice, Item, Scene } from './content.ts';
import { comparable, locales } from './text.ts';
import { textsOf } from './texts.ts';

const repeated = (ids: readonly string[]): string[] => [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))];

/** Faults of the words themselves: a language missing, or more on one screen than can be listened to. */
export function faultsOfTexts(document: unknown): readonly string[] {
  return textsOf(document).flatMap(({ key, text }) => [
    ...locales.filter((locale) => !text[locale]).map((locale) => `${key} has no words in "${locale}"`),
    ...(sentencesIn(text.en ?? '') > 2 ? [`${key} has more than two sentences`] : []),
    ...(wordsIn(text.en ?? '') > 32 ? [`${key} has more than 32 words`] : []),
  ]);
}
/** A small letter after the mark goes on with the sentence: “Which word?” asks the aunt. */
const sentencesIn = (words: string): number =>
  comparable(words)
    .split(/[.!?]["'”’)]*(?:\s(?!\p{Ll})|$)/u)
    .filter(Boolean).length;
const wordsIn = (words: string): number => comparable(words).split(' ').length;

/** Faults of a question: a key that names no choice, or a rule that ticking everything satisfies. */
export function faultsOfItem(item: Item): readonly string[] {
  const ids = item.choices.map((choice) => choice.id);
  const graded = item.kind === 'one' || item.kind === 'many';
  return [
    ...repeated(ids).map((id) => `${item.id}: two choices are called ${id}`),
    ...repeated(item.key).map((id) => `${item.id}: the key names ${id} twice`),
    ...item.key.filter((id) => !ids.includes(id)).map((id) => `${item.id}: no choice ${id}`),
    ...(graded && item.key.length === 0 ? [`${item.id}: no right answer`] : []),
    ...(!graded && item.key.length > 0 ? [`${item.id}: a question about herself has no right answer`] : []),
    ...(item.kind === 'one' && item.key.length > 1 ? [`${item.id}: more than one right answer`] : []),
    ...(item.kind === 'many' && item.key.length === ids.length ? [`${item.id}: ticking everything passes`] : []),
  ];
}

/** Faults of a block: what would keep it from ever being completed, or make it meaningless. */
export function faultsOfBlock(block: Block): readonly string[] {
  const faults = faultsOfKind(block);
  if (faults.length > 0) return faults;
  const keys = textsOf({ blocks: [block] }).map(({ key }) => key);
  return repeated(keys).map((key) => `${block.id}: two texts are both called ${key}`);
}

function faultsOfKind(block: Block): readonly string[] {
  const say = (faults: readonly string[]) => faults.map((fault) => `${block.id}: ${fault}`);
  switch (block.kind) {
    case 'story-choice':
      return say(faultsOfStory(block));
    case 'red-flags':
      return say([
        ...repeated(idsOf(block.parts)).map((id) => `two parts are called ${id}`),
        ...(block.parts.some((part) => part.flag) ? [] : ['no part is a flag']),
        ...(block.parts.every((part) => part.flag) ? ['every part is a flag: tapping all passes'] : []),
        ...(block.medium === 'picture' && block.parts.some((part) => !part.area) ? ['a part has no place'] : []),
      ]);
    case 'sort':
      return say(faultsOfSort(block));
    case 'quiz':
      return block.items.flatMap(faultsOfItem);
    case 'calc':
      return say([
        ...repeated(idsOf(block.answers)).map((id) => `two answers are called ${id}`),
        ...(idsOf(block.answers).includes(block.key) ? [] : [`no answer ${block.key}`]),
      ]);
    case 'role-play':
    case 'discuss':
      return say([
        ...repeated(idsOf(block.alone)).map((id) => `two turns are called ${id}`),
        ...block.alone.flatMap((turn) => faultsOfChoices(turn.choices ?? [])),
      ]);
    case 'listen':
      return say(repeated(idsOf(block.parts)).map((id) => `two parts are called ${id}`));
    case 'practice':
      return say(repeated(idsOf(block.steps)).map((id) => `two steps are called ${id}`));
    case 'text':
    case 'checklist':
    case 'plan':
      return [];
  }
}
const idsOf = (things: readonly { readonly id: string }[]): string[] => things.map(({ id }) => id);

function faultsOfChoices(choices: readonly Choice[]): string[] {
  return [
    ...repeated(idsOf(choices)).map((id) => `two choices are called ${id}`),
    ...choices.filter((choice) => !choice.feedback).map((choice) => `choice ${choice.id} has no feedback`),
  ];
}

function faultsOfStory({ start, scenes }: Extract<Block, { kind: 'story-choice' }>): string[] {
  const ids = idsOf(scenes);
  const reached = new Set([start]);
  for (const id of reached)
    for (const choice of scenes.find((scene) => scene.id === id)?.choices ?? []) reached.add(choice.next);
  const trapped = scenes.filter(({ id }) => reached.has(id) && !leadsOut(id, scenes));
  return [
    ...repeated(ids).map((id) => `two scenes are called ${id}`),
    ...[...reached].filter((id) => !ids.includes(id)).map((id) => `no scene ${id}`),
    ...ids.filter((id) => !reached.has(id)).map((id) => `scene ${id} is never reached`),
    ...scenes.flatMap((scene) => faultsOfChoices(scene.choices ?? [])),
    ...(scenes.some((scene) => !scene.choices && reached.has(scene.id))
      ? trapped.map(({ id }) => `from scene ${id} no ending can be reached`)
      : ['the story has no ending']),
  ];
}

/** Whether some way leads from a scene to an ending. */
export function leadsOut(from: string, scenes: readonly Scene[]): boolean {
  const seen = new Set([from]);
  for (const id of seen) {
    const scene = scenes.find((candidate) => candidate.id === id);
    if (scene && !scene.choices) return true;
    for (const choice of scene?.choices ?? []) seen.add(choice.next);
  }
  return false;
}

function faultsOfSort({ into, cards }: Extract<Block, { kind: 'sort' }>): string[] {
  const ids = idsOf(cards);
  const doubled = repeated(ids).map((id) => `two cards are called ${id}`);
  if (into.by === 'order') return doubled;
  const piles = idsOf(into.piles);
  return [
    ...doubled,
    ...repeated(piles).map((id) => `two piles are called ${id}`),
    ...ids.filter((id) => !piles.includes(into.belongs[id] ?? '')).map((id) => `card ${id} belongs to no pile`),
    ...Object.keys(into.belongs)
      .filter((id) => !ids.includes(id))
      .map((id) => `no card ${id}`),
  ];
}
