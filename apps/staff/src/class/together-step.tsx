import { completes, type Activity, type ActivityAnswer } from '@romduol/domain';
import { BlockView } from '@romduol/ui/content';
import { useMemo } from 'react';
import { useStaffWords } from '../words.ts';
import styles from './block-step.module.css';
import { InClassLanguage, useContentOf } from './class-words.tsx';
import { togetherBy } from './facts.ts';
import { NotedNotice } from './noted-notice.tsx';
import { useTaughtClass } from './opened.ts';
import { SkipTogether } from './skip-together.tsx';
import type { Stage } from './stage.ts';
import { TeachFrame } from './teach-frame.tsx';
import { useKept } from './use-desk.ts';
import { useNoteOnce } from './use-note-once.ts';

interface TogetherStepProps {
  readonly stage: Stage;
  readonly block: Extract<Activity, { kind: 'story-choice' | 'red-flags' | 'sort' | 'listen' | 'practice' }>;
}

/** One answer for the whole class: they decide together, the trainer taps. It counts for each who takes part. */
export function TogetherStep({ stage, block }: TogetherStepProps) {
  const { say } = useStaffWords();
  const { release, language } = useTaughtClass();
  const content = useContentOf(release, language);
  const { count, isDone, isNudged, note, next } = useNoteOnce(stage);
  const cards = useKept('help-cards', (desk) => desk.helpCards()).value;
  const numberOf = useMemo(
    () => (id: string) => cards?.find((card) => card.id === id)?.phones[0]?.inside ?? null,
    [cards],
  );
  const answer = (given: ActivityAnswer) => {
    if (completes(block, given)) void note(togetherBy(block, given, stage.women), stage.women.length);
  };
  return (
    <TeachFrame
      facts={stage.frame}
      part={block.id}
      onBack={stage.back}
      onNext={next}
      isNextQuiet={!isDone}
      nudge={isNudged && say('teach.nudge-open')}
    >
      <p>{say('teach.together')}</p>
      <InClassLanguage release={release} language={language}>
        <div className={styles['large']}>
          <BlockView
            block={block}
            locale={language}
            pictures={content.picture}
            voices={content.voice}
            answered={null}
            onAnswer={answer}
            numberOf={numberOf}
          />
        </div>
      </InClassLanguage>
      <NotedNotice count={count} />
      <SkipTogether stage={stage} />
    </TeachFrame>
  );
}
