import { clustersOf } from '../../platform/print/runs.ts';

/** How wide a text is when set at size 1. */
export type Measure = (text: string) => number;

/** What a text may take up. All in points. */
export interface Room {
  readonly width: number;
  /** The size it has when it is short enough. */
  readonly size: number;
  /** The smallest size at which it still stays on one line; 0: it always does. */
  readonly oneLineDownTo: number;
  /** The size it has at most on two lines. */
  readonly twoLineSize: number;
}

/** A text that fits: one or two lines and the size that makes the longest of them fit. */
export interface Fitted {
  readonly lines: readonly string[];
  readonly size: number;
}

const zeroWidthSpace = '\u200B';

/**
 * Makes a text fit: it shrinks on one line as long as that is readable, then breaks into two lines, at a space or a
 * line-break hint (U+200B) where that costs little size, else between syllables. Beyond that it shrinks further: it is
 * never cut and never wider than its room.
 */
export function fit(text: string, measure: Measure, room: Room): Fitted {
  const onOne = sizeFor([text], measure, room.width, room.size);
  if (onOne >= room.oneLineDownTo) return { lines: [text], size: onOne };
  const clusters = clustersOf(text);
  const places = clusters.slice(1).map((_, i) => clusters.slice(0, i + 1).join('').length);
  const longest = (lines: readonly string[]): number => Math.max(...lines.map(measure));
  const best = (candidates: readonly number[]): Fitted | undefined => {
    const halves = candidates
      .map((place) => [text.slice(0, place), text.slice(place)].map(withoutEdges))
      .filter((lines) => lines.every((line) => line !== ''))
      .map((lines) => ({ lines, longest: longest(lines) }));
    const evenest = halves.reduce((a, b) => (b.longest < a.longest ? b : a), halves[0] ?? { lines: [], longest: 0 });
    if (evenest.lines.length === 0) return undefined;
    return { lines: evenest.lines, size: sizeFor(evenest.lines, measure, room.width, room.twoLineSize) };
  };
  const anywhere = best(places);
  const atHint = best(places.filter((place) => [' ', zeroWidthSpace].includes(text.charAt(place - 1))));
  if (anywhere === undefined) return { lines: [text], size: onOne };
  return atHint && atHint.size >= anywhere.size * 0.8 ? atHint : anywhere;
}

const sizeFor = (lines: readonly string[], measure: Measure, width: number, size: number): number =>
  Math.min(size, ...lines.map((line) => width / Math.max(measure(line), Number.EPSILON)));

const withoutEdges = (line: string): string => line.replace(/^[ \u200B]+|[ \u200B]+$/g, '');
