import { create, type Font as PdfFont, type GlyphRun } from 'fontkit';
import { Blob, Buffer, Face, Font, shape } from 'harfbuzzjs';

/** A glyph as HarfBuzz chose it and the place in the text, in UTF-16 units, of the cluster it belongs to. */
export interface ShapedGlyph {
  readonly id: number;
  readonly cluster: number;
  /** Font units. */
  readonly xAdvance: number;
  readonly yAdvance: number;
  readonly xOffset: number;
  readonly yOffset: number;
}

/** One font file: what it covers, how it sets a text, and the object that writes it into a PDF. */
export interface HarfbuzzFont {
  readonly name: string;
  readonly covers: (codePoint: number) => boolean;
  /** The text as glyphs, left to right. */
  readonly shape: (text: string) => readonly ShapedGlyph[];
  /** Width of the text at size 1. */
  readonly widthOf: (text: string) => number;
  /** The glyph of U+25CC, which HarfBuzz puts where letters cannot stand together; undefined when the font has none. */
  readonly dottedCircle: number | undefined;
  /**
   * For pdfkit. fontkit only cuts the font down to the used glyphs: its own shaping misplaces Khmer and, with Noto
   * Sans Khmer, throws, so its `layout` is HarfBuzz's.
   */
  readonly forPdf: PdfFont;
}

/** Opens a TrueType file. `name` is what pdfkit will call it. */
export function openFont(name: string, trueType: Uint8Array): HarfbuzzFont {
  const face = new Face(new Blob(trueType));
  const font = new Font(face);
  const covered = new Set(face.collectUnicodes());
  const forPdf = create(trueType);

  const shapeText = (text: string): readonly ShapedGlyph[] => {
    const buffer = new Buffer();
    buffer.addText(text);
    buffer.guessSegmentProperties();
    shape(font, buffer);
    const places = buffer.getGlyphPositions();
    return buffer.getGlyphInfos().map(({ codepoint, cluster }, i) => {
      const { xAdvance = 0, yAdvance = 0, xOffset = 0, yOffset = 0 } = places[i] ?? {};
      return { id: codepoint, cluster, xAdvance, yAdvance, xOffset, yOffset };
    });
  };

  forPdf.layout = (text) => glyphRun(text, shapeText(text), font, forPdf.unitsPerEm);
  return {
    name,
    covers: (codePoint) => covered.has(codePoint),
    shape: shapeText,
    widthOf: (text) => advanceOf(shapeText(text)) / forPdf.unitsPerEm,
    dottedCircle: font.nominalGlyph(0x25cc),
    forPdf,
  };
}

const advanceOf = (shaped: readonly ShapedGlyph[]): number => shaped.reduce((sum, glyph) => sum + glyph.xAdvance, 0);

function glyphRun(text: string, shaped: readonly ShapedGlyph[], font: Font, unitsPerEm: number): GlyphRun {
  const starts = [...new Set(shaped.map((glyph) => glyph.cluster))].sort((a, b) => a - b);
  const told = new Set<number>();
  // The first glyph of a cluster carries all of its characters, so that copying from the PDF gives each once.
  const codePointsOf = (cluster: number): number[] => {
    if (told.has(cluster)) return [];
    told.add(cluster);
    const end = starts[starts.indexOf(cluster) + 1] ?? text.length;
    return [...text.slice(cluster, end)].map((character) => character.codePointAt(0) ?? 0);
  };
  return {
    glyphs: shaped.map(({ id, cluster }) => ({
      id,
      advanceWidth: font.glyphHAdvance(id),
      codePoints: codePointsOf(cluster),
    })),
    // Fresh objects: pdfkit scales them in place.
    positions: shaped.map(({ xAdvance, yAdvance, xOffset, yOffset }) => ({ xAdvance, yAdvance, xOffset, yOffset })),
    // pdfkit adds these up as thousandths of the font size, unlike everything else here.
    advanceWidth: (advanceOf(shaped) * 1000) / unitsPerEm,
  };
}
