import { Button, Icon, SpeakerButton, type IconName } from '@romduol/ui';
import { useState } from 'react';
import { useBorrow } from '../borrowed/borrow.tsx';
import { Page } from '../frame/page.tsx';
import { usePortalWords } from '../phone/words.ts';
import styles from './me.module.css';
import { SecondPictures } from './second-pictures.tsx';

/** What the pictures stop and what they do not, and what a browser remembers: said honestly. */
export function Privacy({ onBack }: { readonly onBack: () => void }) {
  const { say } = usePortalWords();
  const { isBorrowed } = useBorrow();
  const [isInside, setInside] = useState(false);
  if (isInside) return <SecondPictures onBack={() => setInside(false)} />;
  const points = [
    ['lock', say('me.privacy.pin')],
    ['warn', say('me.privacy.expert')],
    ['info', say('me.privacy.history')],
    ['trash', say('me.traces')],
    ['leave', say('me.privacy.leave')],
    ['shield', say('welcome.kept')],
  ] as const satisfies readonly (readonly [IconName, string])[];
  return (
    <Page title={say('me.privacy')} back={onBack}>
      {!isBorrowed && (
        <section className={styles['stack']}>
          <p>{say('second.why')}</p>
          <Button kind="quiet" icon="shield" isWide onPress={() => setInside(true)}>
            {say('second.title')}
          </Button>
        </section>
      )}
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
