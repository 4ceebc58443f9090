import type { Locale } from '@romduol/domain';

/** Shapes of answer cards, in the order of their letters. Each also has a colour of its own. */
export const shapes = ['circle', 'square', 'triangle', 'diamond', 'star', 'hexagon'] as const;
export type Shape = (typeof shapes)[number];

/** What a woman holds up for one answer: a letter, a shape, a colour. */
export interface Sign {
  readonly letter: string;
  readonly shape: Shape;
}

/** The first letters of the alphabet that the class reads; no question has more answers than that. */
const letters: Readonly<Record<Locale, string>> = { km: 'កខគឃងចឆជឈញ', en: 'ABCDEFGHIJ', id: 'ABCDEFGHIJ' };

/** The cards of a class, as many as a question can have answers. Shapes come again after six. */
export const signsIn = (language: Locale): readonly Sign[] =>
  [...letters[language]].map((letter, at) => ({ letter, shape: shapes[at % shapes.length] ?? 'circle' }));
