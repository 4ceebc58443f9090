import type { HarfbuzzFont } from './harfbuzz-font.ts';

/** A stretch of text set in one font. */
export interface Run {
  readonly text: string;
  readonly font: HarfbuzzFont;
}

/** A text as runs, and the characters, as a reader sees them, that no font can draw. */
export interface Runs {
  readonly runs: readonly Run[];
  readonly missing: readonly string[];
}

const graphemes = new Intl.Segmenter('km', { granularity: 'grapheme' });
const ignorable = /\p{Default_Ignorable_Code_Point}/u;
const neutral = /^[\p{Z}\p{P}\p{Default_Ignorable_Code_Point}]+$/u;
const coeng = '\u17D2';

/**
 * The smallest pieces a text may be cut into: user-perceived characters, with Khmer subscripts kept under their
 * letter (U+17D2 joins the next letter, which older Unicode rules do not know).
 */
export function clustersOf(text: string): readonly string[] {
  const clusters: string[] = [];
  for (const { segment } of graphemes.segment(text)) {
    const previous = clusters.at(-1);
    if (previous?.endsWith(coeng)) clusters[clusters.length - 1] = previous + segment;
    else clusters.push(segment);
  }
  return clusters;
}

/**
 * Splits a text into runs: each cluster goes whole to the first font that has all of its characters, so that marks are
 * placed on their letter. Spaces, punctuation and invisible characters stay with the run before them where they can;
 * invisible characters (U+200B, U+200C, U+200D, U+2060) need no glyph. A cluster is missing when no font has all of
 * it, or when its letters cannot stand together and HarfBuzz would print a dotted circle.
 */
export function runsOf(text: string, fonts: readonly HarfbuzzFont[]): Runs {
  const runs: { text: string; font: HarfbuzzFont }[] = [];
  const missing: string[] = [];
  for (const cluster of clustersOf(text)) {
    const last = runs.at(-1);
    const font =
      last && neutral.test(cluster) && hasAll(last.font, cluster) ? last.font : fonts.find((f) => hasAll(f, cluster));
    if (font === undefined) missing.push(cluster);
    else if (last?.font === font) last.text += cluster;
    else runs.push({ text: cluster, font });
  }
  return { runs, missing: [...new Set([...missing, ...runs.flatMap(broken)])] };
}

const hasAll = (font: HarfbuzzFont, cluster: string): boolean =>
  [...cluster].every((character) => ignorable.test(character) || font.covers(character.codePointAt(0) ?? 0));

function broken({ text, font }: Run): readonly string[] {
  if (font.dottedCircle === undefined || text.includes('\u25CC')) return [];
  const at = font.shape(text).filter((glyph) => glyph.id === font.dottedCircle);
  if (at.length === 0) return [];
  let start = 0;
  const found = clustersOf(text).filter((cluster) => {
    const from = start;
    start += cluster.length;
    return at.some((glyph) => glyph.cluster >= from && glyph.cluster < start);
  });
  return found.map((cluster) => cluster.trim());
}
