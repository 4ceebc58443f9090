import { BottomBar, Button, Notice, Sign, SpeakerButton } from '@romduol/ui';
import { useState } from 'react';
import { Page } from '../frame/page.tsx';
import { useOnline } from '../frame/use-online.ts';
import styles from '../join/join.module.css';
import { usePhone } from '../phone/phone-context.tsx';
import { problemWords } from '../phone/problem-words.ts';
import { usePortalWords } from '../phone/words.ts';
import { useBorrow } from './borrow.tsx';

/** "This is not my phone": what that means, before she takes out her card. */
export function BeginBorrowed() {
  const { locale } = usePhone();
  const { begin } = useBorrow();
  const { say } = usePortalWords();
  const isOnline = useOnline();
  const [fault, setFault] = useState<string | null>(null);
  const start = () => begin(locale).catch((error: unknown) => setFault(problemWords(say, error)));
  return (
    <Page
      title={say('borrowed.begin')}
      back="/"
      bottom={
        <BottomBar>
          <Button icon="next" iconAt="end" isWide isDisabled={!isOnline} onPress={() => void start()}>
            {say('borrowed.card')}
          </Button>
        </BottomBar>
      }
    >
      <Sign icon="phone" tone="calm" />
      <div className={styles['said']}>
        <p>{say('borrowed.how')}</p>
        <SpeakerButton src={null} />
      </div>
      {!isOnline && (
        <Notice kind="offline" isAnnounced>
          {say('borrowed.needs-network')}
        </Notice>
      )}
      {fault && (
        <Notice kind="warn" isAnnounced>
          {fault}
        </Notice>
      )}
    </Page>
  );
}
