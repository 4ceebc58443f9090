import { useState } from 'react';
import { Button } from '../button.tsx';
import { Icon } from '../icon.tsx';
import { useWords } from '../words.tsx';
import type { SimulatorProps } from './practice.tsx';
import styles from './practice.module.css';

/** A small phone inside the screen, in which leaving fast can be tried without leaving the lesson. */
export function LeavePractice({ reach, last }: SimulatorProps) {
  const { say } = useWords();
  const [isGone, setGone] = useState(false);
  const leave = () => {
    setGone(true);
    reach(last - 1);
  };
  const comeBack = () => {
    setGone(false);
    reach(last);
  };
  if (isGone)
    return (
      <div className={styles['phone']}>
        <div className={styles['blank']} />
        <p role="status">{say('practice.leave-gone')}</p>
        <Button kind="quiet" icon="undo" isWide onPress={comeBack}>
          {say('practice.come-back')}
        </Button>
      </div>
    );
  return (
    <div className={styles['phone']}>
      <div className={styles['bar']}>
        <button type="button" className={styles['leave']} onClick={leave}>
          <Icon name="leave" size={22} />
          {say('leave')}
        </button>
      </div>
      <p className={styles['nobody']}>{say('practice.leave-tap')}</p>
    </div>
  );
}
