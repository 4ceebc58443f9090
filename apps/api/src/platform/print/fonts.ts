import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { decompress } from 'wawoff2';
import { openFont, type HarfbuzzFont } from './harfbuzz-font.ts';
import { runsOf } from './runs.ts';

/** The faces of the sheet: the Khmer headline letters, reading text, and text that stands out. */
export type Face = 'headline' | 'text' | 'strong';
/** For each face its fonts in the order they are asked for a character. */
export type Faces = Readonly<Record<Face, readonly HarfbuzzFont[]>>;

const require = createRequire(import.meta.url);
const scripts = ['latin', 'latin-ext', 'vietnamese', 'cyrillic', 'greek', 'devanagari'];
const files = (weight: 400 | 600): readonly string[] => [
  ...scripts.map((script) => `noto-sans/files/noto-sans-${script}-${weight}-normal.woff2`),
  `noto-sans-khmer/files/noto-sans-khmer-khmer-${weight}-normal.woff2`,
];
let opened: Promise<Faces> | undefined;

/** All fonts, opened once for the life of the process (a fifth of a second, two megabytes). */
export const faces = (): Promise<Faces> => (opened ??= openFaces());

/**
 * The text as it is drawn: NFC, so that a letter and its accent find the font that has both as one; single spaces,
 * trimmed. Line-break hints stay.
 */
export const drawable = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();

/**
 * The characters of a text that a certificate cannot show, each once and as a reader sees it (an emoji is one). Empty
 * when all is well. To be asked before issuing, so that the refusal can name them.
 */
export async function missingGlyphs(text: string): Promise<string[]> {
  const { text: reading, strong } = await faces();
  const found = [reading, strong].flatMap((fonts) => runsOf(drawable(text), fonts).missing);
  return [...new Set(found)];
}

async function openFaces(): Promise<Faces> {
  const headline = await openAll(['moul/files/moul-khmer-400-normal.woff2']);
  const text = await openAll(files(400));
  const strong = await openAll(files(600));
  return { headline: [...headline, ...strong], text, strong };
}

async function openAll(paths: readonly string[]): Promise<readonly HarfbuzzFont[]> {
  const fonts: HarfbuzzFont[] = [];
  for (const path of paths) {
    const woff2 = await readFile(require.resolve(`@fontsource/${path}`));
    // One after the other and copied: what wawoff2 gives is a view of memory that it uses again.
    fonts.push(openFont(path, Uint8Array.from(await decompress(woff2))));
  }
  return fonts;
}
