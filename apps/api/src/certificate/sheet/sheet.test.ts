import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Blob, Buffer as Shaping, Face, Font, shape } from 'harfbuzzjs';
import { decompress } from 'wawoff2';
import { drawnPages, markedOn, streamsOf, type Marked } from '../../../test/read-pdf.ts';
import { compose, inside, symbol, type Line } from './composition.ts';
import { drawable, faces, missingGlyphs } from '../../platform/print/fonts.ts';
import { fit } from './fit.ts';
import { qrSymbol } from './qr-symbol.ts';
import { clustersOf, runsOf } from '../../platform/print/runs.ts';
import { GlyphsMissing, renderSheet, type Sheet } from './sheet.ts';
import { dayInWords, durationInWords, inGroups } from './words.ts';

const address = `HTTPS://ROMDUOL.EXAMPLE/C/${'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.repeat(6).slice(0, 175)}`;
const aSheet: Sheet = {
  name: 'ស្រី ផ្កាគំរូ',
  latinName: 'SREY Phkakumru',
  course: { km: 'ត្រៀមខ្លួនមុនចេញដំណើរ', en: 'Ready to depart' },
  minutes: 195,
  issuedOn: '2026-11-25',
  expiresOn: '2028-11-24',
  organisation: { km: 'កម្មវិធីគំរូបុប្ផា', en: 'Bopha Example Programme' },
  number: 'EX-2026-000123',
  version: 1,
  shortCode: 'AEBAGBAFAYDQQCIKBMGA2DQPCA',
  verifyUrl: address,
  review: 'awaiting',
};
const hardWords = ['ស្ត្រី', 'កញ្ញា', 'ខ្ញុំ', 'ប្រឹក្សា', 'ក្រុម', 'វិញ្ញាបនបត្រ'];

async function linesOf(sheet: Sheet): Promise<readonly Line[]> {
  const fonts = await faces();
  return compose(sheet, (words, face) =>
    runsOf(words, fonts[face]).runs.reduce((width, run) => width + run.font.widthOf(run.text), 0),
  );
}

const drawnPage = (pdf: Uint8Array): string => drawnPages(pdf)[0] ?? '';
const markedOf = (pdf: Uint8Array): readonly Marked[] => markedOn(drawnPage(pdf));

/** HarfBuzz by itself, on the font file as published: what everything drawn is held against. */
async function harfbuzzItself(file: string) {
  const woff2 = await readFile(createRequire(import.meta.url).resolve(`@fontsource/${file}`));
  const font = new Font(new Face(new Blob(Uint8Array.from(await decompress(woff2)))));
  const glyphsOf = (text: string): readonly number[] => {
    const buffer = new Shaping();
    buffer.addText(text);
    buffer.guessSegmentProperties();
    shape(font, buffer);
    return buffer.getGlyphInfos().map((glyph) => glyph.codepoint);
  };
  return { font, glyphsOf };
}
const khmerFiles = {
  headline: 'moul/files/moul-khmer-400-normal.woff2',
  text: 'noto-sans-khmer/files/noto-sans-khmer-khmer-400-normal.woff2',
  strong: 'noto-sans-khmer/files/noto-sans-khmer-khmer-600-normal.woff2',
} as const;

describe('the letters on a certificate', () => {
  it.each(hardWords)('are HarfBuzz’s own in %s', async (word) => {
    const fonts = await faces();
    for (const face of ['headline', 'text', 'strong'] as const) {
      const { runs, missing } = runsOf(word, fonts[face]);
      expect(missing).toEqual([]);
      expect(runs).toHaveLength(1);
      const laidOut = runs[0]?.font.forPdf.layout(word);
      const { glyphsOf } = await harfbuzzItself(khmerFiles[face]);
      expect(laidOut?.glyphs.map((glyph) => glyph.id)).toEqual(glyphsOf(word));
      expect(laidOut?.glyphs.flatMap((glyph) => glyph.codePoints)).toEqual([...word].map((c) => c.codePointAt(0)));
    }
  });

  it('are on the page with the very outlines of the font, though the page carries only the letters it needs', async () => {
    const name = hardWords.join('');
    const pdf = await renderSheet({ ...aSheet, name });
    const { font, glyphsOf } = await harfbuzzItself(khmerFiles.strong);
    const outlines = glyphsOf(name).map((glyph) => font.glyphToPath(glyph));
    const drawn =
      markedOf(pdf)
        .find(({ words }) => words === name)
        ?.pieces.flatMap((piece) => piece.glyphs) ?? [];
    const carried = streamsOf(pdf)
      .filter((stream) => stream.startsWith('\x00\x01\x00\x00') || stream.startsWith('true'))
      .map((stream) => new Font(new Face(new Blob(Buffer.from(stream, 'latin1')))));
    expect(outlines.length).toBeGreaterThan(20);
    expect(carried.map((cut) => drawn.map((glyph) => cut.glyphToPath(glyph)))).toContainEqual(outlines);
  });
});

describe('the words on a certificate', () => {
  it('can be copied and searched: every line is marked with what it says', async () => {
    const marked = markedOf(await renderSheet(aSheet)).map((line) => line.words);
    expect(marked).toEqual((await linesOf(aSheet)).map((line) => line.words));
    for (const words of [
      'វិញ្ញាបនបត្របញ្ចប់ការបណ្តុះបណ្តាល',
      'Certificate of completion',
      'ស្រី ផ្កាគំរូ',
      'SREY Phkakumru',
      'ត្រៀមខ្លួនមុនចេញដំណើរ',
      'Ready to depart',
      '3 ម៉ោង 15 នាទី · 3 h 15 min',
      'ថ្ងៃទី 25 ខែវិច្ឆិកា ឆ្នាំ 2026',
      '25 November 2026',
      '24 November 2028',
      'Bopha Example Programme',
      'EX-2026-000123 · កំណែទី 1 · Version 1',
      'AEBAG BAFA YDQQ CIKBM GA2D QPCA',
    ]) {
      expect(marked).toContain(words);
    }
  });

  it('begin on the page where they were composed', async () => {
    const lines = await linesOf(aSheet);
    const marked = markedOf(await renderSheet(aSheet));
    expect(lines.length).toBeGreaterThan(20);
    lines.forEach((line, i) => {
      const first = marked[i]?.pieces[0];
      expect(first?.size).toBeCloseTo(line.size, 2);
      expect(Math.abs((first?.x ?? 0) - line.x)).toBeLessThan(line.size / 4);
    });
  });

  it('are composed letters, and keep line-break hints out of what is copied', async () => {
    const marked = markedOf(await renderSheet({ ...aSheet, name: 'ស្រី\u200Bផ្កា', latinName: '  Sre\u0301y   Phka ' }));
    expect(marked.map((line) => line.words)).toEqual(expect.arrayContaining(['ស្រីផ្កា', 'Sréy Phka']));
  });

  it('say honestly that the Khmer awaits a reader, until one has accepted it', async () => {
    const said = async (review: Sheet['review']) =>
      markedOf(await renderSheet({ ...aSheet, review }))
        .map((line) => line.words)
        .join('\n');
    expect(await said('awaiting')).toMatch(/awaits review by a native reader/);
    expect(await said('accepted')).not.toMatch(/awaits review/);
  });

  it('leave the Latin name and the last day out when there is none', async () => {
    const words = markedOf(await renderSheet({ ...aSheet, latinName: null, expiresOn: null })).map(
      (line) => line.words,
    );
    expect(words.join('\n')).not.toMatch(/Phkakumru|Valid until|2028/);
  });
});

describe('a certificate', () => {
  it('is the same file, byte for byte, whenever it is drawn', async () => {
    const first = await renderSheet(aSheet);
    await renderSheet({ ...aSheet, name: 'កញ្ញា ឧទាហរណ៍', number: 'EX-2026-000124' });
    expect(Buffer.compare(Buffer.from(await renderSheet(aSheet)), Buffer.from(first))).toBe(0);
  });

  it('is one page, A4 landscape', async () => {
    const pdf = Buffer.from(await renderSheet(aSheet)).toString('latin1');
    expect(pdf).toMatch(/\/Count 1\b/);
    expect(pdf).toContain('/MediaBox [0 0 841.89 595.28]');
  });

  it.each([
    ['a name of 120 Khmer characters', { name: 'ស្រីសុភ័ក្រ្តកញ្ញាវិច្ឆិកា'.repeat(5).slice(0, 120) }],
    [
      'a name of 120 Khmer characters without a Latin spelling',
      { name: 'ប្រឹក្សាខ្ញុំ'.repeat(10).slice(0, 120), latinName: null },
    ],
    ['a name of 120 wide Latin letters', { name: 'W'.repeat(120), latinName: 'W'.repeat(120) }],
    [
      'an organisation and a course of 160 characters',
      {
        organisation: { km: 'មជ្ឈមណ្ឌល'.repeat(18), en: 'Example Centre '.repeat(11) },
        course: { km: 'វគ្គបណ្តុះបណ្តាល'.repeat(10), en: 'A long course title '.repeat(8) },
      },
    ],
  ] as const)('keeps %s inside the frame, whole, and clear of every other line', async (_, part) => {
    const sheet: Sheet = { ...aSheet, ...part };
    const lines = await linesOf(sheet);
    for (const line of lines) {
      expect(line.x).toBeGreaterThanOrEqual(inside.left);
      expect(line.x + line.width).toBeLessThanOrEqual(inside.right);
      expect(line.y - line.size).toBeGreaterThan(inside.top);
      expect(line.y + line.size * 0.4).toBeLessThan(inside.bottom);
    }
    for (const [i, a] of lines.entries()) {
      for (const b of lines.slice(i + 1)) {
        const apart = a.x + a.width <= b.x || b.x + b.width <= a.x;
        const [upper, lower] = a.y <= b.y ? [a, b] : [b, a];
        expect({ a: a.words, b: b.words, clear: apart || lower.y - upper.y >= lower.size * 0.9 }).toMatchObject({
          clear: true,
        });
      }
      const underSymbol =
        a.x + a.width > symbol.left && a.y > symbol.top - 8 && a.y - a.size < symbol.top + symbol.side + 8;
      expect({ words: a.words, underSymbol }).toMatchObject({ underSymbol: false });
    }
    const said = lines
      .map((line) => line.words)
      .join('')
      .replace(/\s/g, '');
    expect(said).toContain(drawable(sheet.name).replace(/\s/g, ''));
    expect(said).toContain(drawable(sheet.organisation.en).replace(/\s/g, ''));
  });

  it('is refused when a name has what no font can draw, and names it', async () => {
    const refusal = renderSheet({ ...aSheet, name: 'ស្រី 👩‍🎓 😀😀', latinName: 'สม' });
    await expect(refusal).rejects.toBeInstanceOf(GlyphsMissing);
    await expect(refusal).rejects.toMatchObject({ characters: ['👩‍🎓', '😀', 'ส', 'ม'] });
  });
});

describe('what can be drawn', () => {
  it.each([
    'ŵčŚñ',
    'a\u0301',
    'ស្រី\u200Bផ្កា',
    'ក\u200Cខ\u200Dគ\u2060',
    'Nguyễn Thị',
    'सीता',
    'Nováková-O’Brien',
    'Анна',
    ...hardWords,
  ])('includes %s', async (text) => {
    expect(await missingGlyphs(text)).toEqual([]);
  });

  it.each([
    ['an emoji of several characters, as one', 'a👩‍🎓b', ['👩‍🎓']],
    ['an accent without its letter’s font', 'x\u0302y', ['x\u0302']],
    ['Thai letters', 'สม', ['ส', 'ม']],
    ['half of a character', 'a\uD83D', ['\uD83D']],
    ['a Khmer mark with nothing to stand on', 'ស្រី ុំ', ['ុំ']],
    ['each once', '漢漢字', ['漢', '字']],
  ])('does not include %s', async (_, text, missing) => {
    expect(await missingGlyphs(text)).toEqual(missing);
  });
});

describe('fitting', () => {
  const everyLetterOne = (text: string) => clustersOf(text).length;
  const room = { width: 100, size: 20, oneLineDownTo: 10, twoLineSize: 12 };

  it('keeps a short text at its size and shrinks a longer one', () => {
    expect(fit('abcde', everyLetterOne, room)).toEqual({ lines: ['abcde'], size: 20 });
    expect(fit('abcdefgh', everyLetterOne, room)).toEqual({ lines: ['abcdefgh'], size: 12.5 });
  });

  it('breaks at a space or a hint rather than inside a word', () => {
    expect(fit('abcde fghijkl', everyLetterOne, room).lines).toEqual(['abcde', 'fghijkl']);
    const khmer = 'ស្រីផ្កា\u200Bខ្ញុំកញ្ញា';
    expect(fit(khmer, everyLetterOne, { ...room, oneLineDownTo: 20 }).lines).toEqual(['ស្រីផ្កា', 'ខ្ញុំកញ្ញា']);
  });

  it('breaks a text without spaces between syllables, never under a letter', () => {
    const { lines } = fit('ខ្ញុំ'.repeat(14), everyLetterOne, room);
    expect(lines).toEqual(['ខ្ញុំ'.repeat(7), 'ខ្ញុំ'.repeat(7)]);
  });
});

describe('the QR symbol', () => {
  it('packs an upper-case address in alphanumeric mode: far fewer modules than the same in small letters', () => {
    expect(qrSymbol(address)).toMatchObject({ version: 8, modules: 49 });
    expect(qrSymbol(address.toLowerCase()).modules).toBeGreaterThan(49);
  });

  it('is drawn dark on white, every bar of it', async () => {
    const { bars } = qrSymbol(address);
    const page = drawnPage(await renderSheet(aSheet));
    const rectangles = page.slice(page.lastIndexOf('/Artifact')).match(/ re$/gm) ?? [];
    expect(rectangles).toHaveLength(bars.length + 1);
  });

  it('is at least 32 mm wide', () => {
    expect((symbol.side / 72) * 25.4).toBeGreaterThanOrEqual(32);
  });
});

describe('days and hours in words', () => {
  it('has Khmer months and Latin digits', () => {
    expect(dayInWords('2026-01-05')).toEqual({ km: 'ថ្ងៃទី 5 ខែមករា ឆ្នាំ 2026', en: '5 January 2026' });
    expect(dayInWords('2026-12-31')).toEqual({ km: 'ថ្ងៃទី 31 ខែធ្នូ ឆ្នាំ 2026', en: '31 December 2026' });
  });

  it.each(['2026-13-01', '2026-1-1', '', 'today'])('has no words for %j', (day) => {
    expect(() => dayInWords(day)).toThrow(RangeError);
  });

  it.each([
    [195, '3 h 15 min', '3 ម៉ោង 15 នាទី'],
    [120, '2 h', '2 ម៉ោង'],
    [45, '45 min', '45 នាទី'],
    [0, '0 min', '0 នាទី'],
  ])('says %i minutes as %s', (minutes, en, km) => {
    expect(durationInWords(minutes)).toEqual({ en, km });
  });

  it('puts a code into groups of four or five', () => {
    expect(
      inGroups('AEBAGBAFAYDQQCIKBMGA2DQPCA')
        .split(' ')
        .map((group) => group.length),
    ).toEqual([5, 4, 4, 5, 4, 4]);
  });
});
