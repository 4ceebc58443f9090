import type { ActivityAnswer, Listen as Content } from '@romduol/domain';
import { useState } from 'react';
import { Button } from '../button.tsx';
import { Notice } from '../notice.tsx';
import { useWords } from '../words.tsx';
import { useFocusOn, type BlockProps } from './answering.ts';
import styles from './content.module.css';
import { Picture, Said } from './source.tsx';

type Answer = Extract<ActivityAnswer, { kind: 'listen' }>;

/** A story to listen to, part by part; every part can be read as well. Done when the last part was opened. */
export function Listen({ block, onAnswer }: BlockProps<Content, Answer>) {
  const { say } = useWords();
  const [at, setAt] = useState(0);
  const focus = useFocusOn<HTMLParagraphElement>(at);
  const part = block.parts[at];
  if (part === undefined) return null;
  const isLast = at + 1 === block.parts.length;
  const goOn = () => {
    setAt(at + 1);
    if (at + 2 === block.parts.length) onAnswer({ kind: 'listen', heard: block.parts.map(({ id }) => id) });
  };
  return (
    <div className={styles['stack']}>
      {at === 0 && <Said text={block.ask} voiceKey={`${block.id}.ask`} size="small" />}
      <p className={styles['counter']}>{say('listen.part', { part: at + 1, parts: block.parts.length })}</p>
      <Picture id={part.picture ?? block.picture} size="medium" />
      <Said text={part.text} voiceKey={`${block.id}/${part.id}.text`} size="ask" focusRef={focus} />
      {block.parts.length === 1 && (
        <Button icon="check" isWide onPress={() => onAnswer({ kind: 'listen', heard: [part.id] })}>
          {say('done')}
        </Button>
      )}
      {!isLast && (
        <Button icon="next" iconAt="end" isWide onPress={goOn}>
          {say('turn.on')}
        </Button>
      )}
      {isLast && block.parts.length > 1 && (
        <>
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
