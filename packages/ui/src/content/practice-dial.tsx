import { useState } from 'react';
import { Button } from '../button.tsx';
import { Icon } from '../icon.tsx';
import { useWords } from '../words.tsx';
import type { SimulatorProps } from './practice.tsx';
import styles from './practice.module.css';

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'];

/** A keypad that calls nobody. With no number on this phone, any three keys will do for practice. */
export function DialPractice({ number, reach, last }: SimulatorProps & { readonly number: string | null }) {
  const { say } = useWords();
  const [typed, setTyped] = useState('');
  const [state, setState] = useState<'typing' | 'other' | 'calling'>('typing');
  const wanted = number?.replace(/[^\d*#]/g, '') ?? null;

  const press = (key: string) => {
    const more = (typed + key).slice(0, 15);
    setTyped(more);
    setState('typing');
    if (wanted !== null && more === wanted) reach(Math.min(2, last - 1));
  };
  const call = () => {
    const isRight = wanted === null ? typed.length >= 3 : typed === wanted;
    setState(isRight ? 'calling' : 'other');
    if (isRight) reach(Math.min(3, last - 1));
  };
  const hangUp = () => {
    setTyped('');
    setState('typing');
    reach(last);
  };

  return (
    <div className={styles['phone']}>
      <p className={styles['nobody']}>{say('practice.nobody')}</p>
      {/* Stays in sight while the keys are scrolled: a number cannot be copied from where it is not seen. */}
      <div className={styles['copied']}>
        {number !== null && state !== 'calling' && (
          <p className={styles['number']}>
            {say('practice.number')}: <strong dir="ltr">{number}</strong>
          </p>
        )}
        <p className={styles['typed']} role="status" aria-label={say('practice.dialled')} dir="ltr">
          {typed || ' '}
        </p>
      </div>
      {state === 'calling' ? (
        <>
          <p>{say('practice.calling')}</p>
          <Button kind="danger" icon="phone" isWide onPress={hangUp}>
            {say('practice.hang-up')}
          </Button>
        </>
      ) : (
        <>
          {state === 'other' && <p role="status">{say('practice.other-number')}</p>}
          <div className={styles['keys']} dir="ltr">
            {keys.map((key) => (
              <button key={key} type="button" className={styles['key']} onClick={() => press(key)}>
                {key}
              </button>
            ))}
          </div>
          <div className={styles['pair']}>
            <Button icon="phone" isDisabled={typed === ''} onPress={call}>
              {say('practice.call')}
            </Button>
            <button
              type="button"
              className={styles['key']}
              aria-label={say('practice.erase')}
              onClick={() => setTyped(typed.slice(0, -1))}
            >
              <Icon name="undo" />
            </button>
          </div>
        </>
      )}
    </div>
  );
}
