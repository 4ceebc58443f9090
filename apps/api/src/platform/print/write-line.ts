import type { EncodedText, PDFDocument } from 'pdfkit';
import type { Run } from './runs.ts';

/** A line of text in its place. Lengths in points, y downwards from the top edge. */
export interface PlacedLine {
  readonly words: string;
  /** The language a screen reader speaks it in. */
  readonly lang: string;
  readonly size: number;
  /** Left edge and baseline. */
  readonly x: number;
  readonly y: number;
  readonly colour: string;
}

/**
 * Writes a line; `runs` are its words in their fonts. `actual` is what a reader's copy, search and screen reader get:
 * the glyphs of Khmer do not lead back to its letters. The text is written here and not by `doc.text`, which closes the
 * graphics state before the mark can be closed; readers then cannot tell where on the page the words stand.
 */
export function writeLine(doc: PDFDocument, pageHeight: number, runs: readonly Run[], line: PlacedLine): void {
  doc.save().fillColor(line.colour).addContent(`1 0 0 -1 0 ${pageHeight} cm`);
  doc.markContent('Span', { actual: withoutHints(line.words), lang: line.lang }).addContent('BT');
  let x = line.x;
  for (const { text, font } of runs) {
    const embedded = doc.font(font.name, line.size)._font;
    doc.page.fonts[embedded.id] ??= embedded.ref();
    doc.addContent(`/${embedded.id} ${points(line.size)} Tf`);
    // An empty list of features makes pdfkit shape the run whole instead of word by word.
    for (const piece of piecesOf(embedded.encode(text, []), x, pageHeight - line.y, line.size / 1000)) {
      doc.addContent(`1 0 0 1 ${points(piece.x)} ${points(piece.y)} Tm <${piece.hex}> Tj`);
    }
    x += font.widthOf(text) * line.size;
  }
  doc.addContent('ET').endMarkedContent().restore();
}

interface Piece {
  readonly x: number;
  readonly y: number;
  hex: string;
}

/** Glyphs that follow one another at their own widths make one piece; each that HarfBuzz moved begins another. */
function piecesOf([glyphs, places]: EncodedText, left: number, y: number, scale: number): readonly Piece[] {
  const pieces: Piece[] = [];
  let x = left;
  let end = Number.NaN;
  glyphs.forEach((glyph, i) => {
    const { xAdvance = 0, xOffset = 0, yOffset = 0, advanceWidth = 0 } = places[i] ?? {};
    const at = { x: x + xOffset * scale, y: y + yOffset * scale };
    const last = pieces.at(-1);
    if (last && Math.abs(at.x - end) < 1e-6 && at.y === last.y) last.hex += glyph;
    else pieces.push({ ...at, hex: glyph });
    end = at.x + advanceWidth * scale;
    x += xAdvance * scale;
  });
  return pieces;
}

const points = (length: number): string => String(Math.round(length * 1000) / 1000);
const withoutHints = (text: string): string => text.replace(/\u200B/g, '');

/** The finished file. To be asked for before the document ends, so that nothing written is missed. */
export async function bytesOf(doc: PDFDocument): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of doc) chunks.push(chunk);
  return Buffer.concat(chunks);
}
