import type { PDFDocument, PdfForm } from 'pdfkit';
import drawSvg from 'svg-to-pdfkit';
import { faces } from './fonts.ts';

/** The page of a course picture: `viewBox="0 0 320 240"`. */
export const pictureShape = { width: 320, height: 240 };

/** Draws pictures into one document. Each is written once and placed as often as it is needed. */
export interface Pictures {
  /** Places a picture by its name; one that `svgOf` does not know leaves its place empty. In points, y from the top. */
  readonly place: (name: string, x: number, y: number, width: number) => void;
}

/** `svgOf` gives the SVG text of a picture; the fonts must be registered in the document already. */
export async function picturesIn(doc: PDFDocument, svgOf: (name: string) => string | undefined): Promise<Pictures> {
  const { strong } = await faces();
  const letters = strong[0]?.name ?? '';
  const written = new Map<string, PdfForm>();
  const formOf = (name: string, svg: string): PdfForm => {
    const form = written.get(name) ?? asForm(doc, svg, letters);
    written.set(name, form);
    return form;
  };
  return {
    place: (name, x, y, width) => {
      const svg = svgOf(name);
      if (svg === undefined) return;
      const key = `Picture-${name}`;
      doc.page.xobjects[key] = formOf(name, svg);
      doc
        .save()
        .translate(x, y)
        .scale(width / pictureShape.width);
      doc.addContent(`/${key} Do`).restore();
    },
  };
}

/**
 * A picture as a form of the document. The library draws on the page that is open, so for as long as it draws, what
 * looks like a page to it is the form (its own way of drawing groups).
 */
function asForm(doc: PDFDocument, svg: string, letters: string): PdfForm {
  const resources = doc.ref({});
  const { width, height } = pictureShape;
  const form = doc.ref({
    Type: 'XObject',
    Subtype: 'Form',
    FormType: 1,
    BBox: [0, 0, width, height],
    Resources: resources,
  });
  const open = doc.page;
  const matrix = doc._ctm;
  const onForm = { width, height, fonts: {}, xobjects: {}, ext_gstates: {}, patterns: {} };
  doc._ctm = [1, 0, 0, 1, 0, 0];
  doc.page = { ...onForm, write: (operators) => form.write(operators) };
  try {
    drawSvg(doc, svg, 0, 0, { width, height, assumePt: true, fontCallback: () => letters });
  } finally {
    doc.page = open;
    doc._ctm = matrix;
  }
  Object.assign(resources.data, { Font: onForm.fonts, XObject: onForm.xobjects, ExtGState: onForm.ext_gstates });
  resources.end();
  form.end();
  return form;
}
