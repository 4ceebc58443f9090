import type { Choice } from '@romduol/domain';
import { useEffect, useRef } from 'react';
import { Button } from '../button.tsx';
import { ChoiceCard } from '../choice-card.tsx';
import { useWords } from '../words.tsx';
import styles from './content.module.css';
import { Feedback } from './feedback.tsx';
import { Picture, Said, SpeakerFor, useContent } from './source.tsx';

/** The choices of a scene or turn, each with picture, words and voice. `path` is the voice key of what holds them. */
export function Choices({
  choices,
  path,
  onChoose,
}: {
  readonly choices: readonly Choice[];
  readonly path: string;
  readonly onChoose: (choice: Choice) => void;
}) {
  const { words } = useContent();
  return (
    <div className={styles['stack']}>
      {choices.map((choice) => (
        <ChoiceCard
          key={choice.id}
          words={words(choice.text)}
          picture={choice.picture && <Picture id={choice.picture} size="small" />}
          speaker={<SpeakerFor voiceKey={`${path}/${choice.id}.text`} />}
          onPress={() => onChoose(choice)}
        />
      ))}
    </div>
  );
}

const signs = { safer: 'shield', riskier: 'warn', neutral: 'info' } as const;

/**
 * What is said after a choice: what she chose, how it turns out in sign and word, why. Never a scolding. Nothing is told
 * yet: she may choose another before she goes on.
 */
export function AfterChoice({
  choice,
  path,
  onGoOn,
  onChange,
}: {
  readonly choice: Choice;
  readonly path: string;
  readonly onGoOn: () => void;
  readonly onChange: () => void;
}) {
  const { say } = useWords();
  const { words } = useContent();
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => {
    top.current?.focus({ preventScroll: true });
    const scrolling = top.current?.closest('main');
    if (scrolling) scrolling.scrollTop = 0;
  }, []);
  const tone = choice.tone ?? 'neutral';
  return (
    <div className={styles['stack']} ref={top} tabIndex={-1}>
      <div className={styles['yours']}>
        <p className={styles['small']}>{say('answer.your-choice')}</p>
        <p className={styles['words']}>{words(choice.text)}</p>
      </div>
      <Feedback tone={tone} icon={signs[tone]} verdict={choice.tone && say(`tone.${tone}`)}>
        {choice.feedback && <Said text={choice.feedback} voiceKey={`${path}/${choice.id}.feedback`} />}
      </Feedback>
      <Button icon="next" iconAt="end" isWide onPress={onGoOn}>
        {say('story.on')}
      </Button>
      <Button kind="quiet" icon="undo" isWide onPress={onChange}>
        {say('answer.change')}
      </Button>
    </div>
  );
}
