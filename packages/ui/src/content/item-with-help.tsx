import { isRight, type Item, type ItemAnswer } from '@romduol/domain';
import { useState } from 'react';
import { Button } from '../button.tsx';
import type { ChoiceCardProps } from '../choice-card.tsx';
import { useWords } from '../words.tsx';
import { useFocusOn, useTries } from './answering.ts';
import styles from './content.module.css';
import { Feedback } from './feedback.tsx';
import { ItemView } from './item-view.tsx';
import { LookAgain } from './look-again.tsx';
import { Said } from './source.tsx';

export interface ItemWithHelpProps {
  readonly item: Item;
  readonly seed: string;
  readonly path: string;
  readonly onAnswer: (answer: ItemAnswer) => void;
  /** The explanation is on the screen: she may go on. */
  readonly onExplained: () => void;
}

/** A question that teaches: try, look once more, after two tries be shown; then why. */
export function ItemWithHelp({ item, seed, path, onAnswer, onExplained }: ItemWithHelpProps) {
  const { say } = useWords();
  const [chosen, setChosen] = useState<ItemAnswer | null>(null);
  const [state, setState] = useState<'open' | 'not-yet' | 'right' | 'shown' | 'thanks'>('open');
  const { mayShow, miss } = useTries();
  const [changes, setChanges] = useState(0);
  const top = useFocusOn<HTMLDivElement>(changes);
  const isClosed = state === 'right' || state === 'shown' || state === 'thanks';

  const end = (how: 'right' | 'shown' | 'thanks') => {
    setState(how);
    onExplained();
  };
  const choose = (answer: ItemAnswer) => {
    setChosen(answer);
    onAnswer(answer);
    const right = isRight(item, answer);
    if (right === null) return end('thanks');
    if (right) return end('right');
    if (answer === 'dont-know') return end('shown');
    miss();
    setState('not-yet');
  };
  const picked = Array.isArray(chosen) ? (chosen as readonly string[]) : [];
  const single = item.choices.find(({ id }) => picked.length === 1 && id === picked[0]);
  const feedback = state === 'not-yet' || state === 'thanks' ? single?.feedback : undefined;
  const markOf = (id: string): Pick<ChoiceCardProps, 'mark' | 'markWords'> => {
    if (isClosed && state !== 'thanks')
      return item.key.includes(id)
        ? { mark: 'right', markWords: say(state === 'right' ? 'answer.right' : 'answer.shown') }
        : { mark: 'faded' };
    if (state === 'not-yet' && picked.includes(id)) return { mark: 'look-again' };
    return picked.includes(id) ? { mark: 'chosen' } : {};
  };
  const heading = {
    right: say('answer.right'),
    shown: say(chosen === 'dont-know' ? 'answer.dont-know-fine' : 'answer.shown'),
    thanks: say('answer.thanks'),
  };
  const change = () => {
    setState('open');
    setChanges(changes + 1);
  };
  return (
    <div className={styles['stack']} ref={top} tabIndex={-1}>
      <ItemView
        item={item}
        seed={seed}
        path={path}
        chosen={chosen}
        onChoose={choose}
        markOf={markOf}
        isClosed={isClosed}
      />
      {state === 'not-yet' && (
        <>
          <LookAgain mayShow={mayShow} onShow={() => end('shown')} />
          {feedback && <Said text={feedback} voiceKey={`${path}/${picked[0] ?? ''}.feedback`} />}
        </>
      )}
      {isClosed && (
        <Feedback tone="safer" icon="check" verdict={heading[state]}>
          {feedback && <Said text={feedback} voiceKey={`${path}/${picked[0] ?? ''}.feedback`} />}
          {(feedback === undefined || single?.tone === 'riskier') && (
            <Said text={item.explain} voiceKey={`${path}.explain`} />
          )}
        </Feedback>
      )}
      {state === 'thanks' && (
        <Button kind="quiet" icon="undo" isWide onPress={change}>
          {say('answer.change')}
        </Button>
      )}
    </div>
  );
}
