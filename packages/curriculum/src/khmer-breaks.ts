/**
 * Where Khmer may break. It is written without spaces between words, and not every phone has a dictionary to find them,
 * so a zero-width space (U+200B) marks each place.
 */
const mark = '\u200B';

/** Words that the dictionary of ICU 78 cuts in two or sticks to their neighbours. */
const wholeWords = [
  ...['អាច', 'ចេញ', 'ចូល', 'ចូលចិត្ត', 'យឺត', 'សំណួរ', 'នីមួយ', 'វ៉ាលី', 'ហ្វេសប៊ុក', 'តិកតុក', 'គ្រោះថ្នាក់'],
  ...['បដិសេធ', 'បណ្តឹង', 'សម្រេច', 'សម្រេចចិត្ត', 'សរសេរ', 'ម្នាក់', 'ម្នាក់ឯង', 'តូច', 'តូចតាច', 'ស្ងាត់', 'យោបល់'],
  ...['និយាយ', 'ត្រង់', 'ទៀងត្រង់', 'ខ្លួន', 'ខ្លួនឯង', 'កម្រ', 'ទូរស័ព្ទ', 'ឯកសារ', 'អាឡូ', 'វីសា', 'ប៉ាស្ព័រ', 'បុប្ផា'],
  ...['ការងារ', 'អង្គការ', 'មេរៀន', 'ជាមួយ', 'ជានិច្ច', 'ជឿជាក់', 'ដកដង្ហើម', 'ស៊ីវី'],
];
const longestFirst = [...wholeWords].sort((a, b) => b.length - a.length);
const whole = new RegExp(`(${longestFirst.join('|')})`, 'u');
const words = new Intl.Segmenter('km', { granularity: 'word' });

/** What a line may begin with: a consonant or an independent vowel. */
const begins = /^[\u1780-\u17B3]/u;
/** What a line may end with: any Khmer letter, vowel or sign and ៗ; a coeng binds what follows it. */
const ends = /(?:[\u1780-\u17D1]|\u17D3|\u17D7|\u17DD)$/u;

/**
 * The same words with a mark between every two Khmer words and nowhere else: never inside a cluster, before ៗ or ។, or
 * beside Latin letters, digits and spaces. Marks that were there before are placed anew.
 */
export function withBreaks(text: string): string {
  const parts = text
    .replaceAll(mark, '')
    .split(whole)
    .flatMap((part, at) => (at % 2 === 1 ? [part] : [...words.segment(part)].map(({ segment }) => segment)));
  return parts.reduce((line, part) => (ends.test(line) && begins.test(part) ? line + mark + part : line + part), '');
}
