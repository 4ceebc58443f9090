import type { Locale, Release, Text } from '@romduol/domain';
import type { HelpCard } from '@romduol/contracts';
import { pagesOf, type PlacedPage } from './flow.ts';
import { Setter, type MeasureIn } from './setter.ts';
import { inside, newPage, page, wholeRoom, type Slab, type Thing } from './slab.ts';
import { filled, wordsIn, type PaperWords } from './words/words.ts';

/** What a paper is made of, and how it is set. */
export interface Making {
  readonly release: Release;
  readonly locale: Locale;
  readonly set: Setter;
  readonly say: PaperWords;
  /** A text in the language of the paper. */
  readonly words: (text: Text) => string;
  /** The numbers that may be shown to everyone, and the day of their list. */
  readonly help: { readonly asOf: string; readonly cards: readonly HelpCard[] };
}

/** What stands in a paper, in order: a cover, then the parts that its contents name. */
export interface Parts {
  readonly title: string;
  readonly cover: readonly Slab[];
  /** One lesson or page a part; others may be served between two of them. */
  readonly body: Iterable<readonly Slab[]>;
}

/** A paper as pages, each with its foot. */
export interface Paper {
  readonly title: string;
  readonly pages: readonly PlacedPage[];
}

/** Lets others in. */
export type Pause = () => Promise<void>;

/** Sets the parts, names their pages in the contents, and writes the foot of each page. Pure but for the pauses. */
export async function paperOf(parts: Parts, making: Making, measure: MeasureIn, pause: Pause): Promise<Paper> {
  const slabs: Slab[] = [];
  for (const part of parts.body) {
    slabs.push(...part);
    await pause();
  }
  const body = pagesOf(slabs);
  const cover = pagesOf(parts.cover);
  // Numbers stand at the right edge: they do not change how many lines and pages the contents have.
  const length = pagesOf(contents(body, 0, making)).length;
  const front = [...cover, ...pagesOf(contents(body, cover.length + length, making))];
  const pages = [...front, ...body];
  return {
    title: parts.title,
    pages: pages.map((placed, at) => ({
      ...placed,
      things: [...placed.things, ...footOf(parts.title, at + 1, pages.length, making, measure)],
    })),
  };
}

function contents(body: readonly PlacedPage[], before: number, { set, say }: Making): readonly Slab[] {
  const room = wholeRoom;
  const rows = body.flatMap(({ entries }, at) =>
    entries.flatMap(({ level, title }) => {
      const style =
        level === 1
          ? { ...set.strong, size: set.size * 0.92, above: 6 }
          : { ...set.text, size: set.size * 0.85, above: 0 };
      const indent = level === 1 ? 0 : 14;
      const left = { left: room.left + indent, width: room.width - indent };
      const row = set.sum(title, String(before + at + 1), undefined, left, style);
      return level === 1 ? row.map((slab) => ({ ...slab, stays: true })) : row;
    }),
  );
  return [newPage, ...set.heading(say.contents, room, { face: 'strong', size: set.size * 1.5 }), ...rows, newPage];
}

/** Course, version, language and state of review, and the number of the page. */
function footOf(title: string, number: number, of: number, making: Making, measure: MeasureIn): readonly Thing[] {
  const { release, locale, say } = making;
  const version = filled(say.version, { version: release.version });
  const what = [title, version, say.language].join(' · ');
  const lines = [what, ...(release.review[locale].state === 'awaiting' ? [say.awaiting] : [])];
  const count = `${number} / ${of}`;
  const countWidth = measure(count, 'strong') * 10;
  const room = wholeRoom.width - countWidth - 20;
  const foot: Thing[] = lines.map((words, at) => {
    const wide = measure(words, 'text');
    const size = Math.min(8, room / wide);
    return {
      ...{ is: 'words', words, face: 'text', size, x: inside.left, width: wide * size, isQuiet: true },
      y: inside.bottom + 25 + at * 14,
    };
  });
  const rule = inside.bottom + 12;
  return [
    { ...{ is: 'rule', x: inside.left, y: rule, toX: inside.right, toY: rule }, weight: 0.5, isDashed: false },
    ...foot,
    {
      ...{ is: 'words', words: count, face: 'strong', size: 10, x: inside.right - countWidth, width: countWidth },
      ...{ y: inside.bottom + 26, isQuiet: false },
    },
  ];
}

/** The first page: what it is, whose it is. No logo and no endorsement: it belongs to her. */
export function coverOf(making: Making, kind: string, rest: readonly Slab[]): readonly Slab[] {
  const { release, set, say, words, locale } = making;
  const room = { left: wholeRoom.left + 20, width: wholeRoom.width - 40 };
  const space: Slab = { height: page.height * 0.16, above: 0, stays: false, things: [] };
  const awaiting = release.review[locale].state === 'awaiting' ? set.paragraph(say.awaiting, room, set.small) : [];
  return [
    space,
    ...set.paragraph(kind, room, { face: 'text', size: set.size * 1.4, isQuiet: true }),
    ...set.paragraph(words(release.title), room, { face: 'strong', size: 27, above: 4 }),
    ...set.paragraph(words(release.summary), room, { ...set.text, above: 14 }),
    ...rest,
    ...set.paragraph(`${filled(say.version, { version: release.version })} · ${say.language}`, room, {
      ...set.small,
      above: 40,
    }),
    ...awaiting,
  ];
}

export const makingOf = (
  release: Release,
  locale: Locale,
  help: Making['help'],
  measure: MeasureIn,
  size: number,
): Making => ({
  ...{ release, locale, help, set: new Setter(measure, locale, size), say: wordsIn(locale) },
  words: (text) => text[locale] ?? '',
});
