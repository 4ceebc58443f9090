/** The languages in which the whole product speaks: Khmer, English, Indonesian. */
export const locales = ['km', 'en', 'id'] as const;
/** A language of the product, by its BCP 47 tag. */
export type Locale = (typeof locales)[number];

/** The same words in each language they exist in. A language that is missing is missing: nobody is shown another one's. */
export type Text = { readonly [L in Locale]?: string };

/**
 * U+200B marks a place where Khmer may break; U+FEFF is a zero-width space that files begin with; U+17B4 and U+17B5 are
 * invisible vowels that some keyboards leave behind.
 */
const invisible = /\u200B|\uFEFF|\u17B4|\u17B5/g;

/**
 * The form in which words are compared, searched and hashed: NFC, without line-break hints, single spaces, trimmed.
 * Never shown: what is shown keeps its line-break hints.
 */
export function comparable(words: string): string {
  return words.replace(invisible, '').normalize('NFC').replace(/\s+/g, ' ').trim();
}

/**
 * Number of user-perceived characters; Khmer letters stack, so code units say nothing. What stands under a coeng
 * (U+17D2) belongs to the letter above it: newer phones segment so themselves, for older ones it is done here.
 */
export function lengthOf(words: string): number {
  const segments = [...new Intl.Segmenter('km', { granularity: 'grapheme' }).segment(comparable(words))];
  return segments.filter((_, at) => !segments[at - 1]?.segment.endsWith('\u17D2')).length;
}
