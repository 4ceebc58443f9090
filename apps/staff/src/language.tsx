import { locales, type Locale } from '@romduol/domain';
import { createMessages, WordsProvider, type Catalogue } from '@romduol/ui';
import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import { loadStaffWords } from './words.ts';

const place = 'romduol.staff.language';
const isLocale = (tag: string | null): tag is Locale => (locales as readonly (string | null)[]).includes(tag);

/** The language chosen last time on this computer, else the browser's when we speak it, else Khmer. */
export function firstLanguage(): Locale {
  const chosen = localStorage.getItem(place);
  if (isLocale(chosen)) return chosen;
  return navigator.languages.map((tag) => tag.slice(0, 2)).find(isLocale) ?? 'km';
}

const Choose = createContext<(locale: Locale) => void>(() => undefined);

/** Changes the language of the screen. */
export const useChooseLanguage = () => useContext(Choose);

interface LanguageProps {
  readonly locale: Locale;
  readonly catalogue: Catalogue;
  readonly children: ReactNode;
}

/** Gives the app its words. A newly chosen language is shown once its words have arrived; until then nothing flickers. */
export function Language({ locale, catalogue, children }: LanguageProps) {
  const [spoken, setSpoken] = useState({ locale, catalogue });
  useEffect(() => {
    document.documentElement.lang = spoken.locale;
  }, [spoken.locale]);
  const choose = (next: Locale) => {
    localStorage.setItem(place, next);
    void loadStaffWords(next).then(
      (words) => setSpoken({ locale: next, catalogue: words }),
      () => undefined,
    );
  };
  return (
    <WordsProvider locale={spoken.locale} say={createMessages(spoken.locale, spoken.catalogue)}>
      <Choose value={choose}>{children}</Choose>
    </WordsProvider>
  );
}
