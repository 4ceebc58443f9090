import type { Block, Calc, Choice, Discuss, Item, RedFlags, RolePlay, Sort, StoryChoice } from '@romduol/domain';
import { letterOf } from './mixed.ts';
import { moneyInWords } from './money.ts';
import type { Making } from './paper.ts';
import { keptTogether, wholeRoom, type Room, type Slab } from './slab.ts';
import type { GuideWords } from './words/guide-words.ts';
import { filled } from './words/words.ts';

const room = wholeRoom;
const inner: Room = { left: room.left + 22, width: room.width - 22 };
const staying = (slab: Slab): Slab => ({ ...slab, stays: true });

/** A block as it is taught: what is asked, what is right, and what is said to each answer. */
export function answers(block: Block, making: Making, tell: GuideWords): readonly Slab[] {
  const { set, say, words } = making;
  const hard = block.hard ? set.paragraph(`(!) ${tell.hard}`, room, set.strong).map(staying) : [];
  if (block.kind === 'text') return [...hard, ...said(words(block.text), making)];
  const asked = [
    ...set.paragraph(tell.kinds[block.kind], room, { ...set.small, above: 11 }),
    ...set.paragraph(words(block.ask), room, { ...set.strong, above: 0 }),
  ].map(staying);
  const points = (texts: readonly string[]): readonly Slab[] =>
    texts.flatMap((text) => set.point(text, { box: 'none', name: '•' }, inner, { ...set.text, above: 2 }));
  const how = (): readonly Slab[] => {
    switch (block.kind) {
      case 'story-choice':
        return story(block, making, tell);
      case 'red-flags':
        return flags(block, making, tell);
      case 'checklist':
        return points(block.points.map(({ text }) => words(text)));
      case 'sort':
        return sorted(block, making);
      case 'quiz':
        return block.items.flatMap((item) => question(item, making, tell));
      case 'calc':
        return calc(block, making, tell);
      case 'plan':
        return [
          ...told(tell.hers, making),
          ...block.fields.flatMap(({ text, choices = [] }) => [
            ...points([words(text)]),
            ...choices.flatMap((one, at) => choice(one, at, '', making, tell)),
          ]),
        ];
      case 'role-play':
        return [...card(block, making, tell), ...roles(block, making, tell), ...alone(block, making, tell)];
      case 'discuss':
        return [
          ...card(block, making, tell),
          ...points(block.questions.map(({ text }) => words(text))),
          ...alone(block, making, tell),
        ];
      case 'listen':
        return points(block.parts.map(({ text }) => words(text)));
      case 'practice': {
        // No number and no step of dialling: in a room full of phones somebody would ring for help.
        if (block.simulator.of === 'dial') return told(say.practiceAloud, making);
        return points(block.steps.map(({ text }) => words(text)));
      }
    }
  };
  return [...hard, ...asked, ...how()];
}

/** What is read aloud. */
const said = (text: string, { set }: Making): readonly Slab[] =>
  set.point(`“${text}”`, { box: 'none' }, room, { ...set.text, above: 6 });

/** A remark for whoever teaches. */
const told = (text: string, { set }: Making): readonly Slab[] =>
  set.paragraph(text, inner, { ...set.strong, size: set.size * 0.95, above: 2 });

/** A choice by its letter, with how it turns out and what is said to it. */
function choice(one: Choice, at: number, then: string, { set, words }: Making, tell: GuideWords): readonly Slab[] {
  const tone = one.tone === undefined ? '' : ` [${tell.tone[one.tone]}]`;
  const feedback = one.feedback === undefined ? '' : words(one.feedback);
  const beneath = { left: inner.left + set.size * 1.5, width: inner.width - set.size * 1.5 };
  return keptTogether([
    ...set.point(`${words(one.text)}${tone}${then}`, { box: 'none', name: letterOf(at) }, inner, {
      ...set.text,
      above: 2,
    }),
    ...(feedback === '' ? [] : set.paragraph(feedback, beneath, { ...set.text, isQuiet: true, above: 0 })),
  ]);
}

function question(item: Item, making: Making, tell: GuideWords): readonly Slab[] {
  const { set, words } = making;
  const right = item.choices.flatMap(({ id }, at) => (item.key.includes(id) ? [letterOf(at)] : []));
  const answer = right.length === 0 ? tell.noAnswer : filled(tell.answer, { answer: right.join(', ') });
  return keptTogether([
    ...set.paragraph(words(item.ask), room, { ...set.text, face: 'strong', above: 7 }),
    ...item.choices.flatMap((one, at) => choice(one, at, '', making, tell)),
    ...told(answer, making),
    ...set.paragraph(words(item.explain), inner, { ...set.text, above: 0 }),
  ]);
}

function story({ start, scenes }: StoryChoice, making: Making, tell: GuideWords): readonly Slab[] {
  const { set, say, words } = making;
  const inOrder = [...scenes.filter(({ id }) => id === start), ...scenes.filter(({ id }) => id !== start)];
  const numberOf = (id: string): number => inOrder.findIndex((scene) => scene.id === id) + 1;
  return inOrder.flatMap((scene, at) => {
    const ending = scene.choices === undefined ? ` (${say.storyEnding})` : '';
    return [
      ...set
        .point(words(scene.text) + ending, { box: 'none', name: String(at + 1) }, room)
        .map((slab) => ({ ...slab, stays: scene.choices !== undefined })),
      ...(scene.choices ?? []).flatMap((one, place) =>
        choice(one, place, ` (${filled(say.storyOn, { number: numberOf(one.next) })})`, making, tell),
      ),
    ];
  });
}

const flags = ({ parts }: RedFlags, { set, words }: Making, tell: GuideWords): readonly Slab[] =>
  parts.flatMap(({ text, flag, why }) =>
    keptTogether([
      ...set.point(`${words(text)} [${flag ? tell.flag : tell.fine}]`, { box: 'none', name: flag ? '!' : '–' }, inner, {
        ...(flag ? set.strong : set.text),
        above: 3,
      }),
      ...set.paragraph(words(why), { left: inner.left + 16, width: inner.width - 16 }, { ...set.text, above: 0 }),
    ]),
  );

function sorted({ into, cards }: Sort, { set, words }: Making): readonly Slab[] {
  const card = ({ text, why }: Sort['cards'][number], name: string): readonly Slab[] =>
    set.point(words(text) + (why === undefined ? '' : `: ${words(why)}`), { box: 'none', name }, inner, {
      ...set.text,
      above: 2,
    });
  if (into.by === 'order') return cards.flatMap((one, at) => card(one, String(at + 1)));
  return into.piles.flatMap((pile, at) => [
    ...set.heading(`${letterOf(at)}: ${words(pile.text)}`, inner, { ...set.strong, above: 5 }),
    ...cards.filter(({ id }) => into.belongs[id] === pile.id).flatMap((one) => card(one, '•')),
  ]);
}

function calc({ lines, answers: all, key }: Calc, making: Making, tell: GuideWords): readonly Slab[] {
  const { set, words, locale } = making;
  const right = all.findIndex(({ id }) => id === key);
  return [
    ...lines.flatMap(({ text, sign, amount }) =>
      set.sum(words(text), `${sign === 'in' ? '+' : '−'} ${moneyInWords(locale, amount)}`, undefined, inner),
    ),
    ...all.flatMap(({ id, amount, feedback }, at) =>
      choice({ id, feedback, text: { [locale]: moneyInWords(locale, amount) } }, at, '', making, tell),
    ),
    ...told(filled(tell.answer, { answer: letterOf(right) }), making),
  ];
}

const card = ({ trainerCard }: RolePlay | Discuss, { set, words }: Making, tell: GuideWords): readonly Slab[] =>
  set.frame(room, (framed) => [
    ...set.paragraph(tell.trainerCard, framed, set.strong),
    ...set.paragraph(words(trainerCard), framed, { ...set.text, above: 1 }),
  ]);

/** Two beside each other, to cut out and hand on. */
const roles = ({ roles: all }: RolePlay, { set, words }: Making, tell: GuideWords): readonly Slab[] => [
  ...set.heading(tell.roles, room, set.small),
  ...set.cards(
    2,
    room,
    all.map(({ name, card: text }) => (cell: Room) => [
      ...set.paragraph(words(name), cell, { ...set.strong, size: set.size * 1.25 }),
      ...set.paragraph(words(text), cell, { ...set.text, size: set.size * 1.1, above: 2 }),
    ]),
  ),
];

function alone({ alone: turns }: RolePlay | Discuss, making: Making, tell: GuideWords): readonly Slab[] {
  const { set, words } = making;
  return [
    ...set.heading(tell.alone, room, set.small),
    ...turns.flatMap((turn) => [
      ...set.point(words(turn.text), { box: 'none', name: '•' }, inner).map((slab) => ({
        ...slab,
        stays: turn.choices !== undefined,
      })),
      ...(turn.choices ?? []).flatMap((one, at) => choice(one, at, '', making, tell)),
    ]),
  ];
}
