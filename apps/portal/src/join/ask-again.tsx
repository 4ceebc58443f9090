import { WrongPinError } from '@romduol/offline';
import { Notice, PinPad, SpeakerButton } from '@romduol/ui';
import { useState } from 'react';
import { Page } from '../frame/page.tsx';
import { useGo } from '../frame/use-go.ts';
import { useNetwork, usePhone } from '../phone/phone-context.tsx';
import { problemWords, refusalWords } from '../phone/problem-words.ts';
import { usePortalWords } from '../phone/words.ts';
import { useOpenedPlace } from '../place/place-context.tsx';
import { lookAtClass } from './class-look.ts';
import { flushInTime } from './join-here.ts';
import styles from './join.module.css';
import { isClassCode, TypeCode } from './type-code.tsx';

/** Another class code, after the first was refused or could not be asked for; then her pictures, to seal it. */
export function AskAgain() {
  const { phone, locale } = usePhone();
  const network = useNetwork();
  const place = useOpenedPlace();
  const { say } = usePortalWords();
  const go = useGo();
  const [code, setCode] = useState('');
  const [step, setStep] = useState<'code' | 'pin'>('code');
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);

  const working = async (work: () => Promise<void>) => {
    setBusy(true);
    setFault(null);
    try {
      await work();
    } catch (error) {
      setFault(error instanceof WrongPinError ? say('open.wrong') : problemWords(say, error));
    } finally {
      setBusy(false);
    }
  };
  const take = (typed: string) =>
    working(async () => {
      setCode(typed);
      if (!isClassCode(typed)) return setFault(say('problem.join.code-unknown'));
      await lookAtClass(phone, network.client, { code: typed, locale });
      setStep('pin');
    });
  const ask = (pin: string) =>
    working(async () => {
      await place.askAgain(code, pin);
      await flushInTime(network);
      const asked = await place.requested();
      if (asked?.state !== 'refused') return go('/learn');
      setFault(refusalWords(say, asked.code ?? ''));
      setStep('code');
    });

  if (step === 'code')
    return (
      <TypeCode
        code={code}
        fault={fault}
        isBusy={isBusy}
        onCode={(typed) => void take(typed)}
        onBack={() => go('/learn')}
      />
    );
  return (
    <Page title={say('join.code.title')} back={() => setStep('code')}>
      <div className={styles['said']}>
        <p role="status">{isBusy ? say('join.working') : say('open.ask', { name: place.name })}</p>
        <SpeakerButton src={null} />
      </div>
      {fault && (
        <Notice kind="warn" isAnnounced>
          {fault}
        </Notice>
      )}
      <PinPad onPin={(pin) => void ask(pin)} isDisabled={isBusy} />
    </Page>
  );
}
