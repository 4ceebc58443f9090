import { locales, type Locale } from '@romduol/domain';
import { Notice } from '@romduol/ui';
import { useState } from 'react';
import { LookMark } from '../look/look-mark.tsx';
import { Page } from '../frame/page.tsx';
import { usePhone } from '../phone/phone-context.tsx';
import { usePortalWords } from '../phone/words.ts';
import { languageNames } from './languages.ts';
import styles from './start.module.css';

export interface ChooseLanguageProps {
  /** The phone remembers it from now on; else only this page does. */
  readonly isKept?: boolean;
  readonly onChosen: () => void;
}

/** The first screen of a new phone: three languages by their own names, nothing to read beside them. */
export function ChooseLanguage({ isKept, onChosen }: ChooseLanguageProps) {
  const { phone, showIn } = usePhone();
  const { say } = usePortalWords();
  const [hasFailed, setFailed] = useState(false);
  const choose = (locale: Locale) => {
    setFailed(false);
    (isKept ? phone.chooseLanguage(locale) : Promise.resolve())
      .then(() => showIn(locale))
      .then(onChosen)
      .catch(() => setFailed(true));
  };
  return (
    <Page title={say('app.name')} titleIsQuiet>
      <div className={styles['middle']}>
        <LookMark size={96} />
        <h2 className="visually-hidden">ភាសា · Language · Bahasa</h2>
        <ul className={styles['languages']}>
          {locales.map((locale) => (
            <li key={locale}>
              <button type="button" lang={locale} className={styles['language']} onClick={() => choose(locale)}>
                {languageNames[locale]}
              </button>
            </li>
          ))}
        </ul>
        {hasFailed && (
          <Notice kind="offline" isAnnounced>
            {say('problem.unreachable')}
          </Notice>
        )}
      </div>
    </Page>
  );
}
