import type { Block } from '@romduol/domain';
import { Picture, Said } from '@romduol/ui/content';
import { useRef } from 'react';
import styles from './block-step.module.css';
import { InClassLanguage } from './class-words.tsx';
import { calcFacts, quizFacts, seenBy } from './facts.ts';
import { useTaughtClass } from './opened.ts';
import { ChecklistStep, PlanStep } from './personal-step.tsx';
import { QuestionRun } from './question-run.tsx';
import { askedInCalc, askedInQuiz } from './questions.ts';
import { SkipTogether } from './skip-together.tsx';
import type { Stage } from './stage.ts';
import { TalkStep } from './talk-step.tsx';
import { TeachFrame } from './teach-frame.tsx';
import { TogetherStep } from './together-step.tsx';

interface StepProps<B extends Block> {
  readonly stage: Stage;
  readonly block: B;
}

/** One screen of a lesson as a class does it, whatever its kind. */
export function BlockStep({ stage, block }: StepProps<Block>) {
  switch (block.kind) {
    case 'text':
      return <TextStep stage={stage} block={block} />;
    case 'quiz':
    case 'calc':
      return <QuestionStep stage={stage} block={block} />;
    case 'story-choice':
    case 'red-flags':
    case 'sort':
    case 'listen':
    case 'practice':
      return <TogetherStep stage={stage} block={block} />;
    case 'role-play':
    case 'discuss':
      return <TalkStep stage={stage} block={block} />;
    case 'checklist':
      return <ChecklistStep stage={stage} block={block} />;
    case 'plan':
      return <PlanStep stage={stage} block={block} />;
  }
}

/** Something to read aloud and show. Going on notes that those who take part have seen it. */
function TextStep({ stage, block }: StepProps<Extract<Block, { kind: 'text' }>>) {
  const { release, language } = useTaughtClass();
  const isMoving = useRef(false);
  const next = async () => {
    if (isMoving.current) return;
    isMoving.current = true;
    if (await stage.note(seenBy(block, stage.open))) stage.next();
    isMoving.current = false;
  };
  return (
    <TeachFrame facts={stage.frame} part={block.id} onBack={stage.back} onNext={() => void next()}>
      <InClassLanguage release={release} language={language}>
        <div className={styles['show']}>
          <Picture id={block.picture} />
          <Said text={block.text} voiceKey={`${block.id}.text`} size="ask" />
        </div>
      </InClassLanguage>
      <SkipTogether stage={stage} />
    </TeachFrame>
  );
}

/** A quiz or a sum: with cards, each woman's answer by her name. */
function QuestionStep({ stage, block }: StepProps<Extract<Block, { kind: 'quiz' | 'calc' }>>) {
  const { cohortId, women, release, language, events } = useTaughtClass();
  const ids = stage.women.map(({ traineeId }) => traineeId);
  return (
    <QuestionRun
      cohortId={cohortId}
      draftKey={`${stage.meetingId}/${block.id}`}
      asked={block.kind === 'quiz' ? askedInQuiz(block, ids, language) : askedInCalc(block, ids, language)}
      women={women}
      release={release}
      language={language}
      frame={stage.frame}
      isExplained
      onNote={({ answers }) =>
        stage.note(
          block.kind === 'quiz'
            ? quizFacts(block, answers, stage.women, events)
            : calcFacts(block, answers, stage.women, events),
        )
      }
      onBack={stage.back}
      onDone={stage.next}
      aside={<SkipTogether stage={stage} />}
    />
  );
}
