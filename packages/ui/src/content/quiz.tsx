import { isRight, type ActivityAnswer, type ItemAnswer, type Quiz as Content } from '@romduol/domain';
import { useState } from 'react';
import { Button } from '../button.tsx';
import { Notice } from '../notice.tsx';
import { useWords } from '../words.tsx';
import type { BlockProps } from './answering.ts';
import styles from './content.module.css';
import { ItemWithHelp } from './item-with-help.tsx';
import { Said } from './source.tsx';

type Answer = Extract<ActivityAnswer, { kind: 'quiz' }>;

/**
 * Questions inside a lesson, one at a time, explained at once. What she answered first is what is told; of what she feels
 * or means to do, what she said last.
 */
export function Quiz({ block, answered, onAnswer }: BlockProps<Content, Answer>) {
  const { say } = useWords();
  const [at, setAt] = useState(0);
  const [answers, setAnswers] = useState<Readonly<Record<string, ItemAnswer>>>({});
  const [isExplained, setExplained] = useState(false);
  const item = block.items[at];
  if (item === undefined) return null;
  const isLast = at + 1 === block.items.length;

  const answer = (given: ItemAnswer) => {
    if (item.id in answers && isRight(item, given) !== null) return;
    const more = { ...answers, [item.id]: given };
    setAnswers(more);
    if (isLast) onAnswer({ kind: 'quiz', answers: more });
  };
  const goOn = () => {
    setAt(at + 1);
    setExplained(false);
  };
  return (
    <div className={styles['stack']}>
      {at === 0 && answered === null && <Said text={block.ask} voiceKey={`${block.id}.ask`} size="small" />}
      {block.items.length > 1 && (
        <p className={styles['counter']}>{say('quiz.item', { item: at + 1, items: block.items.length })}</p>
      )}
      <ItemWithHelp
        key={item.id}
        item={item}
        seed={block.id}
        path={`${block.id}/${item.id}`}
        onAnswer={answer}
        onExplained={() => setExplained(true)}
      />
      {isExplained && !isLast && (
        <Button icon="next" iconAt="end" isWide onPress={goOn}>
          {say('quiz.next')}
        </Button>
      )}
      {isExplained && isLast && (
        <Notice kind="good" isAnnounced>
          {say('block.finished')}
        </Notice>
      )}
    </div>
  );
}
