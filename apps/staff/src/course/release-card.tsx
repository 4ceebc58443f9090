import type { ReleaseSummary } from '@romduol/contracts';
import { formatBytes, formatDay, formatMinutes, Icon } from '@romduol/ui';
import { Said } from '../ui/said.tsx';
import { ownNames, useStaffWords } from '../words.ts';
import styles from './release-card.module.css';

/** A course release in the words that matter when one chooses it. */
export function ReleaseCard({ release }: { readonly release: ReleaseSummary }) {
  const { locale, say } = useStaffWords();
  const { title, version, minutes, lessons, packBytes, languages, accepted, mayBeTaught } = release;
  return (
    <div className={styles['card']}>
      <strong>
        <Said text={title} />
      </strong>
      <p className={styles['facts']}>
        <span>{say('release.version', { version })}</span>
        <span>{formatMinutes(locale, minutes)}</span>
        <span>{say('release.lessons', { count: lessons })}</span>
        <span>{formatBytes(locale, packBytes)}</span>
      </p>
      <ul className={styles['marks']}>
        {languages.map((language) => {
          const isReviewed = release.reviewed.includes(language);
          const name = ownNames[language];
          return (
            <li key={language}>
              <Icon name={isReviewed ? 'check' : 'warn'} size={18} />
              {say(isReviewed ? 'release.reviewed' : 'release.awaits', { language: name })}
            </li>
          );
        })}
        <li>
          <Icon name={accepted ? 'check' : 'warn'} size={18} />
          {accepted
            ? say('release.accepted', { by: accepted.by, on: formatDay(locale, accepted.on) })
            : say(mayBeTaught ? 'release.demonstration' : 'release.not-accepted')}
        </li>
      </ul>
    </div>
  );
}
