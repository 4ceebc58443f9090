/** How much a course holds and how far its words are, counted by one rule for the author, the staff and the check. */
import { allLessonsOf, type Block, type Course, type Lesson, type Narration } from './content.ts';
import { comparable, locales, type Locale, type Text } from './text.ts';
import { textsOf } from './texts.ts';

/** The texts of something in one language. */
export interface TextCount {
  /** Texts there must be; the same number in every language. */
  readonly texts: number;
  /** Of these, without words in this language. */
  readonly missing: number;
  /** Of these, in words that a named native reader has accepted. */
  readonly reviewed: number;
  /** Of these, read aloud by a person in the very words that stand there now. */
  readonly voiced: number;
}
export type TextCounts = Readonly<Record<Locale, TextCount>>;

/** Counts the texts of a course, or of one part of it: a module, a pack, its test. */
export function textCountsOf(course: Pick<Course, 'review' | 'voices'>, part: unknown = course): TextCounts {
  const texts = textsOf(part);
  return inEachLanguage((locale) => {
    const there = texts.filter(({ text }) => text[locale]);
    return {
      texts: texts.length,
      missing: texts.length - there.length,
      reviewed: course.review[locale].state === 'accepted' ? there.length : 0,
      voiced: there.filter(({ key, text }) => isVoiced(course.voices[key]?.[locale], text[locale])).length,
    };
  });
}

/** A placeholder is no voice, and neither is a recording of words that have changed since. */
const isVoiced = (narration: Narration | undefined, words = ''): boolean =>
  narration !== undefined && !narration.placeholder && comparable(narration.of) === comparable(words);

/** Words that stand on one screen of some lessons, in one language. */
export interface ScreenCount {
  /** Words of a screen on average; 0 where there is no screen. */
  readonly mean: number;
  /** Words of the longest screen. */
  readonly most: number;
}

/** Words per screen. In Khmer a word is what stands between spaces and marks for a line break (U+200B). */
export function screenCountsOf(lessons: readonly Lesson[]): Readonly<Record<Locale, ScreenCount>> {
  const screens = lessons.flatMap(({ blocks }) => blocks.flatMap(screensOf));
  return inEachLanguage((locale) => {
    const words = screens.flatMap((text) => (text[locale] ? [wordsIn(text[locale])] : []));
    return {
      mean: words.reduce((sum, many) => sum + many, 0) / Math.max(1, words.length),
      most: Math.max(0, ...words),
    };
  });
}
const wordsIn = (words: string): number => words.split(/[\s\u200B\uFEFF]+/).filter(Boolean).length;

/** What is read to her screen by screen; what she chooses among is read choice by choice and is no screen of its own. */
function screensOf(block: Block): readonly Text[] {
  const textOf = ({ text }: { readonly text: Text }) => text;
  switch (block.kind) {
    case 'text':
      return [block.text];
    case 'story-choice':
      return [block.ask, ...block.scenes.map(textOf)];
    case 'listen':
      return [block.ask, ...block.parts.map(textOf)];
    case 'practice':
      return [block.ask, ...block.steps.map(textOf)];
    case 'role-play':
    case 'discuss':
      return [block.ask, ...block.alone.map(textOf)];
    case 'quiz':
      return [block.ask, ...block.items.map(({ ask }) => ask)];
    case 'plan':
      return [block.ask, ...block.fields.map(textOf)];
    case 'checklist':
    case 'red-flags':
    case 'sort':
    case 'calc':
      return [block.ask];
  }
}

/** Minutes of lessons by unit, in the order in which the units come. */
export function minutesByUnit(lessons: readonly Lesson[]): Readonly<Record<string, number>> {
  const units: Record<string, number> = {};
  for (const { unit, minutes } of lessons) units[unit] = (units[unit] ?? 0) + minutes;
  return units;
}

/** Lessons, those of packs included, that rest on law or general knowledge which nobody has reviewed yet. */
export const lessonsUnderReview = (course: Pick<Course, 'modules' | 'packs'>): readonly Lesson[] =>
  allLessonsOf(course).filter(({ underReview }) => underReview);

/** The same question asked of every language. */
export const inEachLanguage = <Value>(ask: (locale: Locale) => Value): Readonly<Record<Locale, Value>> =>
  Object.fromEntries(locales.map((locale) => [locale, ask(locale)])) as Record<Locale, Value>;
