import { comparable, textsOf } from '@romduol/domain';
import fc from 'fast-check';
import { curriculumFile } from './files.ts';
import { withBreaks } from './khmer-breaks.ts';
import { courseCodes, loadCourse } from './load.ts';

const shown = (words: string) => words.replaceAll('\u200B', '|');
const stored = textsOf({
  courses: courseCodes.map((code) => loadCourse(code)),
  alts: JSON.parse(curriculumFile('pictures/alts.json')) as unknown,
}).map(({ key, text }) => ({ key, words: text.km ?? '' }));

describe('breaks between Khmer words', () => {
  it.each([
    ['ខ្ញុំចង់រៀន', 'ខ្ញុំ|ចង់|រៀន'],
    ['បុប្ផាមានទូរស័ព្ទ។', 'បុប្ផា|មាន|ទូរស័ព្ទ។'],
    ['ដកដង្ហើមចេញយឺតៗ 3 ដង', 'ដកដង្ហើម|ចេញ|យឺតៗ 3 ដង'],
    ['«ខ្ញុំទុកខ្លួនឯងបាន»', '«ខ្ញុំ|ទុក|ខ្លួនឯង|បាន»'],
    ['Romduol 117', 'Romduol 117'],
    ['', ''],
  ])('are placed in %j', (words, broken) => {
    expect(shown(withBreaks(words))).toBe(broken);
  });

  it('are placed anew when they were there', () => {
    expect(withBreaks('ខ្\u200Bញុំចង់\u200Bរៀន')).toBe(withBreaks('ខ្ញុំចង់រៀន'));
  });

  const pieces = ['ខ្ញុំ', 'ស្ត្រី', 'ទូរស័ព្ទ', 'លិខិតឆ្លងដែន', 'ៗ', '។', ' ', '3', 'A', '«', '៖', 'ក', '្', 'ា', '\u200B'];
  const anyWords = fc.array(fc.constantFrom(...pieces), { maxLength: 20 }).map((parts) => parts.join(''));
  const misplaced = /(?<![\u1780-\u17D1]|\u17D3|\u17D7|\u17DD)\u200B|\u200B(?![\u1780-\u17B3])/u;

  it('change nothing that is compared, and twice is as good as once', () => {
    fc.assert(
      fc.property(anyWords, (words) => {
        const broken = withBreaks(words);
        expect(comparable(broken)).toBe(comparable(words));
        expect(withBreaks(broken)).toBe(broken);
      }),
    );
  });

  it('stand only between a Khmer letter and the beginning of another word', () => {
    fc.assert(fc.property(anyWords, (words) => expect(withBreaks(words)).not.toMatch(misplaced)));
  });

  it('stand in the built-in texts, and never in a wrong place', () => {
    expect(stored.length).toBeGreaterThan(1000);
    expect(stored.filter(({ words }) => misplaced.test(words))).toEqual([]);
    expect(
      stored.filter(({ words }) => /[\u1780-\u17DD]{26}/u.test(words)).map(({ key, words }) => `${key} ${words}`),
    ).toEqual([]);
  });
});
