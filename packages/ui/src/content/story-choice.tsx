import type { ActivityAnswer, Choice, StoryChoice as Content } from '@romduol/domain';
import { useState } from 'react';
import { Button } from '../button.tsx';
import { Notice } from '../notice.tsx';
import { useWords } from '../words.tsx';
import { AfterChoice, Choices } from './after-choice.tsx';
import { useFocusOn, type BlockProps } from './answering.ts';
import styles from './content.module.css';
import { Picture, Said } from './source.tsx';

type Answer = Extract<ActivityAnswer, { kind: 'story-choice' }>;

/** A branching story. An unsafe way is never a dead end: at every ending she may try another way. */
export function StoryChoice({ block, onAnswer }: BlockProps<Content, Answer>) {
  const { say } = useWords();
  const [path, setPath] = useState<readonly string[]>([]);
  const [sceneId, setSceneId] = useState(block.start);
  const [chosen, setChosen] = useState<(Choice & { readonly next: string }) | null>(null);
  const focus = useFocusOn<HTMLParagraphElement>(`${sceneId}${path.length}${chosen === null}`);
  const scene = block.scenes.find(({ id }) => id === sceneId);
  if (scene === undefined) return null;
  const key = `${block.id}/${scene.id}`;

  const goOn = () => {
    if (chosen === null) return;
    const further = [...path, chosen.id];
    setPath(further);
    setSceneId(chosen.next);
    setChosen(null);
    const next = block.scenes.find(({ id }) => id === chosen.next);
    if (next?.choices === undefined) onAnswer({ kind: 'story-choice', path: further });
  };
  const startAgain = () => {
    setPath([]);
    setSceneId(block.start);
  };

  if (chosen !== null) return <AfterChoice choice={chosen} path={key} onGoOn={goOn} onChange={() => setChosen(null)} />;
  return (
    <div className={styles['stack']}>
      {path.length === 0 && <Said text={block.ask} voiceKey={`${block.id}.ask`} size="small" />}
      <Picture id={scene.picture ?? block.picture} size="modest" />
      <Said text={scene.text} voiceKey={`${key}.text`} size="ask" focusRef={focus} />
      {scene.choices ? (
        <>
          <h2 className={styles['question']}>{say('story.your-choice')}</h2>
          <Choices
            choices={scene.choices}
            path={key}
            onChoose={(choice) => setChosen(scene.choices?.find(({ id }) => id === choice.id) ?? null)}
          />
        </>
      ) : (
        <>
          <Notice kind="good" isAnnounced>
            {say('story.ending')}
          </Notice>
          <Button kind="quiet" icon="undo" isWide onPress={startAgain}>
            {say('story.again')}
          </Button>
        </>
      )}
    </div>
  );
}
