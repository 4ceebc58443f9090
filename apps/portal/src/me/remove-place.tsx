import { forgetDevice, RefusedError, UnreachableError } from '@romduol/contracts';
import { Button, Notice } from '@romduol/ui';
import { useState } from 'react';
import { Page } from '../frame/page.tsx';
import { useGo } from '../frame/use-go.ts';
import { flushInTime } from '../join/join-here.ts';
import { useNetwork, usePhone } from '../phone/phone-context.tsx';
import { problemWords } from '../phone/problem-words.ts';
import { usePortalWords } from '../phone/words.ts';
import { useOpenedPlace, usePlaces } from '../place/place-context.tsx';
import { unsentOf } from '../place/unsent.ts';
import styles from './me.module.css';
import { useWaiting } from './use-waiting.ts';

/** What stands between her and an empty phone: nothing, things that would be lost, or no network to tell the server. */
type Hindrance = { readonly why: 'unsent'; readonly count: number } | { readonly why: 'no-network' } | null;

/**
 * "This is not my phone any more": what waits is handed in, then the server forgets the phone, then the phone forgets
 * her. Broken off at any point, she can simply ask again, and no step is lost. What cannot be handed in now stops it,
 * and goes only when she says so a second time.
 */
export function RemovePlace({ onBack }: { readonly onBack: () => void }) {
  const { phone } = usePhone();
  const network = useNetwork();
  const place = useOpenedPlace();
  const { lock } = usePlaces();
  const { say } = usePortalWords();
  const go = useGo();
  const waiting = useWaiting();
  const [isBusy, setBusy] = useState(false);
  const [hindrance, setHindrance] = useState<Hindrance>(null);
  const [fault, setFault] = useState<string | null>(null);

  const working = async (work: () => Promise<void>) => {
    setBusy(true);
    setFault(null);
    try {
      await work();
    } catch (error) {
      setFault(problemWords(say, error));
    } finally {
      setBusy(false);
    }
  };
  const takeOff = async () => {
    await phone.remove(place.traineeId);
    lock();
    go('/');
  };
  const tellServer = () =>
    network.client(forgetDevice, {}).catch((error: unknown) => {
      // A token the server does not know is as forgotten as can be.
      if (!(error instanceof RefusedError && error.problem.status === 401)) throw error;
    });
  const remove = () =>
    working(async () => {
      await flushInTime(network);
      const count = await unsentOf(place);
      if (count > 0) return setHindrance({ why: 'unsent', count });
      try {
        await tellServer();
      } catch (error) {
        if (!(error instanceof UnreachableError)) throw error;
        return setHindrance({ why: 'no-network' });
      }
      await takeOff();
    });
  /** She has been told what is lost. The tokens go with her place, so nobody can use them afterwards. */
  const removeAnyway = () =>
    working(async () => {
      await tellServer().catch(() => undefined);
      await takeOff();
    });

  return (
    <Page title={say('me.remove')} back={onBack}>
      <h2>{say('me.remove.title')}</h2>
      {hindrance === null && <p>{say('me.remove.what')}</p>}
      {hindrance === null && <p className={styles['quiet']}>{say('me.traces')}</p>}
      {hindrance === null && waiting !== null && waiting.waiting > 0 && (
        <Notice kind="offline">{say('me.waiting', { count: waiting.waiting })}</Notice>
      )}
      {hindrance?.why === 'unsent' && (
        <Notice kind="warn" isAnnounced>
          {say('me.remove.unsent', { count: hindrance.count })}
        </Notice>
      )}
      {hindrance?.why === 'no-network' && (
        <Notice kind="offline" isAnnounced>
          {say('me.remove.online')}
        </Notice>
      )}
      {fault && (
        <Notice kind="warn" isAnnounced>
          {fault}
        </Notice>
      )}
      {hindrance === null ? (
        <div className={styles['stack']}>
          <Button kind="quiet" isWide onPress={onBack}>
            {say('app.cancel')}
          </Button>
          <Button kind="danger" icon="trash" isWide isBusy={isBusy} onPress={() => void remove()}>
            {say('me.remove.yes')}
          </Button>
        </div>
      ) : (
        <div className={styles['stack']}>
          <Button isWide onPress={onBack}>
            {say('me.remove.later')}
          </Button>
          <Button kind="quiet" isWide isBusy={isBusy} onPress={() => void remove()}>
            {say('app.again')}
          </Button>
          <Button kind="danger" icon="trash" isWide isDisabled={isBusy} onPress={() => void removeAnyway()}>
            {hindrance.why === 'unsent'
              ? say('me.remove.anyway', { count: hindrance.count })
              : say('me.remove.without-network')}
          </Button>
        </div>
      )}
    </Page>
  );
}
