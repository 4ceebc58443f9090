import { clustersOf } from '../../platform/print/runs.ts';

/** How wide a text is when set at size 1. */
export type Measure = (words: string) => number;

/**
 * The lines of a text in a room of `width` (in the measure's units). They break at spaces and at line-break hints
 * (U+200B), and inside a word, between syllables, only where the word alone is wider than the room. No line is wider
 * than the room, unless one syllable is.
 */
export function linesOf(text: string, width: number, measure: Measure): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let lineWidth = 0;
  const add = (piece: string): void => {
    const pieceWidth = measure(piece);
    const shown = measure(withoutEnd(piece));
    if (line !== '' && lineWidth + shown > width) {
      lines.push(line);
      [line, lineWidth] = ['', 0];
    }
    line += piece;
    lineWidth += pieceWidth;
  };
  for (const word of wordsOf(text))
    if (measure(withoutEnd(word)) <= width) add(word);
    else for (const cluster of clustersOf(word)) add(cluster);
  if (line !== '') lines.push(line);
  return lines.map(withoutEdges).filter((words) => words !== '');
}

/** Words with the space or hint that ends each. */
const wordsOf = (text: string): readonly string[] => text.match(/[^ \u200B]*[ \u200B]+|[^ \u200B]+$/g) ?? [];
const withoutEnd = (words: string): string => words.replace(/[ \u200B]+$/, '');
const withoutEdges = (words: string): string => words.replace(/^[ \u200B]+|[ \u200B]+$/g, '');
