import type { ActivityAnswer, Practice as Content } from '@romduol/domain';
import { useState } from 'react';
import { Button } from '../button.tsx';
import { Notice } from '../notice.tsx';
import { useWords } from '../words.tsx';
import { useFocusOn, type BlockProps } from './answering.ts';
import styles from './content.module.css';
import { DialPractice } from './practice-dial.tsx';
import { LeavePractice } from './practice-leave.tsx';
import { PinPractice } from './practice-pin.tsx';
import { ThirtySeconds } from './practice-seconds.tsx';
import { Picture, Said } from './source.tsx';

type Answer = Extract<ActivityAnswer, { kind: 'practice' }>;

/** The number of a helpline that is dialled in practice, or null when it is not on this phone. */
export type NumberOf = (helplineId: string) => string | null;

/** Something done with the hands, step by step, in a simulator that calls nobody and leaves nothing. */
export function Practice({
  block,
  answered,
  onAnswer,
  numberOf,
}: BlockProps<Content, Answer> & { readonly numberOf: NumberOf }) {
  const { say } = useWords();
  const [at, setAt] = useState(0);
  const focus = useFocusOn<HTMLParagraphElement>(at);
  const { steps, simulator } = block;
  const step = steps[at];

  /** A simulator that was used takes her along; it never takes her back. */
  const reach = (place: number) => {
    if (place <= at) return;
    setAt(Math.min(place, steps.length));
    if (place >= steps.length && at < steps.length) onAnswer({ kind: 'practice', steps: steps.map(({ id }) => id) });
  };

  return (
    <div className={styles['stack']}>
      {at === 0 && <Said text={block.ask} voiceKey={`${block.id}.ask`} size="small" />}
      {at === 0 && answered !== null && <p className={styles['small']}>{say('answer.done-before')}</p>}
      {step ? (
        <>
          <p className={styles['counter']}>{say('practice.step', { step: at + 1, steps: steps.length })}</p>
          <div className={styles['card']}>
            {step.picture && (
              <span className={styles['tiny']}>
                <Picture id={step.picture} size="small" />
              </span>
            )}
            <Said text={step.text} voiceKey={`${block.id}/${step.id}.text`} focusRef={focus} />
          </div>
          {simulator.of === 'dial' && (
            <DialPractice number={numberOf(simulator.helpline)} reach={reach} last={steps.length} />
          )}
          {simulator.of === 'leave-fast' && <LeavePractice reach={reach} last={steps.length} />}
          {simulator.of === 'picture-pin' && <PinPractice reach={reach} last={steps.length} />}
          {simulator.of === 'thirty-seconds' && <ThirtySeconds />}
          <Button kind="quiet" icon="check" isWide onPress={() => reach(at + 1)}>
            {say('practice.done-step')}
          </Button>
        </>
      ) : (
        <>
          <Picture id={block.picture} size="medium" />
          <Notice kind="good" isAnnounced>
            {say('block.finished')}
          </Notice>
          <Button kind="quiet" icon="undo" isWide onPress={() => setAt(0)}>
            {say('answer.again')}
          </Button>
        </>
      )}
    </div>
  );
}

/** What a simulator is given: it says how far she has come by what she did, as an index of the steps. */
export interface SimulatorProps {
  readonly reach: (step: number) => void;
  /** The number of steps: reaching it finishes the practice. */
  readonly last: number;
}
