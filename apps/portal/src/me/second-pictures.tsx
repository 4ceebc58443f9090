import { SamePinError, WrongPinError } from '@romduol/offline';
import { BottomBar, Button, Notice, PinPad, Sign, SpeakerButton } from '@romduol/ui';
import { useEffect, useState } from 'react';
import { Page } from '../frame/page.tsx';
import { NewPin } from '../join/new-pin.tsx';
import styles from '../join/join.module.css';
import { timeWords } from '../open/time-words.ts';
import { usePhone } from '../phone/phone-context.tsx';
import { problemWords } from '../phone/problem-words.ts';
import { usePortalWords } from '../phone/words.ts';
import { useOpenedPlace } from '../place/place-context.tsx';

/** Four other pictures, which open a shopping list in place of hers, for when somebody makes her open it. */
export function SecondPictures({ onBack }: { readonly onBack: () => void }) {
  const { phone } = usePhone();
  const place = useOpenedPlace();
  const { locale, say } = usePortalWords();
  const [step, setStep] = useState<'look' | 'own' | 'new'>('look');
  const [isSet, setIsSet] = useState<boolean | null>(null);
  const [ownPin, setOwnPin] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [said, setSaid] = useState<{ readonly kind: 'good' | 'warn'; readonly words: string } | null>(null);

  useEffect(() => {
    let isHere = true;
    place.hasSecondPin().then(
      (found) => isHere && setIsSet(found),
      () => isHere && setIsSet(false),
    );
    return () => {
      isHere = false;
    };
  }, [place]);

  const warn = (words: string) => setSaid({ kind: 'warn', words });
  const working = async (work: () => Promise<void>) => {
    setBusy(true);
    setSaid(null);
    try {
      await work();
    } catch (error) {
      if (error instanceof WrongPinError) warn(say('open.wrong'));
      else warn(error instanceof SamePinError ? say('second.same') : problemWords(say, error));
    } finally {
      setBusy(false);
    }
  };
  /** Opened as at the door, so that tries are slowed down as they are there. */
  const check = (pin: string) =>
    working(async () => {
      const opened = await phone.open(place.traineeId, pin);
      if (opened.state === 'wait') return warn(say('open.wait', { time: timeWords(say, locale, opened.seconds) }));
      if (opened.state !== 'open') return warn(say('open.wrong'));
      setOwnPin(pin);
      setStep('new');
    });
  const keep = (pin: string) =>
    working(async () => {
      setStep('look');
      await place.setSecondPin(pin, ownPin);
      setOwnPin('');
      setIsSet(true);
      setSaid({ kind: 'good', words: say('second.kept') });
    });
  const forget = () =>
    working(async () => {
      await place.forgetSecondPin();
      setIsSet(false);
      setSaid({ kind: 'good', words: say('second.forgotten') });
    });
  const notice = said && (
    <Notice kind={said.kind} isAnnounced>
      {said.words}
    </Notice>
  );

  if (step === 'new')
    return (
      <NewPin
        ask={say('second.ask')}
        refuse={(pin) => (pin === ownPin ? say('second.same') : null)}
        onPin={(pin) => void keep(pin)}
        onBack={() => setStep('look')}
      />
    );
  if (step === 'own')
    return (
      <Page title={say('second.title')} back={() => (setStep('look'), setSaid(null))}>
        <div className={styles['said']}>
          <p role="status">{say(isBusy ? 'join.working' : 'second.own')}</p>
          <SpeakerButton src={null} />
        </div>
        {notice}
        <PinPad onPin={(pin) => void check(pin)} isDisabled={isBusy} />
      </Page>
    );
  return (
    <Page
      title={say('second.title')}
      back={onBack}
      bottom={
        <BottomBar>
          <Button isWide isDisabled={isBusy} onPress={() => (setSaid(null), setStep('own'))}>
            {say(isSet ? 'second.anew' : 'second.choose')}
          </Button>
          {isSet && (
            <Button kind="quiet" icon="trash" isWide isBusy={isBusy} onPress={() => void forget()}>
              {say('second.forget')}
            </Button>
          )}
        </BottomBar>
      }
    >
      <Sign icon="shield" tone="calm" />
      <div className={styles['said']}>
        <p>{say('second.how')}</p>
        <SpeakerButton src={null} />
      </div>
      {isSet && <p>{say('second.is-set')}</p>}
      {notice}
    </Page>
  );
}
