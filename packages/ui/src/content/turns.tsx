import type { ActivityAnswer, Choice, Discuss, RolePlay } from '@romduol/domain';
import { useState } from 'react';
import { Button } from '../button.tsx';
import { Notice } from '../notice.tsx';
import { useWords } from '../words.tsx';
import { AfterChoice, Choices } from './after-choice.tsx';
import { useFocusOn, type BlockProps } from './answering.ts';
import styles from './content.module.css';
import { Picture, Said } from './source.tsx';

type Answer = Extract<ActivityAnswer, { form: string }>;

/** A role-play or a talk done alone, turn by turn: something is said, and she chooses what she would say. */
export function Turns({ block, onAnswer }: BlockProps<RolePlay | Discuss, Answer>) {
  const { say } = useWords();
  const [at, setAt] = useState(0);
  const [said, setSaid] = useState<readonly string[]>([]);
  const [chosen, setChosen] = useState<Choice | null>(null);
  const focus = useFocusOn<HTMLParagraphElement>(`${at}${chosen === null}`);
  const turn = block.alone[at];

  if (turn === undefined)
    return (
      <div className={styles['stack']}>
        <Picture id={block.picture} size="medium" />
        <Notice kind="good" isAnnounced>
          {say('block.finished')}
        </Notice>
        <Button kind="quiet" icon="undo" isWide onPress={() => (setAt(0), setSaid([]))}>
          {say('answer.again')}
        </Button>
      </div>
    );
  const key = `${block.id}/${turn.id}`;
  const goOn = () => {
    const more = chosen === null ? said : [...said, `${turn.id}/${chosen.id}`];
    setSaid(more);
    setChosen(null);
    setAt(at + 1);
    if (at + 1 === block.alone.length) onAnswer({ kind: block.kind, form: 'alone', choices: more });
  };
  if (chosen !== null) return <AfterChoice choice={chosen} path={key} onGoOn={goOn} onChange={() => setChosen(null)} />;
  return (
    <div className={styles['stack']}>
      {at === 0 && <Said text={block.ask} voiceKey={`${block.id}.ask`} size="small" />}
      <p className={styles['counter']}>{say('turn.of', { turn: at + 1, turns: block.alone.length })}</p>
      <Picture id={turn.picture ?? block.picture} size="modest" />
      <Said text={turn.text} voiceKey={`${key}.text`} size="ask" focusRef={focus} />
      {turn.choices ? (
        <>
          <h2 className={styles['question']}>{say('turn.you')}</h2>
          <Choices choices={turn.choices} path={key} onChoose={setChosen} />
        </>
      ) : (
        <Button icon="next" iconAt="end" isWide onPress={goOn}>
          {say('turn.on')}
        </Button>
      )}
    </div>
  );
}
