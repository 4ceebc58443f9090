import type { Checklist, Plan } from '@romduol/domain';
import { Button, Notice } from '@romduol/ui';
import { Picture, Said, SpeakerFor, useContent } from '@romduol/ui/content';
import { useState, type ReactNode } from 'react';
import { Name } from '../ui/said.tsx';
import { useStaffWords } from '../words.ts';
import styles from './block-step.module.css';
import { InClassLanguage } from './class-words.tsx';
import { plannedBy, togetherBy } from './facts.ts';
import { NotedNotice } from './noted-notice.tsx';
import { useTaughtClass } from './opened.ts';
import { SkipTogether } from './skip-together.tsx';
import type { Stage } from './stage.ts';
import { TeachFrame } from './teach-frame.tsx';
import { useNoteOnce } from './use-note-once.ts';

/** Points to think over. Which of them a woman ticks is hers: here nothing can be ticked. */
export function ChecklistStep({ stage, block }: { readonly stage: Stage; readonly block: Checklist }) {
  const { say } = useStaffWords();
  const once = useNoteOnce(stage);
  const done = () => once.note(togetherBy(block, { kind: 'checklist' }, stage.women), stage.women.length);
  return (
    <Personal stage={stage} block={block} once={once} points={<Points block={block} />}>
      {once.count === null && (
        <Button icon="check" isWide isDisabled={stage.women.length === 0} onPress={() => void done()}>
          {say('teach.checklist-done')}
        </Button>
      )}
    </Personal>
  );
}

function Points({ block }: { readonly block: Checklist }) {
  const { words } = useContent();
  return (
    <ul className={styles['points']}>
      {block.points.map((point) => (
        <li key={point.id} className={styles['point']}>
          {point.picture && (
            <span className={styles['thumb']}>
              <Picture id={point.picture} size="small" />
            </span>
          )}
          <span>{words(point.text)}</span>
          <SpeakerFor voiceKey={`${block.id}/${point.id}.text`} />
        </li>
      ))}
    </ul>
  );
}

/** A plan that each woman makes in her head or on her own paper. Noted is only that she did, or leaves it for later. */
export function PlanStep({ stage, block }: { readonly stage: Stage; readonly block: Plan }) {
  const { say } = useStaffWords();
  const once = useNoteOnce(stage);
  const [later, setLater] = useState<ReadonlySet<string>>(new Set());
  const toggle = (id: string) =>
    setLater(new Set(later.has(id) ? [...later].filter((one) => one !== id) : [...later, id]));
  const done = () => once.note(plannedBy(block, stage.women, later), stage.women.length);
  return (
    <Personal stage={stage} block={block} once={once} points={<Fields block={block} />}>
      {once.count === null && (
        <>
          <h2>{say('teach.plan-who')}</h2>
          <ul className={styles['names']}>
            {stage.women.map(({ traineeId, name }) => (
              <li key={traineeId}>
                <button
                  type="button"
                  className={styles['person']}
                  aria-pressed={!later.has(traineeId)}
                  onClick={() => toggle(traineeId)}
                >
                  <Name>{name}</Name>
                  <span className={styles['word']}>
                    {say(later.has(traineeId) ? 'teach.plan-later' : 'teach.plan-kept')}
                  </span>
                </button>
              </li>
            ))}
          </ul>
          <Button icon="check" isWide isDisabled={stage.women.length === 0} onPress={() => void done()}>
            {say('teach.plan-done')}
          </Button>
        </>
      )}
    </Personal>
  );
}

function Fields({ block }: { readonly block: Plan }) {
  const { words } = useContent();
  return (
    <div className={styles['column']}>
      {block.fields.map((field) => (
        <section key={field.id} className={styles['column']}>
          <Said text={field.text} voiceKey={`${block.id}/${field.id}.text`} />
          {field.choices && (
            <ul className={styles['points']}>
              {field.choices.map((choice) => (
                <li key={choice.id} className={styles['point']}>
                  {choice.picture && (
                    <span className={styles['thumb']}>
                      <Picture id={choice.picture} size="small" />
                    </span>
                  )}
                  <span>{words(choice.text)}</span>
                </li>
              ))}
            </ul>
          )}
        </section>
      ))}
    </div>
  );
}

/** Said in the language of the class, which the provider above it speaks. */
function Hers() {
  const { say } = useStaffWords();
  return <Notice>{say('teach.hers')}</Notice>;
}

interface PersonalProps {
  readonly stage: Stage;
  readonly block: Checklist | Plan;
  readonly once: ReturnType<typeof useNoteOnce>;
  readonly points: ReactNode;
  readonly children: ReactNode;
}

function Personal({ stage, block, once, points, children }: PersonalProps) {
  const { say } = useStaffWords();
  const { release, language } = useTaughtClass();
  return (
    <TeachFrame
      facts={stage.frame}
      part={block.id}
      onBack={stage.back}
      onNext={once.next}
      isNextQuiet={!once.isDone}
      nudge={once.isNudged && say('teach.nudge-open')}
    >
      <div className={styles['column']}>
        <InClassLanguage release={release} language={language}>
          <div className={styles['column']}>
            <Picture id={block.picture} size="medium" />
            <div className={styles['ask']}>
              <Said text={block.ask} voiceKey={`${block.id}.ask`} size="ask" />
            </div>
            <Hers />
            {points}
          </div>
        </InClassLanguage>
        {children}
        <NotedNotice count={once.count} />
        <SkipTogether stage={stage} />
      </div>
    </TeachFrame>
  );
}
