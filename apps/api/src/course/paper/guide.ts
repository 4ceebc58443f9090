import type { Block, Lesson, Module, Source } from '@romduol/domain';
import { answers } from './guide-blocks.ts';
import { helpPage } from './help-page.ts';
import { coverOf, type Making, type Parts } from './paper.ts';
import { newPage, roomHeight, wholeRoom, type Room, type Slab } from './slab.ts';
import { guideWordsIn, type GuideWords } from './words/guide-words.ts';
import { filled } from './words/words.ts';

/** The size of reading, in points. */
export const guideSize = 10.2;
const room = wholeRoom;

/**
 * The book of whoever teaches: of each lesson how long it takes, what it is for, what to prepare and to say first, where
 * it comes from and who has yet to check it, then every block with its answers; at the end help, and cards to hold up.
 */
export function guide(making: Making): Parts {
  const { release, set, say, words, locale } = making;
  const tell = guideWordsIn(locale);
  const title = `${words(release.title)} · ${say.guide}`;
  return { title, cover: cover(making, tell), body: body() };

  function* body(): Iterable<readonly Slab[]> {
    for (const module of release.modules) {
      yield set.heading(words(module.title), room, { face: 'strong', size: 19, above: 40 }, 1);
      for (const lesson of module.lessons) yield lessonPart(lesson, making, tell);
      yield skillsOf(module, making, tell);
    }
    yield helpPage(making);
    yield answerCards(making, tell);
  }
}

function cover(making: Making, tell: GuideWords): readonly Slab[] {
  const { set, say } = making;
  const narrow = { left: room.left + 20, width: room.width - 40 };
  return coverOf(making, say.guide, [
    ...set.paragraph(tell.howTitle, narrow, { ...set.strong, above: 40 }),
    ...tell.how.flatMap((sentence) => set.point(sentence, { box: 'none', name: '•' }, narrow)),
  ]);
}

function lessonPart(lesson: Lesson, making: Making, tell: GuideWords): readonly Slab[] {
  const { set, say, words } = making;
  const { title, unit, minutes, objective, afterDeparture: after, underReview } = lesson;
  const when = after === undefined ? [] : [after === 'return' ? tell.atReturn : filled(tell.days, { days: after })];
  const facts = [unit, filled(say.minutes, { minutes }), ...when].join(' · ');
  return [
    ...set.heading(words(title), room, { face: 'strong', size: 15, above: 26 }, 2),
    ...set
      .beside(lesson.picture, 84, room, (beside) => [
        ...set.paragraph(facts, beside, { ...set.small, above: 0 }),
        ...set.paragraph(filled(tell.objective, { objective: words(objective) }), beside, { ...set.strong, above: 2 }),
        ...(underReview ? set.paragraph(`(!) ${tell.underReview}`, beside, { ...set.text, above: 2 }) : []),
      ])
      .map((slab) => ({ ...slab, stays: true })),
    ...notice(lesson, making, tell),
    ...set.heading(tell.prepare, room, set.strong),
    ...needsOf(lesson, tell).flatMap((need) =>
      set.point(need, { box: 'tick' }, room, { ...set.text, size: set.size * 0.95 }),
    ),
    ...lesson.blocks.flatMap((block) => answers(block, making, tell)),
    ...sources(lesson.sources, making, tell),
  ];
}

function notice({ notice: text, skippable }: Lesson, { set, words }: Making, tell: GuideWords): readonly Slab[] {
  if (text === undefined && skippable === undefined) return [];
  return set.frame(room, (inner) => [
    ...(text === undefined
      ? []
      : [
          ...set.paragraph(tell.say, inner, set.strong),
          ...set.paragraph(words(text), inner, { ...set.text, above: 1 }),
        ]),
    ...(skippable ? set.paragraph(tell.mayLeave, inner, { ...set.strong, above: 2 }) : []),
  ]);
}

/** What has to lie ready, found from what the lesson does. */
function needsOf({ blocks, calmEnding }: Lesson, tell: GuideWords): readonly string[] {
  const does = (...kinds: readonly Block['kind'][]): boolean => blocks.some(({ kind }) => kinds.includes(kind));
  return [
    tell.needBooks,
    ...(does('quiz', 'story-choice', 'calc') ? [tell.needCards] : []),
    ...(does('role-play') ? [tell.needRoles] : []),
    ...(does('practice') ? [tell.needPhone] : []),
    ...(calmEnding ? [tell.needHelp] : []),
  ];
}

function sources(all: readonly Source[], { set }: Making, tell: GuideWords): readonly Slab[] {
  const told = all.map(({ kind, title, url }) =>
    [title, ...(kind === 'general' ? [`(${tell.general})`] : []), ...(url === undefined ? [] : [url])].join(' '),
  );
  return [
    ...set.heading(tell.sources, room, { ...set.small, face: 'strong', above: 10 }),
    ...told.flatMap((source) => set.point(source, { box: 'none', name: '•' }, room, { ...set.small, above: 0 })),
  ];
}

/** Skills that an assessor marks, track by track, a line of her own each. */
function skillsOf({ tracks }: Module, { set, say, words }: Making, tell: GuideWords): readonly Slab[] {
  if (tracks === undefined) return [];
  return [
    ...set.heading(say.skills, room, { face: 'strong', size: 15, above: 26 }),
    ...set.heading(tell.skillsHow, room, set.small),
    ...tracks.flatMap(({ title, skills }) => [
      ...set.heading(words(title), room, { face: 'strong', size: 13, above: 14 }),
      ...skills.flatMap(({ text, picture }) => set.point(words(text), { box: 'tick', picture }, room)),
    ]),
    ...set.lines(2, room),
  ];
}

/** One page: A, B, C and "I don't know", as large as the page allows. */
function answerCards({ set, say }: Making, tell: GuideWords): readonly Slab[] {
  const card =
    (name: string, words: string | null) =>
    (cell: Room): readonly Slab[] => {
      const height = (roomHeight - 90) / 2 - 16;
      const size = words === null ? 170 : 130;
      const letter = set.centred(name, cell, { face: 'strong', size });
      const below = words === null ? [] : set.centred(words, cell, { ...set.strong, size: 15 });
      const used = [...letter, ...below].reduce((sum, slab) => sum + slab.height, 0);
      const space = (part: number): Slab => ({ height: part, above: 0, stays: true, things: [] });
      return [space((height - used) / 2), ...letter, ...below, space((height - used) / 2)];
    };
  return [
    newPage,
    ...set.heading(tell.answerCards, room, { ...set.strong, size: set.size * 1.2 }, 1),
    ...set.cards(2, room, [card('A', null), card('B', null), card('C', null), card('?', say.dontKnow)]),
  ];
}
