import { isPlainPin } from '@romduol/domain';
import { Notice, PinPad, SpeakerButton } from '@romduol/ui';
import { useState } from 'react';
import { Page } from '../frame/page.tsx';
import { usePortalWords } from '../phone/words.ts';
import styles from './join.module.css';

export interface NewPinProps {
  /** Says what to choose, instead of what opens her place. */
  readonly ask?: string;
  /** Why a row cannot be taken, or null; beside rows that are too plain. */
  readonly refuse?: (pin: string) => string | null;
  /** Why the last one was not taken. */
  readonly fault?: string | null;
  readonly onPin: (pin: string) => void;
  readonly onBack: () => void;
}

/** Four pictures of her own, tapped twice. */
export function NewPin({ ask, refuse, fault: faultBefore = null, onPin, onBack }: NewPinProps) {
  const { say } = usePortalWords();
  const [first, setFirst] = useState<string | null>(null);
  const [fault, setFault] = useState(faultBefore);
  const take = (pin: string) => {
    setFault(null);
    if (first === null) {
      const why = isPlainPin(pin) ? say('problem.pin.too-plain') : (refuse?.(pin) ?? null);
      return why === null ? setFirst(pin) : setFault(why);
    }
    if (pin === first) return onPin(pin);
    setFirst(null);
    setFault(say('pin.different'));
  };
  return (
    <Page title={say('pin.title')} back={() => (first === null ? onBack() : setFirst(null))}>
      <div className={styles['said']}>
        <p role="status">{first === null ? (ask ?? say('pin.new.ask')) : say('pin.repeat.ask')}</p>
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
