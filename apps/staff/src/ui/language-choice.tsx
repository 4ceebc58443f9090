import { locales, type Locale } from '@romduol/domain';
import { useChooseLanguage } from '../language.tsx';
import { ownNames, useStaffWords } from '../words.ts';
import styles from './shell.module.css';

const isLocale = (value: string): value is Locale => (locales as readonly string[]).includes(value);

/** The language of the screen, by the languages' own names. */
export function LanguageChoice() {
  const { locale, say } = useStaffWords();
  const choose = useChooseLanguage();
  return (
    <select
      className={styles['language']}
      aria-label={say('language')}
      value={locale}
      onChange={(event) => isLocale(event.target.value) && choose(event.target.value)}
    >
      {locales.map((each) => (
        <option key={each} value={each} lang={each}>
          {ownNames[each]}
        </option>
      ))}
    </select>
  );
}
