import { PDFDocument, type EncodedText } from 'pdfkit';
import { colours, compose, page, symbol, type Line, type Sheet } from './composition.ts';
import { faces } from './fonts.ts';
import { drawFlower, drawFrame, drawRule } from './ornament.ts';
import { qrSymbol, quietZone } from './qr-symbol.ts';
import { runsOf, type Run } from './runs.ts';

export type { Sheet } from './composition.ts';
export { missingGlyphs } from './fonts.ts';

/** A certificate was to show characters that no font has. Ask `missingGlyphs` before issuing, and this never comes. */
export class GlyphsMissing extends Error {
  override readonly name = 'GlyphsMissing';
  /** Each once, as a reader sees them. */
  readonly characters: readonly string[];

  constructor(characters: readonly string[]) {
    super(`No font can show: ${characters.join(' ')}`);
    this.characters = characters;
  }
}

/**
 * The certificate as a PDF of one A4 page, landscape, in Khmer and English. The same sheet gives the same bytes, so
 * the page need not be kept: it can be drawn again. Throws GlyphsMissing when a text has characters no font has, and
 * RangeError when a day is not a day or the address is too long for a QR symbol.
 */
export async function renderSheet(sheet: Sheet): Promise<Uint8Array> {
  const fonts = await faces();
  const lines = compose(sheet, (text, face) =>
    runsOf(text, fonts[face]).runs.reduce((width, run) => width + run.font.widthOf(run.text), 0),
  );
  const missing = new Set(lines.flatMap((line) => runsOf(line.words, fonts[line.face]).missing));
  if (missing.size > 0) throw new GlyphsMissing([...missing]);

  const doc = new PDFDocument({
    size: 'A4',
    layout: 'landscape',
    margin: 0,
    pdfVersion: '1.7',
    lang: 'km',
    displayTitle: true,
    font: '',
    info: {
      Title: `Certificate of completion ${sheet.number}`,
      Author: sheet.organisation.en,
      Creator: 'Romduol',
      Producer: 'Romduol',
      // Not the day of drawing: pdfkit makes the document's id from these, and all of it must come out the same again.
      CreationDate: new Date(`${sheet.issuedOn}T00:00:00Z`),
    },
  });
  for (const font of Object.values(fonts).flat()) doc.registerFont(font.name, font.forPdf);
  const written = bytesOf(doc);
  doc.markContent('Artifact', { type: 'Layout' });
  drawFrame(doc);
  drawFlower(doc, page.width / 2, 78, 30);
  drawRule(doc, page.width / 2, 184, 120);
  doc.endMarkedContent();
  for (const line of lines) drawLine(doc, runsOf(line.words, fonts[line.face]).runs, line);
  drawSymbol(doc, sheet.verifyUrl);
  doc.end();
  return written;
}

/**
 * `actual` is what a reader's copy, search and screen reader get: the glyphs of Khmer do not lead back to its letters.
 * The text is written here and not by `doc.text`, which closes the graphics state before the mark can be closed;
 * readers then cannot tell where on the page the words stand.
 */
function drawLine(doc: PDFDocument, runs: readonly Run[], line: Line): void {
  doc.save().fillColor(line.colour).addContent(`1 0 0 -1 0 ${page.height} cm`);
  doc.markContent('Span', { actual: withoutHints(line.words), lang: line.lang }).addContent('BT');
  let x = line.x;
  for (const { text, font } of runs) {
    const embedded = doc.font(font.name, line.size)._font;
    doc.page.fonts[embedded.id] ??= embedded.ref();
    doc.addContent(`/${embedded.id} ${points(line.size)} Tf`);
    // An empty list of features makes pdfkit shape the run whole instead of word by word.
    for (const piece of piecesOf(embedded.encode(text, []), x, page.height - line.y, line.size / 1000)) {
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

function drawSymbol(doc: PDFDocument, url: string): void {
  const { modules, bars } = qrSymbol(url);
  const module = symbol.side / modules;
  const margin = quietZone * module;
  const whole = symbol.side + 2 * margin;
  doc.markContent('Artifact', { type: 'Layout' });
  doc.rect(symbol.left - margin, symbol.top - margin, whole, whole).fill('#ffffff');
  for (const { column, row, length } of bars) {
    doc.rect(symbol.left + column * module, symbol.top + row * module, length * module, module);
  }
  doc.fill(colours.ink);
  doc.endMarkedContent();
  doc.link(symbol.left, symbol.top, symbol.side, symbol.side, url);
}

const withoutHints = (text: string): string => text.replace(/\u200B/g, '');

async function bytesOf(doc: PDFDocument): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of doc) chunks.push(chunk);
  return Buffer.concat(chunks);
}
