import { Button, Icon, SpeakerButton } from '@romduol/ui';
import { Page } from '../frame/page.tsx';
import { useGo } from '../frame/use-go.ts';
import { usePhone } from '../phone/phone-context.tsx';
import { usePortalWords } from '../phone/words.ts';
import { Sprig } from './sprig.tsx';
import styles from './start.module.css';

/**
 * What this is and what is kept, before anything is asked of her. The language is remembered only when she goes on: who
 * says that this is not her phone has left nothing on it.
 */
export function Welcome({ onLanguage }: { readonly onLanguage: () => void }) {
  const { phone } = usePhone();
  const { locale, say } = usePortalWords();
  const go = useGo();
  const goOn = (to: string) => {
    void phone.chooseLanguage(locale).catch(() => undefined);
    go(to);
  };
  return (
    <Page
      title={say('welcome.title')}
      back={onLanguage}
      bottom={
        <div className={styles['actions']}>
          <Button icon="next" iconAt="end" isWide onPress={() => goOn('/join')}>
            {say('welcome.code')}
          </Button>
          <Button kind="quiet" icon="person" isWide onPress={() => goOn('/card')}>
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
      <Button kind="quiet" icon="look" isWide onPress={() => go('/look')}>
        {say('look.title')}
      </Button>
      <Button kind="quiet" icon="phone" isWide onPress={() => go('/borrowed')}>
        {say('borrowed.begin')}
      </Button>
    </Page>
  );
}
