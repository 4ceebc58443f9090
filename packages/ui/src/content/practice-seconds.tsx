import { useEffect, useState } from 'react';
import { Button } from '../button.tsx';
import { useWords } from '../words.tsx';
import styles from './practice.module.css';

const whole = 30;
const around = 2 * Math.PI * 42;

/** Thirty seconds, gently: a ring that empties, no sound, no hurry, as often as she likes. */
export function ThirtySeconds() {
  const { say } = useWords();
  const [left, setLeft] = useState<number | null>(null);
  useEffect(() => {
    if (left === null || left === 0) return;
    const second = setTimeout(() => setLeft(left - 1), 1000);
    return () => clearTimeout(second);
  }, [left]);
  const shown = left ?? whole;
  return (
    <div className={styles['phone']}>
      <svg viewBox="0 0 100 100" width={96} height={96} className={styles['ring']} aria-hidden="true">
        <circle cx="50" cy="50" r="42" className={styles['track']} />
        <circle
          cx="50"
          cy="50"
          r="42"
          className={styles['rest']}
          strokeDasharray={around}
          strokeDashoffset={around * (1 - shown / whole)}
          transform="rotate(-90 50 50)"
        />
        <text x="50" y="61" textAnchor="middle" className={styles['seconds']}>
          {shown}
        </text>
      </svg>
      <p role="status" className={styles['nobody']}>
        {left === 0 ? say('practice.time-done') : left === null ? say('practice.seconds', { count: whole }) : ''}
      </p>
      {(left === null || left === 0) && (
        <Button isWide onPress={() => setLeft(whole)}>
          {say(left === null ? 'practice.start' : 'answer.again')}
        </Button>
      )}
    </div>
  );
}
