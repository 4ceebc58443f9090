import { locales, type Locale } from '@romduol/domain';
import { ChoiceCard, Notice } from '@romduol/ui';
import { useState } from 'react';
import { Page } from '../frame/page.tsx';
import { usePhone } from '../phone/phone-context.tsx';
import { problemWords } from '../phone/problem-words.ts';
import { usePortalWords } from '../phone/words.ts';
import { usePlace } from '../place/place-context.tsx';
import { languageNames } from '../start/languages.ts';
import styles from './me.module.css';

/** The language of her place, of those in which her course exists. Another woman on this phone keeps hers. */
export function MyLanguage({ onBack }: { readonly onBack: () => void }) {
  const { phone, showIn } = usePhone();
  const { place, course } = usePlace();
  const { locale, say } = usePortalWords();
  const { packBytes } = course.joined;
  const [fault, setFault] = useState<string | null>(null);
  const choose = (chosen: Locale) => {
    setFault(null);
    // The words first: without network another language may not be on this phone.
    showIn(chosen)
      .then(() => Promise.all([place.chooseLanguage(chosen), phone.chooseLanguage(chosen)]))
      .then(onBack)
      .catch((error: unknown) => setFault(problemWords(say, error)));
  };
  return (
    <Page title={say('me.language')} back={onBack}>
      <div className={styles['stack']} role="radiogroup" aria-label={say('me.language')}>
        {locales
          .filter((one) => one in packBytes)
          .map((one) => (
            <div key={one} lang={one}>
              <ChoiceCard
                role="radio"
                words={languageNames[one]}
                mark={one === locale ? 'chosen' : undefined}
                onPress={() => choose(one)}
              />
            </div>
          ))}
      </div>
      {fault && (
        <Notice kind="offline" isAnnounced>
          {fault}
        </Notice>
      )}
    </Page>
  );
}
