import type { Face } from '../../platform/print/fonts.ts';

/** A4 portrait in points, y downwards from the top edge. */
export const page = { width: 595.28, height: 841.89 };
/** Where the flow of a page may stand. The left margin is wide enough for holes. */
export const inside = { left: 60, right: page.width - 45, top: 48, bottom: page.height - 66 };
export const wholeRoom: Room = { left: inside.left, width: inside.right - inside.left };
export const roomHeight = inside.bottom - inside.top;

/** How far from the left edge of the page something may stand, and how wide. */
export interface Room {
  readonly left: number;
  readonly width: number;
}

/** Something to be drawn; `y` counts from the top of its slab, and on a page from the top of the page. */
export type Thing =
  | {
      readonly is: 'words';
      readonly words: string;
      readonly face: Face;
      readonly size: number;
      readonly x: number;
      /** Baseline. */
      readonly y: number;
      readonly width: number;
      readonly isQuiet: boolean;
    }
  | {
      readonly is: 'rule';
      readonly x: number;
      readonly y: number;
      readonly toX: number;
      readonly toY: number;
      readonly weight: number;
      readonly isDashed: boolean;
    }
  | {
      readonly is: 'box';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly weight: number;
      readonly radius: number;
    }
  | {
      readonly is: 'picture';
      readonly picture: string;
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
    };

/** A piece of a document that is never cut: a line, a box to tick with its words, a picture with what it shows. */
export interface Slab {
  /** Points. */
  readonly height: number;
  /** Space above it, which it does not have at the top of a page. */
  readonly above: number;
  /** Stands on the same page as the slab that follows: headings do, and the first line of a paragraph. */
  readonly stays: boolean;
  readonly things: readonly Thing[];
  /** A new page begins here, unless it has begun already. */
  readonly breaks?: true;
  /** A heading that the list of contents and the bookmarks of the file name. */
  readonly entry?: { readonly level: 1 | 2; readonly title: string };
}

/** Moves things; what they are stays. */
export const moved = (things: readonly Thing[], x: number, y: number): readonly Thing[] =>
  things.map((thing) =>
    thing.is === 'rule'
      ? { ...thing, x: thing.x + x, y: thing.y + y, toX: thing.toX + x, toY: thing.toY + y }
      : { ...thing, x: thing.x + x, y: thing.y + y },
  );

/** Nothing, for what only names a place. */
export const empty: Slab = { height: 0, above: 0, stays: true, things: [] };
export const newPage: Slab = { ...empty, stays: false, breaks: true };

/** Slabs under one another as one that is never cut. */
export function together(slabs: readonly Slab[]): Slab {
  let y = 0;
  const things: Thing[] = [];
  slabs.forEach((slab, at) => {
    y += at === 0 ? 0 : slab.above;
    things.push(...moved(slab.things, 0, y));
    y += slab.height;
  });
  return { height: y, above: slabs[0]?.above ?? 0, stays: slabs.at(-1)?.stays ?? false, things };
}

/** The same slabs on one page with what follows each, except after the last one. */
export const keptTogether = (slabs: readonly Slab[]): readonly Slab[] =>
  slabs.map((slab, at) => (at === slabs.length - 1 ? slab : { ...slab, stays: true }));
