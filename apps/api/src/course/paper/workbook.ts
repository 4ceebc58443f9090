import type { Lesson, Module, Plan } from '@romduol/domain';
import { inFirstPerson } from './first-person.ts';
import { helpPage } from './help-page.ts';
import { coverOf, type Making, type Parts } from './paper.ts';
import { empty, keptTogether, newPage, wholeRoom, type Room, type Slab } from './slab.ts';
import { exercise } from './workbook-blocks.ts';
import { filled } from './words/words.ts';

/** The size of reading, in points: large, for many who begin to read. */
export const workbookSize = 12;

/** What she writes for herself alone, gathered at the end so that it can be torn out. */
interface OwnPage {
  readonly plan: Plan;
  readonly lesson: Lesson;
}

/**
 * Her book: every lesson of the course with its pictures and exercises, without answers; then pages of her own, and
 * help. Made for her hand, also where there is no phone and no class.
 */
export function workbook(making: Making): Parts {
  const { release, set, say, words } = making;
  const title = `${words(release.title)} · ${say.workbook}`;
  return { title, cover: cover(making), body: body() };

  function* body(): Iterable<readonly Slab[]> {
    const own: OwnPage[] = [];
    for (const module of release.modules) {
      yield [newPage, ...set.heading(words(module.title), wholeRoom, { face: 'strong', size: 21 }, 1)];
      for (const lesson of module.lessons) yield lessonPart(lesson, making, own);
      yield skillsOf(module, making);
    }
    for (const [at, page] of own.entries()) yield ownPage(page, at + 1, making);
    yield helpPage(making);
  }
}

function cover(making: Making): readonly Slab[] {
  const { set, say } = making;
  const room = { left: wholeRoom.left + 20, width: wholeRoom.width - 40 };
  return coverOf(making, say.workbook, [
    ...set.paragraph(say.myName, room, { ...set.strong, above: 48 }),
    ...set.lines(1, room),
    ...set.paragraph(say.isYours, room, { ...set.text, above: 26 }),
  ]);
}

function lessonPart(lesson: Lesson, making: Making, own: OwnPage[]): readonly Slab[] {
  const { set, say, words, locale } = making;
  const after = lesson.afterDeparture;
  const when = after === undefined ? '' : after === 'return' ? say.afterReturn : filled(say.afterDays, { days: after });
  let shown = lesson.picture;
  const blocks = lesson.blocks.flatMap((block): readonly Slab[] => {
    const picture = block.picture === shown ? undefined : block.picture;
    shown = block.picture ?? shown;
    const hard = block.hard ? set.paragraph(`${say.mayLeaveOut} ${say.loseNothing}`, wholeRoom, set.small) : [];
    if (block.kind !== 'plan') return [...hard.map(staying), ...exercise(block, picture, making)];
    own.push({ plan: block, lesson });
    return [...hard.map(staying), ...planThere(block, picture, own.length, making)];
  });
  const head = [
    ...set.heading(words(lesson.title), wholeRoom, { face: 'strong', size: 16, above: 26 }, 2),
    ...(when === '' ? [] : set.heading(when, wholeRoom, set.small)),
  ];
  const objective = set.beside(lesson.picture, 108, wholeRoom, (room) => [
    ...set.paragraph(say.iCan, room, { ...set.small, above: 2 }),
    ...set.point(inFirstPerson(words(lesson.objective), locale), { box: 'tick' }, room, set.strong),
  ]);
  const ending = lesson.calmEnding ? set.paragraph(say.calmEnding, wholeRoom, { ...set.small, above: 10 }) : [];
  return [...head, ...objective.map(staying), ...notice(lesson, making).map(staying), ...blocks, ...ending];
}

/** What she should know before a hard lesson, and that she may leave it out. */
function notice({ notice: text, skippable }: Lesson, { set, say, words }: Making): readonly Slab[] {
  const leave = skippable ? `${say.mayLeaveOut} ${say.loseNothing}` : null;
  if (text === undefined && leave === null) return [];
  return set.frame(wholeRoom, (room) => [
    ...(text === undefined
      ? []
      : [
          ...set.paragraph(say.beforeYouBegin, room, set.strong),
          ...set.paragraph(words(text), room, { ...set.text, above: 2 }),
        ]),
    ...(leave === null ? [] : set.paragraph(leave, room, { ...set.strong, above: 3 })),
  ]);
}

const staying = (slab: Slab): Slab => ({ ...slab, stays: true });

function planThere(
  plan: Plan,
  picture: string | undefined,
  number: number,
  { set, say, words }: Making,
): readonly Slab[] {
  return set.beside(picture, 84, wholeRoom, (room) => [
    ...set.paragraph(askOnPaper(words(plan.ask)), room, set.strong),
    ...set.paragraph(filled(say.planThere, { number }), room),
  ]);
}

/**
 * What a plan asks, without its second sentence: that says what is true of her phone, that it stays on it, and on paper
 * would be a lie. `curriculum` holds every plan to these two sentences.
 */
export const askOnPaper = (ask: string): string => /^.*?[.?!។]/u.exec(ask)?.[0] ?? ask;

/** A page of her own. The more she is asked, the fewer lines each has, so that the page is used. */
function ownPage({ plan, lesson }: OwnPage, number: number, { set, say, words }: Making): readonly Slab[] {
  const room = wholeRoom;
  const lines = Math.max(1, Math.min(4, Math.floor(16 / plan.fields.length)));
  return [
    newPage,
    ...(number === 1 ? [{ ...empty, entry: { level: 1, title: say.myPages } } as const] : []),
    ...set.heading(filled(say.myPage, { number }), room, { face: 'strong', size: 16 }),
    ...set.heading(`${say.tearOut} ${say.optional}`, room, set.small),
    ...set.heading(say.onPaper, room, { ...set.small, face: 'strong', above: 2 }),
    ...set.beside(plan.picture ?? lesson.picture, 110, room, (beside) => [
      ...set.paragraph(words(lesson.title), beside, set.small),
      ...set.paragraph(askOnPaper(words(plan.ask)), beside, { ...set.strong, size: set.size * 1.1 }),
    ]),
    ...plan.fields.flatMap((field) =>
      keptTogether([
        ...set.paragraph(words(field.text), room, { ...set.strong, above: 14 }),
        ...set.inColumns(
          3,
          room,
          (field.choices ?? []).map(
            ({ text, picture }) =>
              (cell: Room) =>
                set.point(words(text), { box: 'tick', picture }, cell),
          ),
        ),
        ...(field.input === 'choice' ? [] : set.lines(field.input === 'time' ? 1 : lines, room)),
      ]),
    ),
  ];
}

/** Skills that a named assessor marks, track by track. */
function skillsOf({ tracks }: Module, { set, say, words }: Making): readonly Slab[] {
  if (tracks === undefined) return [];
  return [
    ...set.heading(say.skills, wholeRoom, { face: 'strong', size: 16, above: 26 }),
    ...set.paragraph(say.skillsHow, wholeRoom, set.small).map(staying),
    ...tracks.flatMap(({ title, skills }) => [
      ...set.heading(words(title), wholeRoom, { face: 'strong', size: 13, above: 14 }),
      ...skills.flatMap(({ text, picture }) => set.point(words(text), { box: 'tick', picture }, wholeRoom)),
    ]),
  ];
}
