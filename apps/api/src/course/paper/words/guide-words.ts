import type { Block, Choice, Locale } from '@romduol/domain';
import { en } from './guide-en.ts';
import { id } from './guide-id.ts';
import { km } from './guide-km.ts';

/** The fixed words of the trainer's guide that the workbook does not have. */
export interface GuideWords {
  readonly howTitle: string;
  readonly how: readonly string[];
  readonly objective: string;
  readonly say: string;
  readonly mayLeave: string;
  readonly hard: string;
  readonly underReview: string;
  readonly sources: string;
  readonly general: string;
  readonly prepare: string;
  readonly needBooks: string;
  readonly needCards: string;
  readonly needRoles: string;
  readonly needHelp: string;
  readonly needPhone: string;
  readonly kinds: Readonly<Record<Block['kind'], string>>;
  readonly answer: string;
  readonly noAnswer: string;
  readonly tone: Readonly<Record<NonNullable<Choice['tone']>, string>>;
  readonly flag: string;
  readonly fine: string;
  readonly hers: string;
  readonly trainerCard: string;
  readonly roles: string;
  readonly alone: string;
  readonly skillsHow: string;
  readonly answerCards: string;
  readonly days: string;
  readonly atReturn: string;
}

const words: Readonly<Record<Locale, GuideWords>> = { km, en, id };

export const guideWordsIn = (locale: Locale): GuideWords => words[locale];
