import type { Discuss, RolePlay } from '@romduol/domain';
import { Button, Notice } from '@romduol/ui';
import { Picture, Said, useContent } from '@romduol/ui/content';
import { useStaffWords } from '../words.ts';
import styles from './block-step.module.css';
import { InClassLanguage } from './class-words.tsx';
import { togetherBy } from './facts.ts';
import { NotedNotice } from './noted-notice.tsx';
import { useTaughtClass } from './opened.ts';
import { SkipTogether } from './skip-together.tsx';
import type { Stage } from './stage.ts';
import { TeachFrame } from './teach-frame.tsx';
import { useNoteOnce } from './use-note-once.ts';

interface TalkStepProps {
  readonly stage: Stage;
  readonly block: RolePlay | Discuss;
}

/** Played or talked over in class, with the trainer's card. What was said is nobody's to note. */
export function TalkStep({ stage, block }: TalkStepProps) {
  const { say } = useStaffWords();
  const { release, language } = useTaughtClass();
  const { count, isDone, isNudged, note, next } = useNoteOnce(stage);
  const done = () =>
    note(togetherBy(block, { kind: block.kind, form: 'class', choices: [] }, stage.women), stage.women.length);
  return (
    <TeachFrame
      facts={stage.frame}
      part={block.id}
      onBack={stage.back}
      onNext={next}
      isNextQuiet={!isDone}
      nudge={isNudged && say('teach.nudge-open')}
    >
      <div className={styles['column']}>
        <Notice>
          <p>
            <strong>{say('teach.trainer-card')}</strong>
          </p>
          <p lang={language}>{block.trainerCard[language]}</p>
        </Notice>
        <InClassLanguage release={release} language={language}>
          <div className={styles['column']}>
            <div className={styles['ask']}>
              <Said text={block.ask} voiceKey={`${block.id}.ask`} size="ask" />
            </div>
            <Picture id={block.picture} size="medium" />
            {block.kind === 'role-play' ? <Roles block={block} /> : <Questions block={block} />}
          </div>
        </InClassLanguage>
        <NotedNotice count={count} />
        {count === null && (
          <Button icon="check" isWide isDisabled={stage.women.length === 0} onPress={() => void done()}>
            {say('teach.did-together')}
          </Button>
        )}
        <SkipTogether stage={stage} />
      </div>
    </TeachFrame>
  );
}

function Roles({ block }: { readonly block: RolePlay }) {
  const { words } = useContent();
  return (
    <ul className={styles['points']}>
      {block.roles.map((role) => (
        <li key={role.id} className={styles['point']}>
          <div>
            <strong>{words(role.name)}</strong>
            <Said text={role.card} voiceKey={`${block.id}/${role.id}.card`} />
          </div>
        </li>
      ))}
    </ul>
  );
}

function Questions({ block }: { readonly block: Discuss }) {
  return (
    <ul className={styles['points']}>
      {block.questions.map((question) => (
        <li key={question.id} className={styles['point']}>
          <div>
            <Said text={question.text} voiceKey={`${block.id}/${question.id}.text`} />
          </div>
        </li>
      ))}
    </ul>
  );
}
