import { Icon, SpeakerButton, type IconName } from '@romduol/ui';
import { Page } from '../frame/page.tsx';
import { usePortalWords } from '../phone/words.ts';
import styles from './me.module.css';

/** What the pictures stop and what they do not, and what a browser remembers: said honestly. */
export function Privacy({ onBack }: { readonly onBack: () => void }) {
  const { say } = usePortalWords();
  const points = [
    ['lock', say('me.privacy.pin')],
    ['info', say('me.privacy.history')],
    ['leave', say('me.privacy.leave')],
    ['shield', say('welcome.kept')],
  ] as const satisfies readonly (readonly [IconName, string])[];
  return (
    <Page title={say('me.privacy')} back={onBack}>
      <ul className={styles['stack']}>
        {points.map(([icon, words]) => (
          <li key={icon} className={styles['point']}>
            <Icon name={icon} />
            <p>{words}</p>
            <SpeakerButton src={null} />
          </li>
        ))}
      </ul>
    </Page>
  );
}
