import type { Locale } from '@romduol/domain';
import { PDFDocument } from 'pdfkit';
import { faces, type Face } from '../../platform/print/fonts.ts';
import { picturesIn, type Pictures } from '../../platform/print/pictures.ts';
import { runsOf, type Run } from '../../platform/print/runs.ts';
import { bytesOf, writeLine } from '../../platform/print/write-line.ts';
import type { Paper, Pause } from './paper.ts';
import type { MeasureIn } from './setter.ts';
import { page, type Thing } from './slab.ts';

/** Dark enough for any printer and any copy of a copy. */
const ink = '#1b1b1f';
const quiet = '#4a4a50';

/** The fonts, with what has been asked of them: a word stands in many lines, and a line is measured before it is drawn. */
export interface Letters {
  readonly measure: MeasureIn;
  readonly runs: (words: string, face: Face) => readonly Run[];
}

/** For one paper; what it remembers goes with it. */
export async function lettersFor(): Promise<Letters> {
  const fonts = await faces();
  const runs = remembered((words, face) => runsOf(words, fonts[face]).runs);
  const measure = remembered((words, face) =>
    runs(words, face).reduce((width, { text, font }) => width + font.widthOf(text), 0),
  );
  return { measure, runs };
}

function remembered<T>(find: (words: string, face: Face) => T): (words: string, face: Face) => T {
  const known = new Map<string, T>();
  return (words, face) => {
    const key = `${face} ${words}`;
    const found = known.get(key) ?? find(words, face);
    known.set(key, found);
    return found;
  };
}

/** Writes a paper as a PDF of A4 pages. `madeOn` stands in the file, so that the same paper gives the same bytes. */
export async function draw(
  paper: Paper,
  locale: Locale,
  letters: Letters,
  madeOn: Date,
  svgOf: (picture: string) => string | undefined,
  pause: Pause,
): Promise<Uint8Array> {
  const fonts = await faces();
  const doc = new PDFDocument({
    ...{ size: 'A4', layout: 'portrait', margin: 0, pdfVersion: '1.7', lang: locale, displayTitle: true, font: '' },
    ...{ autoFirstPage: false },
    info: { Title: withoutHints(paper.title), Creator: 'Romduol', Producer: 'Romduol', CreationDate: madeOn },
  });
  for (const font of Object.values(fonts).flat()) doc.registerFont(font.name, font.forPdf);
  const pictures = await picturesIn(doc, svgOf);
  const written = bytesOf(doc);
  let chapter = doc.outline;
  for (const { things, entries } of paper.pages) {
    doc.addPage();
    for (const { level, title } of entries) {
      const item = (level === 1 ? doc.outline : chapter).addItem(withoutHints(title));
      if (level === 1) chapter = item;
    }
    for (const thing of things) drawThing(doc, thing, locale, letters, pictures);
    await pause();
  }
  doc.end();
  return written;
}

function drawThing(doc: PDFDocument, thing: Thing, lang: Locale, letters: Letters, pictures: Pictures): void {
  switch (thing.is) {
    case 'words':
      return writeLine(doc, page.height, letters.runs(thing.words, thing.face), {
        ...thing,
        ...{ lang, colour: thing.isQuiet ? quiet : ink },
      });
    case 'picture':
      doc.markContent('Artifact', { type: 'Layout' });
      pictures.place(thing.picture, thing.x, thing.y, thing.width);
      doc.endMarkedContent();
      return;
    case 'box':
      doc.markContent('Artifact', { type: 'Layout' }).save().lineWidth(thing.weight);
      doc.roundedRect(thing.x, thing.y, thing.width, thing.height, thing.radius).stroke(ink);
      doc.restore().endMarkedContent();
      return;
    case 'rule':
      doc.markContent('Artifact', { type: 'Layout' }).save().lineWidth(thing.weight);
      if (thing.isDashed) doc.dash(4, { space: 3 });
      doc
        .moveTo(thing.x, thing.y)
        .lineTo(thing.toX, thing.toY)
        .stroke(thing.isDashed ? quiet : ink);
      doc.restore().endMarkedContent();
  }
}

const withoutHints = (text: string): string => text.replace(/\u200B/g, '');
