import { inflateSync } from 'node:zlib';

/** The decompressed streams of a PDF, one character for each byte. */
export function streamsOf(pdf: Uint8Array): readonly string[] {
  const text = Buffer.from(pdf).toString('latin1');
  return [...text.matchAll(/stream\n([\s\S]*?)\nendstream/g)].flatMap(([, body = '']) => {
    try {
      return [inflateSync(Buffer.from(body, 'latin1')).toString('latin1')];
    } catch {
      return [];
    }
  });
}

/** What is drawn on the pages, in their order. */
export const drawnPages = (pdf: Uint8Array): readonly string[] =>
  streamsOf(pdf).filter((stream) => stream.includes('/ActualText'));

/** A line of text as a reader's copy and search find it, and how it was drawn. */
export interface Marked {
  readonly words: string;
  /** Glyphs of the cut-down font and where each piece begins, in points from the lower left corner. */
  readonly pieces: readonly { font: string; size: number; x: number; y: number; glyphs: readonly number[] }[];
}

/** The lines of one page. */
export function markedOn(drawn: string): readonly Marked[] {
  const spans = /\/Span <<[^>]*?\/ActualText \(((?:\\[\s\S]|[^\\)])*)\)\n>> BDC\n([\s\S]*?)EMC/g;
  return [...drawn.matchAll(spans)].map(([, words = '', body = '']) => {
    let font = '';
    let size = 0;
    const pieces: { font: string; size: number; x: number; y: number; glyphs: number[] }[] = [];
    for (const [, f, s, x, y, hex] of body.matchAll(
      /\/(F\d+) ([\d.]+) Tf|1 0 0 1 (-?[\d.]+) (-?[\d.]+) Tm <([0-9a-f]+)> Tj/g,
    )) {
      if (f !== undefined) [font, size] = [f, Number(s)];
      else
        pieces.push({
          ...{ font, size, x: Number(x), y: Number(y) },
          glyphs: (hex?.match(/.{4}/g) ?? []).map((id) => parseInt(id, 16)),
        });
    }
    return { words: pdfString(words), pieces };
  });
}

/** What a PDF string object says: UTF-16BE after its mark, else one byte for each character. */
function pdfString(escaped: string): string {
  const named: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
  const plain = escaped.replace(/\\(.)/gs, (_, character: string) => named[character] ?? character);
  if (!plain.startsWith('\xfe\xff')) return plain;
  return Buffer.from(plain.slice(2), 'latin1').swap16().toString('utf16le');
}
