import type { PDFDocument } from 'pdfkit';
import { colours, page } from './composition.ts';

/** The frame: a teal border, a thin mango line inside it, a three-petalled fan in each corner. */
export function drawFrame(doc: PDFDocument): void {
  const border = 20;
  const line = 28;
  doc
    .lineWidth(3)
    .rect(border, border, page.width - 2 * border, page.height - 2 * border)
    .stroke(colours.teal);
  doc
    .lineWidth(0.9)
    .rect(line, line, page.width - 2 * line, page.height - 2 * line)
    .stroke(colours.mango);
  for (const [x, y, turn] of [
    [line, line, 0],
    [page.width - line, line, 90],
    [page.width - line, page.height - line, 180],
    [line, page.height - line, 270],
  ] as const) {
    doc.save().translate(x, y).rotate(turn);
    drawCorner(doc);
    doc.restore();
  }
}

/** A fan of three petals that opens into the page from its top left corner. */
function drawCorner(doc: PDFDocument): void {
  doc.lineWidth(0.9).path('M 0 40 C 17 38 38 17 40 0').stroke(colours.mango);
  for (const [turn, length] of [
    [19, 23],
    [71, 23],
    [45, 29],
  ] as const) {
    doc.save().rotate(turn);
    doc.path(
      `M 4 0 C ${length * 0.35} -6 ${length * 0.75} -5 ${length} 0 C ${length * 0.75} 5 ${length * 0.35} 6 4 0 Z`,
    );
    doc.fill(turn === 45 ? colours.mango : colours.teal).restore();
  }
}

/** The rumduol: three broad pale petals, three small ones closed over the heart, two leaves. `radius` in points. */
export function drawFlower(doc: PDFDocument, x: number, y: number, radius: number): void {
  const unit = radius / 30;
  doc.save().translate(x, y).scale(unit).lineJoin('round').lineWidth(1);
  for (const turn of [-1, 1]) {
    doc.save().scale(turn, 1).rotate(14);
    doc.path('M 10 4 C 24 -14 46 -12 62 -2 C 46 8 26 14 10 4 Z').fill(colours.teal);
    doc.lineWidth(0.7).path('M 16 3 C 30 -3 44 -4 56 -2').stroke('#ffffff');
    doc.restore();
  }
  for (const turn of [0, 120, 240]) {
    doc.save().rotate(turn);
    doc.path('M 0 2 C -11 -3 -19 -15 -13 -25 C -10 -30 -4 -31 0 -34 C 4 -31 10 -30 13 -25 C 19 -15 11 -3 0 2 Z');
    doc.lineWidth(1).fillAndStroke(colours.petal, colours.teal);
    doc
      .lineWidth(0.6)
      .path('M 0 -9 C -0.6 -16 -0.6 -22 0 -28 M -4 -10 C -7 -16 -7.5 -20 -6.5 -24 M 4 -10 C 7 -16 7.5 -20 6.5 -24');
    doc.stroke('#c9b25a').restore();
  }
  for (const turn of [60, 180, 300]) {
    doc.save().rotate(turn);
    doc
      .path('M 0 1 C -6 -2 -8 -8 0 -13 C 8 -8 6 -2 0 1 Z')
      .lineWidth(0.9)
      .fillAndStroke(colours.mango, colours.teal)
      .restore();
  }
  doc.circle(0, 0, 2.4).fill(colours.teal);
  doc.restore();
}

/** A thin rule around `x` with a diamond in its middle. */
export function drawRule(doc: PDFDocument, x: number, y: number, halfWidth: number): void {
  doc
    .lineWidth(0.8)
    .path(`M ${x - halfWidth} ${y} L ${x - 11} ${y} M ${x + 11} ${y} L ${x + halfWidth} ${y}`)
    .stroke(colours.teal);
  doc.path(`M ${x - 5.5} ${y} L ${x} ${y - 3.5} L ${x + 5.5} ${y} L ${x} ${y + 3.5} Z`).fill(colours.mango);
}
