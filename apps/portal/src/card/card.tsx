import { signInWithCard } from '@romduol/contracts';
import { newKeys, WrongPinError, type PhoneKeys, type Place, type PlaceSummary } from '@romduol/offline';
import { BottomBar, Button, Field, Notice, PinPad, Sign, SpeakerButton } from '@romduol/ui';
import { lazy, Suspense, useRef, useState } from 'react';
import { useBorrow } from '../borrowed/borrow.tsx';
import { Opening } from '../frame/opening.tsx';
import { Page } from '../frame/page.tsx';
import { useGo } from '../frame/use-go.ts';
import { canScan } from '../join/can-scan.ts';
import { haveSealingKey } from '../join/join-here.ts';
import styles from '../join/join.module.css';
import { useNetwork, usePhone } from '../phone/phone-context.tsx';
import { problemWords } from '../phone/problem-words.ts';
import { usePortalWords } from '../phone/words.ts';
import { usePlaces } from '../place/place-context.tsx';
import { ChooseLanguage } from '../start/choose-language.tsx';

const BegunHere = lazy(async () => ({ default: (await import('./begun-here.tsx')).BegunHere }));
const Scan = lazy(async () => ({ default: (await import('../join/scan.tsx')).Scan }));
const codeLength = 26;
const lettersOf = (typed: string) => typed.toUpperCase().replace(/[^A-Z2-7]/g, '');
const onCard = (read: string) => (lettersOf(read).length === codeLength ? lettersOf(read) : null);

/** Her printed card and her four pictures open her place on this phone. */
export function CardScreen() {
  const { phone, isLanguageChosen } = usePhone();
  const network = useNetwork();
  const { isBorrowed, end } = useBorrow();
  const { place, enter } = usePlaces();
  const { say } = usePortalWords();
  const go = useGo();
  const [typed, setTyped] = useState('');
  const [step, setStep] = useState<'code' | 'scan' | 'pin'>('code');
  const [fault, setFault] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [begun, setBegun] = useState<{ place: Place; provisional: readonly PlaceSummary[] } | null>(null);
  const keys = useRef<PhoneKeys | null>(null);

  const home = (hers: Place) => {
    enter(hers);
    go('/learn');
  };
  const signIn = async (pin: string) => {
    setBusy(true);
    setFault(null);
    keys.current ??= newKeys(phone.deviceId);
    const held = keys.current;
    try {
      await haveSealingKey(phone, network);
      const joined = await network.client(signInWithCard, { body: { card: lettersOf(typed), pin, keys: held } });
      const [first, ...others] = joined;
      if (first === undefined) return setFault(say('card.nothing'));
      let hers = await phone.settle(first, held, pin);
      for (const other of others) hers = await phone.settle(other, held, pin);
      const provisional = (await phone.places()).filter((one) => one.isProvisional);
      if (provisional.length === 0) return home(hers);
      setBegun({ place: hers, provisional });
    } catch (error) {
      // Keys that already belong to a place with another PIN are of no use: the next try makes new ones.
      if (error instanceof WrongPinError) keys.current = null;
      setFault(problemWords(say, error));
    } finally {
      setBusy(false);
    }
  };

  if (!isLanguageChosen) return <ChooseLanguage isKept onChosen={() => undefined} />;
  if (begun !== null)
    return (
      <Suspense fallback={<Opening />}>
        <BegunHere {...begun} onDone={() => home(begun.place)} />
      </Suspense>
    );
  if (step === 'scan')
    return (
      <Suspense fallback={<Opening />}>
        <Scan
          read={onCard}
          onCode={(code) => {
            setTyped(code);
            setStep('pin');
          }}
          onBack={() => setStep('code')}
        />
      </Suspense>
    );
  if (step === 'pin')
    return (
      <Page title={say('card.title')} back={() => setStep('code')}>
        <div className={styles['said']}>
          <p role="status">{say(isBusy ? 'join.working' : 'card.pin')}</p>
          <SpeakerButton src={null} />
        </div>
        {fault && (
          <Notice kind="warn" isAnnounced>
            {fault}
          </Notice>
        )}
        <PinPad onPin={(pin) => void signIn(pin)} isDisabled={isBusy} />
      </Page>
    );
  return (
    <form
      className={styles['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const isWhole = lettersOf(typed).length === codeLength;
        setFault(isWhole ? null : say('card.short'));
        if (isWhole) setStep('pin');
      }}
    >
      <Page
        title={say('card.title')}
        back={() => (isBorrowed ? end(null) : go(place === null ? '/' : '/learn'))}
        bottom={
          <BottomBar>
            <Button icon="next" iconAt="end" isWide submits>
              {say('next')}
            </Button>
          </BottomBar>
        }
      >
        <Sign icon="person" />
        <Field
          kind="long"
          beside={<SpeakerButton src={null} />}
          label={say('card.ask')}
          hint={say('card.hint')}
          fault={fault}
          value={typed}
          maxLength={40}
          capitals="characters"
          isCode
          onChange={(value) => {
            setTyped(value.toUpperCase());
            setFault(null);
          }}
        />
        {canScan() ? (
          <Button kind="quiet" icon="camera" isWide onPress={() => setStep('scan')}>
            {say('join.scan')}
          </Button>
        ) : (
          <p className={styles['hint']}>{say('join.scan.camera')}</p>
        )}
      </Page>
    </form>
  );
}
