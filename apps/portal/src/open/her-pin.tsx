import type { InnocentList, PlaceSummary } from '@romduol/offline';
import { Button, Notice, PinPad, SpeakerButton } from '@romduol/ui';
import { lazy, Suspense, useState } from 'react';
import { useBorrow } from '../borrowed/borrow.tsx';
import { Opening } from '../frame/opening.tsx';
import { Page } from '../frame/page.tsx';
import { useGo } from '../frame/use-go.ts';
import styles from '../join/join.module.css';
import { usePhone } from '../phone/phone-context.tsx';
import { problemWords } from '../phone/problem-words.ts';
import { usePortalWords } from '../phone/words.ts';
import { usePlaces } from '../place/place-context.tsx';
import { timeWords } from './time-words.ts';
import { useCountdown } from './use-countdown.ts';

const Forgot = lazy(async () => ({ default: (await import('./forgot.tsx')).Forgot }));
const MarketList = lazy(async () => ({ default: (await import('../innocent/market-list.tsx')).MarketList }));

export interface HerPinProps {
  readonly person: PlaceSummary;
  /** Nobody else has a place on this phone. */
  readonly isAlone: boolean;
  readonly onOther: () => void;
}

/** Her four pictures. */
export function HerPin({ person, isAlone, onOther }: HerPinProps) {
  const { phone, showIn } = usePhone();
  const { enter } = usePlaces();
  const { isBorrowed } = useBorrow();
  const { locale, say } = usePortalWords();
  const go = useGo();
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const [wait, beginWait] = useCountdown();
  const [isForgotten, setForgotten] = useState(false);
  const [list, setList] = useState<InnocentList | null>(null);

  const tryPin = async (pin: string) => {
    setBusy(true);
    setFault(null);
    try {
      const opened = await phone.open(person.traineeId, pin);
      if (opened.state === 'open') return enter(opened.place);
      if (opened.state === 'wait') return beginWait(opened.seconds);
      if (opened.state === 'wrong-pin') return setFault(say('open.wrong'));
      await showIn(person.language).catch(() => undefined);
      setList(opened.list);
    } catch (error) {
      setFault(problemWords(say, error));
    } finally {
      setBusy(false);
    }
  };

  if (list !== null)
    return (
      <Suspense fallback={<Opening />}>
        <MarketList list={list} onLeave={() => setList(null)} />
      </Suspense>
    );
  if (isForgotten)
    return (
      <Suspense fallback={<Opening />}>
        <Forgot person={person} onBack={() => setForgotten(false)} />
      </Suspense>
    );
  return (
    <Page title={say('open.title')} back={isBorrowed ? undefined : onOther}>
      <div className={styles['said']}>
        <p role="status">{isBusy ? say('app.opening') : say('open.ask', { name: person.name })}</p>
        <SpeakerButton src={null} />
      </div>
      {wait > 0 && <Notice kind="warn">{say('open.wait', { time: timeWords(say, locale, wait) })}</Notice>}
      {wait === 0 && fault && (
        <Notice kind="warn" isAnnounced>
          {fault}
        </Notice>
      )}
      <PinPad onPin={(pin) => void tryPin(pin)} isDisabled={isBusy || wait > 0} />
      {!isBorrowed && (
        <Button kind="quiet" isWide onPress={() => setForgotten(true)}>
          {say('open.forgot')}
        </Button>
      )}
      {isAlone && !isBorrowed && (
        <Button kind="quiet" isWide onPress={() => go('/join')}>
          {say('open.someone-else')}
        </Button>
      )}
      <Button kind="quiet" icon="help" isWide onPress={() => go('/help')}>
        {say('welcome.help')}
      </Button>
    </Page>
  );
}
