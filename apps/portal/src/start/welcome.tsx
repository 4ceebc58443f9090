import { Button, Icon, SpeakerButton } from '@romduol/ui';
import { Page } from '../frame/page.tsx';
import { useGo } from '../frame/use-go.ts';
import { usePortalWords } from '../phone/words.ts';
import { Sprig } from './sprig.tsx';
import styles from './start.module.css';

/** What this is and what is kept, before anything is asked of her. */
export function Welcome({ onLanguage }: { readonly onLanguage: () => void }) {
  const { say } = usePortalWords();
  const go = useGo();
  return (
    <Page
      title={say('welcome.title')}
      back={onLanguage}
      bottom={
        <div className={styles['actions']}>
          <Button icon="next" iconAt="end" isWide onPress={() => go('/join')}>
            {say('welcome.code')}
          </Button>
          <Button kind="quiet" icon="person" isWide onPress={() => go('/card')}>
            {say('welcome.card')}
          </Button>
        </div>
      }
    >
      <Sprig className={styles['sprig']} />
      <ul className={styles['points']}>
        <li className={styles['point']}>
          <Icon name="book" />
          <p>{say('welcome.what')}</p>
          <SpeakerButton src={null} />
        </li>
        <li className={styles['point']}>
          <Icon name="shield" />
          <p>{say('welcome.kept')}</p>
          <SpeakerButton src={null} />
        </li>
      </ul>
      <Button kind="quiet" icon="help" isWide onPress={() => go('/help')}>
        {say('welcome.help')}
      </Button>
    </Page>
  );
}
