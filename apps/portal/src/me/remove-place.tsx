import { forgetDevice, RefusedError, UnreachableError } from '@romduol/contracts';
import { Button, Notice } from '@romduol/ui';
import { useState } from 'react';
import { Page } from '../frame/page.tsx';
import { useGo } from '../frame/use-go.ts';
import { useNetwork, usePhone } from '../phone/phone-context.tsx';
import { problemWords } from '../phone/problem-words.ts';
import { usePortalWords } from '../phone/words.ts';
import { usePlace, usePlaces } from '../place/place-context.tsx';
import styles from './me.module.css';
import { useWaiting } from './use-waiting.ts';

/**
 * "This is not my phone any more": first what waits is handed in, then the server forgets the phone, then the phone
 * forgets her. In this order nothing is lost and no token stays alive.
 */
export function RemovePlace({ onBack }: { readonly onBack: () => void }) {
  const { phone } = usePhone();
  const { client, outbox } = useNetwork();
  const { place } = usePlace();
  const { lock } = usePlaces();
  const { say } = usePortalWords();
  const go = useGo();
  const waiting = useWaiting();
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);

  const remove = async () => {
    setBusy(true);
    setFault(null);
    try {
      await outbox.flush();
      await client(forgetDevice, {}).catch((error: unknown) => {
        // A token the server no longer knows is as forgotten as can be.
        if (!(error instanceof RefusedError && error.problem.status === 401)) throw error;
      });
      await phone.remove(place.traineeId);
      lock();
      go('/');
    } catch (error) {
      setFault(error instanceof UnreachableError ? say('me.remove.online') : problemWords(say, error));
      setBusy(false);
    }
  };
  return (
    <Page title={say('me.remove')} back={onBack}>
      <h2>{say('me.remove.title')}</h2>
      <p>{say('me.remove.what')}</p>
      {waiting !== null && waiting.waiting > 0 && (
        <Notice kind="warn">{say('me.remove.unsent', { count: waiting.waiting })}</Notice>
      )}
      {waiting !== null && waiting.waiting > 0 && (
        <Button isWide isBusy={waiting.isSending} onPress={() => void outbox.flush()}>
          {say('me.send')}
        </Button>
      )}
      {fault && (
        <Notice kind="offline" isAnnounced>
          {fault}
        </Notice>
      )}
      <div className={styles['stack']}>
        <Button kind="quiet" isWide onPress={onBack}>
          {say('app.cancel')}
        </Button>
        <Button kind="danger" icon="trash" isWide isBusy={isBusy} onPress={() => void remove()}>
          {say('me.remove.yes')}
        </Button>
      </div>
    </Page>
  );
}
