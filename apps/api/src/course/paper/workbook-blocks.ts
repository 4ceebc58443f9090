import type { Block, Calc, Choice, Item, Plan, Practice, RedFlags, Sort, StoryChoice, Text } from '@romduol/domain';
import { letterOf, mixed } from './mixed.ts';
import { moneyInWords } from './money.ts';
import type { Making } from './paper.ts';
import { keptTogether, wholeRoom, type Room, type Slab } from './slab.ts';
import { filled } from './words/words.ts';

const room = wholeRoom;
type Fill = (room: Room) => readonly Slab[];

/**
 * A block as an exercise on paper, with `picture` where it has not just been shown. What is right is not printed; the
 * guide of the trainer says it.
 */
export function exercise(block: Exclude<Block, Plan>, picture: string | undefined, making: Making): readonly Slab[] {
  const { set, say, words } = making;
  /** What she is asked, how it is done on paper, and what must not be parted from it. */
  const asked = (how: string | null, parts: readonly Slab[]): readonly Slab[] => {
    if (block.kind === 'text') return [];
    const ask = set.beside(picture, 84, room, (beside) => [
      ...set.paragraph(words(block.ask), beside, set.strong),
      ...(how === null ? [] : set.paragraph(how, beside, { ...set.small, above: 2 })),
    ]);
    const spaced = ask.map((slab, at) => (at === 0 ? { ...slab, above: 14 } : slab));
    return [...spaced.map(staying), ...parts];
  };
  switch (block.kind) {
    case 'text':
      return set.beside(picture, 78, room, (beside) => set.paragraph(words(block.text), beside));
    case 'story-choice':
      return asked(say.storyHow, story(block, making));
    case 'red-flags':
      return asked(say.flagsHow, flags(block, making));
    case 'checklist':
      return asked(say.checklistHow, listed(block.points, 'tick', making));
    case 'sort':
      return asked(block.into.by === 'order' ? say.sortOrder : say.sortPiles, sort(block, making));
    case 'quiz': {
      const items = block.items.map((item) => question(item, making));
      return asked(null, items.flat());
    }
    case 'calc':
      return asked(null, calc(block, making));
    case 'role-play':
    case 'discuss': {
      const turns = block.alone.flatMap((turn) => [
        ...set.beside(turn.picture, 84, room, (beside) => set.paragraph(words(turn.text), beside)).map(staying),
        ...(turn.choices ? choices(turn.choices, say.whatWouldYouSay, making) : []),
      ]);
      if (block.kind === 'role-play') return asked(null, turns);
      const questions = block.questions.flatMap(({ text }) =>
        keptTogether([...set.point(words(text), { box: 'none', name: '•' }, room), ...set.lines(2, room)]),
      );
      return asked(say.thinkOrTalk, [...questions, ...turns]);
    }
    case 'listen':
      return asked(
        null,
        block.parts.flatMap((part) =>
          set.beside(part.picture, 78, room, (beside) => set.paragraph(words(part.text), beside)),
        ),
      );
    case 'practice':
      // What she dials beside a book is dialled: neither the number nor a step of it stands there.
      return block.simulator.of === 'dial'
        ? set.beside(picture, 84, room, (beside) => set.paragraph(say.practiceAloud, beside, set.strong))
        : asked(say.practiceHow, practice(block, making));
  }
}

const staying = (slab: Slab): Slab => ({ ...slab, stays: true });

/** Short things with a box each, in two columns where all of them are short enough. */
const listed = (
  things: readonly { readonly text: Text; readonly picture?: string }[],
  box: 'tick' | 'write',
  { set, words }: Making,
): readonly Slab[] =>
  set.inColumns(
    2,
    room,
    things.map(
      ({ text, picture }): Fill =>
        (cell) =>
          set.point(words(text), { box, picture }, cell),
    ),
  );

/** Choices with a letter each: in columns where all are pictures, else under one another. */
function choices(
  all: readonly (Choice & { readonly then?: string })[],
  how: string,
  { set, words }: Making,
): readonly Slab[] {
  const style = { ...set.text, above: 2 };
  const told = all.map((one) => ({ ...one, said: words(one.text) + (one.then === undefined ? '' : ` ${one.then}`) }));
  const rows =
    all.length <= 3 && all.every(({ picture }) => picture !== undefined)
      ? set.cards(
          all.length,
          room,
          told.map(({ said, picture }, at): Fill => (cell) => [
            ...set.picture(picture ?? '', Math.min(cell.width, 96), cell),
            ...set.point(said, { box: 'tick', name: letterOf(at) }, cell, style),
          ]),
          false,
        )
      : told.flatMap(({ said, picture }, at) =>
          set.point(said, { box: 'tick', name: letterOf(at), picture }, room, style),
        );
  const head = how === '' ? [] : set.paragraph(how, room, { ...set.small, above: 4 });
  return keptTogether([...head, ...rows]);
}

function question(item: Item, making: Making): readonly Slab[] {
  const { set, say, words } = making;
  const how = item.kind === 'many' ? say.chooseMany : say.choose;
  return keptTogether([
    ...set.beside(item.picture, 84, room, (beside) =>
      set.paragraph(words(item.ask), beside, { ...set.strong, above: 8 }),
    ),
    ...choices(item.choices, how, making),
    ...set.point(say.dontKnow, { box: 'tick', name: '?' }, room, { ...set.text, above: 4 }),
  ]);
}

function story({ start, scenes }: StoryChoice, making: Making): readonly Slab[] {
  const { set, say, words } = making;
  const first = scenes.filter(({ id }) => id === start);
  const inOrder = [...first, ...scenes.filter(({ id }) => id !== start)];
  const numberOf = (id: string): number => inOrder.findIndex((scene) => scene.id === id) + 1;
  return inOrder.flatMap((scene, at) => [
    ...keptTogether([
      ...set.beside(scene.picture, 84, room, (beside) =>
        set.point(words(scene.text), { box: 'none', name: String(at + 1) }, beside),
      ),
      ...(scene.choices
        ? choices(
            scene.choices.map((choice) => ({
              ...choice,
              then: `(${filled(say.storyOn, { number: numberOf(choice.next) })})`,
            })),
            '',
            making,
          )
        : set.paragraph(say.storyEnding, room, { ...set.small, above: 2 })),
    ]),
  ]);
}

function flags({ medium, parts }: RedFlags, { set, say, words }: Making): readonly Slab[] {
  const indent = 60;
  return set.frame(room, (inner) =>
    parts.flatMap(({ text, from }) => {
      const isHers = medium === 'chat' && from === 'her';
      const side =
        medium === 'chat' ? { left: inner.left + (isHers ? indent : 0), width: inner.width - indent } : inner;
      const who = medium === 'chat' && from !== undefined ? `${say[from]}: ` : '';
      return set.point(who + words(text), { box: 'tick' }, side);
    }),
  );
}

function sort({ id, into, cards }: Sort, making: Making): readonly Slab[] {
  const { set, words } = making;
  const order = listed(mixed(cards, id), 'write', making);
  if (into.by === 'order') return order;
  const piles = set.cards(
    Math.min(3, into.piles.length),
    room,
    into.piles.map(
      (pile, at): Fill =>
        (cell) =>
          set.point(words(pile.text), { box: 'none', name: letterOf(at), picture: pile.picture }, cell, set.strong),
    ),
    false,
  );
  return [...piles.map(staying), ...order];
}

function calc({ lines, answers }: Calc, making: Making): readonly Slab[] {
  const { set, say, words, locale } = making;
  const part = (sign: 'in' | 'out', title: string): readonly Slab[] => {
    const own = lines.filter((line) => line.sign === sign);
    if (own.length === 0) return [];
    return [
      ...set.heading(title, room, set.small),
      ...own.flatMap(({ text, picture, amount }) =>
        set.sum(words(text), `${sign === 'in' ? '+' : '−'} ${moneyInWords(locale, amount)}`, picture, room),
      ),
    ];
  };
  const options = answers.flatMap(({ amount }, at) =>
    set.point(moneyInWords(locale, amount), { box: 'tick', name: letterOf(at) }, room, { ...set.text, above: 3 }),
  );
  return [
    ...part('in', say.comesIn),
    ...part('out', say.goesOut),
    ...keptTogether([
      ...set.paragraph(say.left, room, set.strong),
      ...options,
      ...set.point(say.dontKnow, { box: 'tick', name: '?' }, room, { ...set.text, above: 3 }),
      ...set.paragraph(say.yourSum, room, set.small),
      ...set.lines(2, room),
    ]),
  ];
}

const practice = ({ steps }: Practice, { set, words }: Making): readonly Slab[] =>
  steps.flatMap(({ text, picture }, at) =>
    set.point(words(text), { box: 'tick', name: String(at + 1), picture }, room),
  );
