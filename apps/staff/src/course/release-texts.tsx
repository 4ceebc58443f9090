import type { ReleaseSummary } from '@romduol/contracts';
import { locales } from '@romduol/domain';
import { formatNumber } from '@romduol/ui';
import { ownNames, useStaffWords } from '../words.ts';
import styles from './release-card.module.css';

/** What a release still lacks, language by language: voices, translations, and who should read what it says. */
export function ReleaseTexts({ release }: { readonly release: ReleaseSummary }) {
  const { locale, say } = useStaffWords();
  const { texts, underReview } = release;
  const told = (count: number) => formatNumber(locale, count);
  return (
    <ul className={styles['marks']}>
      {locales.map((language) => {
        const { texts: all, missing, voiced } = texts[language];
        const words = [
          say('release.voiced', { voiced: told(voiced), texts: told(all) }),
          missing > 0 && say('release.untranslated', { missing: told(missing), texts: told(all) }),
        ];
        return (
          <li key={language}>
            <span>
              {ownNames[language]} · {words.filter(Boolean).join(' · ')}
            </span>
          </li>
        );
      })}
      {underReview > 0 && <li>{say('release.under-review', { count: underReview })}</li>}
    </ul>
  );
}
