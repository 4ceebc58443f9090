// Four packages come without types. Here stands what the printed pages use of them, and no more.

declare module 'wawoff2' {
  /** TrueType bytes of a WOFF2 file. Rejects when the file is not WOFF2. */
  export function decompress(woff2: Uint8Array): Promise<Uint8Array>;
}

declare module 'fontkit' {
  export interface PlacedGlyph {
    readonly id: number;
    /** Font units. */
    readonly advanceWidth: number;
    readonly codePoints: readonly number[];
  }

  /** Font units. */
  export interface GlyphPlace {
    xAdvance: number;
    yAdvance: number;
    xOffset: number;
    yOffset: number;
  }

  export interface GlyphRun {
    readonly glyphs: readonly PlacedGlyph[];
    readonly positions: readonly GlyphPlace[];
    /** Thousandths of the font size. */
    readonly advanceWidth: number;
  }

  export interface Font {
    readonly unitsPerEm: number;
    layout: (text: string) => GlyphRun;
  }

  export function create(font: Uint8Array): Font;
}

declare module 'pdfkit' {
  import type { Font } from 'fontkit';

  export interface DocumentOptions {
    readonly size: 'A4';
    readonly layout: 'landscape' | 'portrait';
    readonly margin: number;
    readonly pdfVersion: '1.7';
    readonly lang: string;
    readonly displayTitle: boolean;
    /** An empty string: no font until one is chosen, so that none of the PDF standard fonts is loaded. */
    readonly font: '';
    readonly info: Readonly<Record<string, string | Date>>;
    /** False: the first page is added as every other. */
    readonly autoFirstPage?: boolean;
  }

  /** An object of the file with what has been written into it. */
  export interface PdfForm {
    readonly data: object;
    write(operators: string): void;
    end(): void;
  }

  /** What is drawn on. The names that its content uses stand in these tables. */
  interface Surface {
    readonly width: number;
    readonly height: number;
    readonly fonts: Record<string, object>;
    readonly xobjects: Record<string, object>;
    readonly ext_gstates: Record<string, object>;
    readonly patterns: Record<string, object>;
    write(operators: string): void;
  }

  interface Outline {
    /** A bookmark that leads to the page that is open. */
    addItem(title: string, options?: { readonly expanded?: boolean }): Outline;
  }

  /** Glyphs of the cut-down font as four hexadecimal digits each, and their places in thousandths of the font size. */
  export type EncodedText = readonly [
    glyphs: readonly string[],
    places: readonly { xAdvance: number; xOffset: number; yOffset: number; advanceWidth: number }[],
  ];

  /** A font inside one document. */
  interface EmbeddedFont {
    readonly id: string;
    encode(text: string, features: readonly string[]): EncodedText;
    ref(): object;
  }

  /** Lengths are points, y grows downwards from the top edge. */
  export class PDFDocument implements AsyncIterable<Uint8Array> {
    constructor(options: DocumentOptions);
    registerFont(name: string, font: Font): this;
    font(name: string, size: number): this;
    /** The font chosen last. Private to pdfkit, whose version is pinned. */
    readonly _font: EmbeddedFont;
    page: Surface;
    /** The matrix in force. Private to pdfkit. */
    _ctm: readonly number[];
    readonly outline: Outline;
    addPage(): this;
    ref(data: object): PdfForm;
    addContent(operators: string): this;
    markContent(tag: 'Span', options: { actual: string; lang?: string }): this;
    markContent(tag: 'Artifact', options: { type: string }): this;
    endMarkedContent(): this;
    link(x: number, y: number, width: number, height: number, url: string): this;
    save(): this;
    restore(): this;
    translate(x: number, y: number): this;
    rotate(degrees: number): this;
    scale(factor: number, factorY?: number): this;
    lineWidth(width: number): this;
    lineJoin(join: 'round'): this;
    rect(x: number, y: number, width: number, height: number): this;
    circle(x: number, y: number, radius: number): this;
    path(svgPath: string): this;
    roundedRect(x: number, y: number, width: number, height: number, radius: number): this;
    moveTo(x: number, y: number): this;
    lineTo(x: number, y: number): this;
    dash(length: number, options: { readonly space: number }): this;
    undash(): this;
    fillColor(colour: string): this;
    fill(colour: string): this;
    stroke(colour: string): this;
    fillAndStroke(fill: string, stroke: string): this;
    end(): void;
    [Symbol.asyncIterator](): AsyncIterator<Uint8Array>;
  }
}

declare module 'svg-to-pdfkit' {
  import type { PDFDocument } from 'pdfkit';

  interface Options {
    readonly width: number;
    readonly height: number;
    /** A unit of the picture is a point of the page. */
    readonly assumePt: boolean;
    /** Name of the registered font for the letters inside a picture. */
    readonly fontCallback: () => string;
  }

  export default function drawSvg(doc: PDFDocument, svg: string, x: number, y: number, options: Options): void;
}
