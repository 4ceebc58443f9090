import { useState } from 'react';
import { PinPad } from '../pin-pad.tsx';
import { useWords } from '../words.tsx';
import type { SimulatorProps } from './practice.tsx';
import styles from './practice.module.css';

/** Choosing four pictures and finding them again. What is tapped here is forgotten at once. */
export function PinPractice({ reach, last }: SimulatorProps) {
  const { say } = useWords();
  const [first, setFirst] = useState<string | null>(null);
  const [isOther, setOther] = useState(false);
  const take = (pin: string) => {
    if (first === null) {
      setFirst(pin);
      reach(last - 1);
      return;
    }
    setOther(pin !== first);
    if (pin === first) reach(last);
    else setFirst(null);
  };
  return (
    <div className={styles['phone']}>
      <p className={styles['nobody']} role="status">
        {say(isOther ? 'practice.pin-other' : first === null ? 'practice.pin-choose' : 'practice.pin-again')}
      </p>
      <PinPad onPin={take} />
    </div>
  );
}
