import type { PlaceSummary } from '@romduol/offline';
import { BottomBar, Button, Field, Notice, Sign, SpeakerButton } from '@romduol/ui';
import { useState } from 'react';
import { Page } from '../frame/page.tsx';
import { NewPin } from '../join/new-pin.tsx';
import styles from '../join/join.module.css';
import { usePhone } from '../phone/phone-context.tsx';
import { problemWords } from '../phone/problem-words.ts';
import { usePortalWords } from '../phone/words.ts';
import { usePlaces } from '../place/place-context.tsx';
import { afterTyping, lettersOfReset, resetCodeLength } from './code-in-groups.ts';
import { timeWords } from './time-words.ts';
import { useCountdown } from './use-countdown.ts';

/** New pictures with the code that her trainer reads out. What is lost by it is said first. Works without network. */
export function ResetPictures({ person, onBack }: { readonly person: PlaceSummary; readonly onBack: () => void }) {
  const { phone } = usePhone();
  const { enter } = usePlaces();
  const { locale, say } = usePortalWords();
  const [step, setStep] = useState<'warning' | 'code' | 'pin'>('warning');
  const [typed, setTyped] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [wait, beginWait] = useCountdown();

  const reset = async (pin: string) => {
    setBusy(true);
    setFault(null);
    setStep('code');
    try {
      const done = await phone.reset(person.traineeId, lettersOfReset(typed), pin);
      if (done.state === 'reset') return enter(done.place);
      if (done.state === 'wait') return beginWait(done.seconds);
      setFault(say('reset.wrong'));
    } catch (error) {
      setFault(problemWords(say, error));
    } finally {
      setBusy(false);
    }
  };
  if (step === 'pin') return <NewPin onPin={(pin) => void reset(pin)} onBack={() => setStep('code')} />;
  if (step === 'warning')
    return (
      <Page
        title={say('reset.title')}
        back={onBack}
        bottom={
          <BottomBar>
            <Button icon="next" iconAt="end" isWide onPress={() => setStep('code')}>
              {say('reset.go-on')}
            </Button>
            <Button kind="quiet" isWide onPress={onBack}>
              {say('app.cancel')}
            </Button>
          </BottomBar>
        }
      >
        <Sign icon="pencil" />
        <div className={styles['said']}>
          <p className={styles['lead']}>{say('reset.lost')}</p>
          <SpeakerButton src={null} />
        </div>
        <p>{say('reset.kept')}</p>
      </Page>
    );
  return (
    <form
      className={styles['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (isBusy || wait > 0) return;
        const isWhole = lettersOfReset(typed).length === resetCodeLength;
        setFault(isWhole ? null : say('reset.short'));
        if (isWhole) setStep('pin');
      }}
    >
      <Page
        title={say('reset.title')}
        back={() => setStep('warning')}
        bottom={
          <BottomBar>
            <Button icon="next" iconAt="end" isWide submits isBusy={isBusy} isDisabled={wait > 0}>
              {say(isBusy ? 'join.working' : 'next')}
            </Button>
          </BottomBar>
        }
      >
        {wait > 0 && <Notice kind="warn">{say('open.wait', { time: timeWords(say, locale, wait) })}</Notice>}
        <Field
          beside={<SpeakerButton src={null} />}
          label={say('reset.ask')}
          hint={say('reset.hint')}
          fault={wait > 0 ? null : fault}
          value={typed}
          maxLength={24}
          capitals="characters"
          isCode
          onChange={(value) => {
            setTyped(afterTyping(value, caretOf(document.activeElement)));
            setFault(null);
          }}
        />
      </Page>
    </form>
  );
}

const caretOf = (element: Element | null): number | null =>
  element instanceof HTMLInputElement ? element.selectionStart : null;
