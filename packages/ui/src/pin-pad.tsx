import { pinLength, pinPictures } from '@romduol/domain';
import { useState } from 'react';
import { Icon } from './icon.tsx';
import styles from './pin-pad.module.css';
import { PinPicture } from './pin-picture.tsx';
import { useWords, type BaseKey } from './words.tsx';

export interface PinPadProps {
  /** Gets four digits 1–9 as soon as the fourth picture is tapped; the pad is then empty again. */
  readonly onPin: (pin: string) => void;
  readonly isDisabled?: boolean;
}

/**
 * Nine pictures, always in the same places, of which she taps four. Which ones she tapped is not shown: only how many,
 * since someone may be looking. A picture that cannot be tapped now keeps the focus until it can.
 */
export function PinPad({ onPin, isDisabled }: PinPadProps) {
  const { say } = useWords();
  const [pin, setPin] = useState('');
  const tap = (number: number) => {
    const longer = pin + number;
    if (longer.length < pinLength) {
      setPin(longer);
      return;
    }
    setPin('');
    onPin(longer);
  };
  return (
    <div className={styles['pad']} role="group" aria-label={say('pin.pad')}>
      <div className={styles['chosen']}>
        <span
          className={styles['dots']}
          role="status"
          aria-label={say('pin.chosen', { chosen: pin.length, all: pinLength })}
        >
          {Array.from({ length: pinLength }, (_, at) => (
            <span key={at} className={at < pin.length ? styles['full'] : styles['empty']} />
          ))}
        </span>
        <button
          type="button"
          className={styles['undo']}
          aria-label={say('pin.undo')}
          aria-disabled={pin === '' || undefined}
          onClick={() => setPin(pin.slice(0, -1))}
        >
          <Icon name="undo" size={26} />
        </button>
      </div>
      <div className={styles['grid']}>
        {pinPictures.map((name, at) => (
          <button
            key={name}
            type="button"
            className={styles['key']}
            aria-label={say(`pin.${at + 1}` as BaseKey)}
            aria-disabled={isDisabled || undefined}
            onClick={isDisabled ? undefined : () => tap(at + 1)}
          >
            <PinPicture number={at + 1} />
          </button>
        ))}
      </div>
    </div>
  );
}
