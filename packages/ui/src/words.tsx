import type { Locale } from '@romduol/domain';
import { createContext, useContext, type ReactNode } from 'react';
import type { KeyOf, Say } from './messages.ts';

/** Keys of the words that components and lesson blocks say themselves. */
export type BaseKey = KeyOf<typeof import('./messages/base/en.json')>;

interface Words {
  readonly locale: Locale;
  readonly say: Say;
}

export interface WordsProviderProps {
  readonly locale: Locale;
  /** Of any catalogue that holds the base messages. */
  readonly say: Say<never>;
  readonly children: ReactNode;
}

const WordsContext = createContext<Words | null>(null);

/** Gives every component below its language and its words. The catalogue must hold the base messages. */
export const WordsProvider = ({ locale, say, children }: WordsProviderProps) => (
  <WordsContext value={{ locale, say: say as Say }}>{children}</WordsContext>
);

/** The language of the screen and its words. Apps narrow or widen the keys to their own catalogue. */
export function useWords<Key extends string = BaseKey>(): { readonly locale: Locale; readonly say: Say<Key> } {
  const words = useContext(WordsContext);
  if (words === null) throw new Error('no WordsProvider above');
  return words;
}
