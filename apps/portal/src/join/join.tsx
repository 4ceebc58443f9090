import { joinClass, previewJoin, RefusedError, type Joined, type JoinPreview } from '@romduol/contracts';
import type { DeparturePlan } from '@romduol/domain';
import { newId, newKeys, type PhoneKeys } from '@romduol/offline';
import { useEffect, useRef, useState } from 'react';
import { useParams } from 'react-router';
import { Opening } from '../frame/opening.tsx';
import { useGo } from '../frame/use-go.ts';
import { useNetwork, usePhone } from '../phone/phone-context.tsx';
import { problemWords } from '../phone/problem-words.ts';
import { usePortalWords } from '../phone/words.ts';
import { usePlaces } from '../place/place-context.tsx';
import { ChooseLanguage } from '../start/choose-language.tsx';
import { TypeCode } from './type-code.tsx';
import { ClassPreview } from './class-preview.tsx';
import { Departure } from './departure.tsx';
import { HerName } from './her-name.tsx';
import { NewPin } from './new-pin.tsx';
import { Joining } from './joining.tsx';

type Step = 'code' | 'preview' | 'name' | 'departure' | 'pin' | 'joining';

/** Ids and keys of one joining, made once: asking the server twice is then harmless. */
interface Ticket {
  readonly traineeId: string;
  readonly enrolmentId: string;
  readonly keys: PhoneKeys;
}

/** From the class code to her own place, one question a screen. Nothing of her is sent before the last step. */
export function Join() {
  const { code: givenCode } = useParams();
  const { phone, locale, isLanguageChosen } = usePhone();
  const { client } = useNetwork();
  const { enter } = usePlaces();
  const { say } = usePortalWords();
  const go = useGo();
  const [step, setStep] = useState<Step>('code');
  const [code, setCode] = useState(givenCode ?? '');
  const [preview, setPreview] = useState<JoinPreview | null>(null);
  const [name, setName] = useState('');
  const [departure, setDeparture] = useState<DeparturePlan>({ intention: 'unknown', departsOn: null });
  const [pin, setPin] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const ticket = useRef<Ticket | null>(null);
  const joined = useRef<Joined | null>(null);

  const look = (typed: string) => {
    setCode(typed);
    setFault(null);
    setBusy(true);
    client(previewJoin, { body: { code: typed } })
      .then((found) => {
        setPreview(found);
        setStep('preview');
      })
      .catch((error: unknown) => setFault(problemWords(say, error)))
      .finally(() => setBusy(false));
  };
  const hasLooked = useRef(false);
  useEffect(() => {
    if (givenCode === undefined || hasLooked.current || !isLanguageChosen) return;
    hasLooked.current = true;
    look(givenCode);
  });

  const join = (chosen: string) => {
    setPin(chosen);
    setStep('joining');
    setFault(null);
    ticket.current ??= { traineeId: newId(), enrolmentId: newId(), keys: newKeys(phone.deviceId) };
    const { traineeId, enrolmentId, keys } = ticket.current;
    const asked = { code, traineeId, enrolmentId, name: name.trim(), pin: chosen, language: locale, departure, keys };
    // Once the server has answered, only the phone's own store may still fail: it is not asked again.
    (joined.current ? Promise.resolve(joined.current) : client(joinClass, { body: asked }))
      .then(async (answer) => {
        joined.current = answer;
        const place = await phone.settle(answer, keys, chosen);
        await place.keepDeparture(departure);
        enter(place);
        go('/learn');
      })
      .catch((error: unknown) => {
        setFault(problemWords(say, error));
        if (error instanceof RefusedError && error.code.startsWith('join.')) setStep('code');
        if (error instanceof RefusedError && error.code.startsWith('plan.')) setStep('departure');
      });
  };

  if (!isLanguageChosen) return <ChooseLanguage onChosen={() => undefined} />;
  if (step === 'code' && givenCode !== undefined && fault === null && isBusy) return <Opening />;
  switch (step) {
    case 'code':
      return <TypeCode code={code} fault={fault} isBusy={isBusy} onCode={look} onBack={() => go('/')} />;
    case 'preview':
      return preview && <ClassPreview preview={preview} onYes={() => setStep('name')} onNo={() => setStep('code')} />;
    case 'name':
      return (
        <HerName
          name={name}
          onName={(given) => (setName(given), setStep('departure'))}
          onBack={() => setStep('preview')}
        />
      );
    case 'departure':
      return (
        <Departure
          fault={fault}
          onPlan={(plan) => (setDeparture(plan), setFault(null), setStep('pin'))}
          onBack={() => setStep('name')}
        />
      );
    case 'pin':
      return <NewPin onPin={join} onBack={() => setStep('departure')} />;
    case 'joining':
      return <Joining fault={fault} onAgain={() => join(pin)} onBack={() => setStep('pin')} />;
  }
}
