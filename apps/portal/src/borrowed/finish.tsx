import { BottomBar, Button, Notice, Sign } from '@romduol/ui';
import { useCallback, useEffect, useRef, useState } from 'react';
import { Navigate } from 'react-router';
import { Page } from '../frame/page.tsx';
import { useGo } from '../frame/use-go.ts';
import styles from '../join/join.module.css';
import { useNetwork, usePhone } from '../phone/phone-context.tsx';
import { usePortalWords } from '../phone/words.ts';
import { useOpenedPlace } from '../place/place-context.tsx';
import { useBorrow } from './borrow.tsx';
import { forgetPhone, sendAll } from './close-borrowed.ts';

/** The end on a phone that is not hers: what waits is sent, then nothing is left. What cannot be sent is asked about. */
export function FinishBorrowed() {
  const { media, locale } = usePhone();
  const network = useNetwork();
  const place = useOpenedPlace();
  const { isBorrowed, end } = useBorrow();
  const { say } = usePortalWords();
  const go = useGo();
  const [unsent, setUnsent] = useState<number | null>(null);
  const hasBegun = useRef(false);

  const leave = useCallback(async () => {
    await forgetPhone(place.token, media);
    end(locale);
  }, [place, media, locale, end]);
  const finish = useCallback(async () => {
    setUnsent(null);
    // A store in memory that cannot be read holds nothing to lose.
    const left = await sendAll(network, place).catch(() => 0);
    return left === 0 ? leave() : setUnsent(left);
  }, [network, place, leave]);
  useEffect(() => {
    if (hasBegun.current || !isBorrowed) return;
    hasBegun.current = true;
    void finish();
  }, [isBorrowed, finish]);

  if (!isBorrowed) return <Navigate to="/learn" />;
  if (unsent === null)
    return (
      <Page title={say('borrowed.finish')}>
        <Sign icon="leave" tone="calm" />
        <p className={styles['centre']} role="status">
          {say('borrowed.sending')}
        </p>
      </Page>
    );
  return (
    <Page
      title={say('borrowed.finish')}
      back="/learn"
      bottom={
        <BottomBar>
          <Button isWide onPress={() => void finish()}>
            {say('app.again')}
          </Button>
          <Button kind="quiet" isWide onPress={() => go('/learn')}>
            {say('borrowed.stay')}
          </Button>
        </BottomBar>
      }
    >
      <Notice kind="offline" isAnnounced>
        {say('borrowed.unsent', { count: unsent })}
      </Notice>
      <Button kind="danger" isWide onPress={() => void leave()}>
        {say('borrowed.anyway', { count: unsent })}
      </Button>
    </Page>
  );
}
