import { PDFDocument } from 'pdfkit';
import { faces } from '../../platform/print/fonts.ts';
import { runsOf } from '../../platform/print/runs.ts';
import { bytesOf, writeLine } from '../../platform/print/write-line.ts';
import { colours, compose, page, symbol, type Sheet } from './composition.ts';
import { drawFlower, drawFrame, drawRule } from './ornament.ts';
import { qrSymbol, quietZone } from './qr-symbol.ts';

export type { Sheet } from './composition.ts';
export { missingGlyphs } from '../../platform/print/fonts.ts';

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
  for (const line of lines) writeLine(doc, page.height, runsOf(line.words, fonts[line.face]).runs, line);
  drawSymbol(doc, sheet.verifyUrl);
  doc.end();
  return written;
}

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
