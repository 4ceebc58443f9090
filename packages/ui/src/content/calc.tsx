import type { ActivityAnswer, Calc as Content } from '@romduol/domain';
import { useState } from 'react';
import { ChoiceCard } from '../choice-card.tsx';
import { classes } from '../classes.ts';
import { formatMoney } from '../format.ts';
import { useWords } from '../words.tsx';
import { useTries, type BlockProps } from './answering.ts';
import styles from './content.module.css';
import { Feedback } from './feedback.tsx';
import { LookAgain } from './look-again.tsx';
import { Picture, Said, SpeakerFor, useContent } from './source.tsx';

type Answer = Extract<ActivityAnswer, { kind: 'calc' }>;

/** Money with pictures: what comes in, what goes out, and what is left. */
export function Calc({ block, onAnswer }: BlockProps<Content, Answer>) {
  const { say } = useWords();
  const { locale, words } = useContent();
  const [chosen, setChosen] = useState<string | null>(null);
  const [isShown, setShown] = useState(false);
  const { mayShow, miss } = useTries();
  const isOver = chosen === block.key || isShown;
  const told = block.answers.find(({ id }) => id === (isShown ? block.key : chosen));
  const choose = (id: string) => {
    setChosen(id);
    if (id !== block.key) miss();
    onAnswer({ kind: 'calc', answer: id });
  };
  return (
    <div className={styles['stack']}>
      <Said text={block.ask} voiceKey={`${block.id}.ask`} size="ask" />
      <ul>
        {block.lines.map((line) => (
          <li key={line.id} className={styles['money']}>
            {line.picture && (
              <span className={styles['tiny']}>
                <Picture id={line.picture} size="small" />
              </span>
            )}
            <span className={styles['words']}>{words(line.text)}</span>
            <span className={classes(styles['amount'], styles[line.sign])}>
              <span className="visually-hidden">{say(`calc.${line.sign}`)} </span>
              {line.sign === 'in' ? '+' : '−'} {formatMoney(locale, line.amount)}
            </span>
            <SpeakerFor voiceKey={`${block.id}/${line.id}.text`} />
          </li>
        ))}
      </ul>
      <h2 className={styles['question']}>{say('calc.left')}</h2>
      {block.answers.map((answer) => (
        <ChoiceCard
          key={answer.id}
          words={formatMoney(locale, answer.amount)}
          isDisabled={isOver}
          mark={isOver && answer.id === block.key ? 'right' : answer.id === chosen ? 'look-again' : undefined}
          markWords={isOver && answer.id === block.key ? say(isShown ? 'answer.shown' : 'answer.right') : undefined}
          onPress={() => choose(answer.id)}
        />
      ))}
      {chosen !== null && !isOver && <LookAgain mayShow={mayShow} onShow={() => setShown(true)} />}
      {told && (
        <Feedback
          tone={isOver ? 'safer' : 'neutral'}
          icon="check"
          verdict={isOver ? say(isShown ? 'answer.shown' : 'answer.right') : undefined}
        >
          <Said text={told.feedback} voiceKey={`${block.id}/${told.id}.feedback`} />
        </Feedback>
      )}
    </div>
  );
}
