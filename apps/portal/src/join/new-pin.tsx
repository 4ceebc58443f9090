import { isPlainPin } from '@romduol/domain';
import { Notice, PinPad, SpeakerButton } from '@romduol/ui';
import { useState } from 'react';
import { Page } from '../frame/page.tsx';
import { usePortalWords } from '../phone/words.ts';
import styles from './join.module.css';

export interface NewPinProps {
  readonly onPin: (pin: string) => void;
  readonly onBack: () => void;
}

/** Four pictures of her own, tapped twice. */
export function NewPin({ onPin, onBack }: NewPinProps) {
  const { say } = usePortalWords();
  const [first, setFirst] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const take = (pin: string) => {
    setFault(null);
    if (first === null) {
      if (isPlainPin(pin)) setFault(say('problem.pin.too-plain'));
      else setFirst(pin);
      return;
    }
    if (pin === first) return onPin(pin);
    setFirst(null);
    setFault(say('pin.different'));
  };
  return (
    <Page title={say('pin.title')} back={() => (first === null ? onBack() : setFirst(null))}>
      <div className={styles['said']}>
        <p role="status">{say(first === null ? 'pin.new.ask' : 'pin.repeat.ask')}</p>
        <SpeakerButton src={null} />
      </div>
      {fault && (
        <Notice kind="warn" isAnnounced>
          {fault}
        </Notice>
      )}
      <PinPad key={first} onPin={take} />
      <p className={styles['hint']}>{say('pin.remember')}</p>
    </Page>
  );
}
