import { UnreachableError } from '@romduol/contracts';
import type { DeparturePlan } from '@romduol/domain';
import { newId, newKeys } from '@romduol/offline';
import { useEffect, useRef, useState } from 'react';
import { useParams } from 'react-router';
import { Opening } from '../frame/opening.tsx';
import { useGo } from '../frame/use-go.ts';
import { useNetwork, usePhone } from '../phone/phone-context.tsx';
import { problemWords, refusalWords } from '../phone/problem-words.ts';
import { usePortalWords } from '../phone/words.ts';
import { usePlaces } from '../place/place-context.tsx';
import { ChooseLanguage } from '../start/choose-language.tsx';
import { lookAtClass, type ClassLook } from './class-look.ts';
import { ClassPreview } from './class-preview.tsx';
import { Departure } from './departure.tsx';
import { HerName } from './her-name.tsx';
import { joinHere } from './join-here.ts';
import { Joining } from './joining.tsx';
import { NewPin } from './new-pin.tsx';
import { isClassCode, lettersOf, TypeCode } from './type-code.tsx';
import { UnseenClass } from './unseen-class.tsx';

type Step = 'code' | 'preview' | 'unseen' | 'name' | 'departure' | 'pin' | 'joining';

/** Where a refusal is mended: the code, the day, the pictures; elsewhere she can only try again. */
const stepFor = (code: string): Step => {
  if (code.startsWith('join.')) return 'code';
  if (code.startsWith('plan.')) return 'departure';
  return code.startsWith('pin.') ? 'pin' : 'joining';
};

/** From the class code to her own place, one question a screen, with network or without. */
export function Join() {
  const { code: givenCode } = useParams();
  const { phone, locale, isLanguageChosen } = usePhone();
  const network = useNetwork();
  const { enter } = usePlaces();
  const { say } = usePortalWords();
  const go = useGo();
  const [step, setStep] = useState<Step>('code');
  const [code, setCode] = useState(givenCode ?? '');
  const [look, setLook] = useState<ClassLook | null>(null);
  const [name, setName] = useState('');
  const [departure, setDeparture] = useState<DeparturePlan>({ intention: 'unknown', departsOn: null });
  const [pin, setPin] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  /** One woman a screen: whatever fails and is tried again, it is the same one who asks. */
  const [ids] = useState(() => ({ traineeId: newId(), enrolmentId: newId(), keys: newKeys(phone.deviceId) }));

  const lookAt = async (typed: string) => {
    const letters = lettersOf(typed);
    setCode(letters);
    if (!isClassCode(letters)) return setFault(say('problem.join.code-unknown'));
    setFault(null);
    setBusy(true);
    try {
      const found = await lookAtClass(phone, network.client, { code: letters, locale });
      setLook(found);
      if (found !== null) setStep('preview');
      // A phone that never had network cannot keep a request where nobody reads it.
      else if ((await phone.sealingKey()) === null) setFault(say('join.needs-network'));
      else setStep('unseen');
    } catch (error) {
      setFault(problemWords(say, error));
      setStep('code');
    } finally {
      setBusy(false);
    }
  };
  const hasLooked = useRef(false);
  useEffect(() => {
    if (givenCode === undefined || hasLooked.current || !isLanguageChosen) return;
    hasLooked.current = true;
    void lookAt(givenCode);
  });

  const join = async (chosen: string) => {
    setPin(chosen);
    setStep('joining');
    setFault(null);
    try {
      const answers = { code, name: name.trim(), pin: chosen, language: locale, departure };
      const end = await joinHere(phone, network, { ...ids, ...answers });
      if (end.state === 'refused') {
        setFault(refusalWords(say, end.code));
        return setStep(stepFor(end.code));
      }
      enter(end.place);
      go('/learn');
    } catch (error) {
      setFault(error instanceof UnreachableError ? say('join.needs-network') : problemWords(say, error));
    }
  };

  if (!isLanguageChosen) return <ChooseLanguage isKept onChosen={() => undefined} />;
  if (step === 'code' && givenCode !== undefined && fault === null && isBusy) return <Opening />;
  switch (step) {
    case 'code':
      return (
        <TypeCode
          code={code}
          fault={fault}
          isBusy={isBusy}
          onCode={(typed) => void lookAt(typed)}
          onBack={() => go('/')}
        />
      );
    case 'preview':
      return look && <ClassPreview look={look} onYes={() => setStep('name')} onNo={() => setStep('code')} />;
    case 'unseen':
      return (
        <UnseenClass
          onBegin={() => setStep('name')}
          onAgain={() => (setStep('code'), void lookAt(code))}
          onBack={() => setStep('code')}
        />
      );
    case 'name':
      return (
        <HerName
          name={name}
          onName={(given) => (setName(given), setStep('departure'))}
          onBack={() => setStep(look === null ? 'unseen' : 'preview')}
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
      return <NewPin fault={fault} onPin={(chosen) => void join(chosen)} onBack={() => setStep('departure')} />;
    case 'joining':
      return <Joining fault={fault} onAgain={() => void join(pin)} onBack={() => setStep('pin')} />;
  }
}
