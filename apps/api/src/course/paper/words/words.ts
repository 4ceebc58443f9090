import type { HelpCard } from '@romduol/contracts';
import type { Locale } from '@romduol/domain';
import { en } from './en.ts';
import { id } from './id.ts';
import { km } from './km.ts';

/** The fixed words of the printed pages in one language. `{name}` is a place for a value. */
export interface PaperWords {
  /** The language's name in itself. */
  readonly language: string;
  readonly workbook: string;
  readonly guide: string;
  readonly myName: string;
  readonly version: string;
  readonly awaiting: string;
  readonly contents: string;
  readonly minutes: string;
  readonly isYours: string;
  readonly iCan: string;
  readonly beforeYouBegin: string;
  readonly mayLeaveOut: string;
  readonly loseNothing: string;
  readonly choose: string;
  readonly chooseMany: string;
  readonly dontKnow: string;
  readonly storyHow: string;
  readonly storyOn: string;
  readonly storyEnding: string;
  readonly flagsHow: string;
  readonly them: string;
  readonly her: string;
  readonly checklistHow: string;
  readonly sortOrder: string;
  readonly sortPiles: string;
  readonly comesIn: string;
  readonly goesOut: string;
  readonly left: string;
  readonly yourSum: string;
  readonly planThere: string;
  readonly myPages: string;
  readonly myPage: string;
  readonly tearOut: string;
  readonly onPaper: string;
  readonly optional: string;
  readonly whatWouldYouSay: string;
  readonly thinkOrTalk: string;
  readonly practiceHow: string;
  readonly practiceAloud: string;
  readonly skills: string;
  readonly skillsHow: string;
  readonly afterDays: string;
  readonly afterReturn: string;
  readonly calmEnding: string;
  /** As the portal says it. */
  readonly help: {
    readonly title: string;
    readonly country: string;
    readonly call: string;
    readonly abroad: string;
    readonly hours: string;
    readonly always: string;
    readonly khmer: Readonly<Record<'yes' | 'no' | 'unknown', string>>;
    readonly free: string;
    readonly unverified: string;
    readonly verified: string;
    readonly oneSource: string;
    readonly asOf: string;
    readonly web: string;
    readonly channels: Readonly<Record<Exclude<HelpCard['phones'][number]['type'], 'voice'>, string>>;
    readonly copyHint: string;
  };
}

const words: Readonly<Record<Locale, PaperWords>> = { km, en, id };

export const wordsIn = (locale: Locale): PaperWords => words[locale];

/** Puts values into the places of a wording. */
export const filled = (wording: string, values: Readonly<Record<string, string | number>>): string =>
  wording.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
