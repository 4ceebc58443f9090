import type { Locale, Release } from '@romduol/domain';
import { newId } from '@romduol/offline';
import type { Draft } from '@romduol/offline/class';
import { Icon } from '@romduol/ui';
import { Picture, Said } from '@romduol/ui/content';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Loading } from '../ui/live-state.tsx';
import { useStaffWords } from '../words.ts';
import { AnswerGrid } from './answer-grid.tsx';
import { InClassLanguage } from './class-words.tsx';
import type { Woman } from './opened.ts';
import { OneCard, QuestionCards } from './question-cards.tsx';
import styles from './question-cards.module.css';
import { leftIn, type Answers, type Asked, type Question } from './questions.ts';
import { TeachFrame, type FrameFacts } from './teach-frame.tsx';
import { useDesk } from './use-desk.ts';

export interface QuestionRunProps {
  readonly cohortId: string;
  /** Under which name what is tapped is kept until it is noted. */
  readonly draftKey: string;
  readonly asked: readonly Asked[];
  /** All women of the class, in the order of the list. */
  readonly women: readonly Woman[];
  readonly release: Release;
  readonly language: Locale;
  readonly frame: FrameFacts;
  /** In a lesson each answer is explained at once; in a test nothing is. */
  readonly isExplained: boolean;
  /** Each woman's answers are one sitting of a test. */
  readonly isSitting?: boolean;
  /** Writes down what was tapped; false when it could not be. */
  readonly onNote: (draft: Draft) => Promise<boolean>;
  readonly onBack: () => void;
  readonly onDone: () => void;
  /** Stands below each screen. */
  readonly aside?: ReactNode;
}

const begun: Draft = { answers: {}, attempts: {}, at: 0, phase: 'ask' };

/** Question by question: held up, answers tapped by name, and in a lesson explained. Every tap is kept at once. */
export function QuestionRun(props: QuestionRunProps) {
  const { draftKey } = props;
  const desk = useDesk();
  const [kept, setKept] = useState<{ readonly key: string; readonly draft: Draft } | null>(null);
  useEffect(() => {
    let isHere = true;
    const show = (draft: Draft) => {
      if (isHere) setKept({ key: draftKey, draft });
    };
    desk.draft(draftKey).then(
      (draft) => show(draft ?? begun),
      () => show(begun),
    );
    return () => {
      isHere = false;
    };
  }, [desk, draftKey]);
  if (kept?.key !== draftKey) return <Loading />;
  return <Running key={draftKey} {...props} from={kept.draft} />;
}

function Running(props: QuestionRunProps & { readonly from: Draft }) {
  const { cohortId, draftKey, asked, women, release, language, frame, isExplained, isSitting, from } = props;
  const { onNote, onBack, onDone, aside } = props;
  const { say } = useStaffWords();
  const desk = useDesk();
  const [draft, setDraft] = useState<Draft>({ ...from, at: Math.min(from.at, Math.max(0, asked.length - 1)) });
  const [isNudged, setNudged] = useState(false);
  const [isUnkept, setUnkept] = useState(false);
  /** What was tapped last, also by a hand that is quicker than the screen. */
  const latest = useRef(draft);
  const isNoting = useRef(false);
  const { at, phase, answers } = draft;
  const one = asked[at];
  if (one === undefined) return null;
  const { question } = one;
  const isLast = at + 1 === asked.length;

  const keep = (change: Partial<Draft>) => {
    // A sitting that is being handed in is over: nothing may follow it into the next one.
    if (isSitting && isNoting.current) return;
    const next = { ...latest.current, ...change };
    latest.current = next;
    setDraft(next);
    setNudged(false);
    desk.keepDraft(cohortId, draftKey, next).then(
      () => setUnkept(false),
      () => setUnkept(true),
    );
  };
  const tap = (more: Answers) => {
    const newcomers = isSitting ? Object.keys(more[question.id] ?? {}).filter((id) => !(id in draft.attempts)) : [];
    const attempts = { ...draft.attempts, ...Object.fromEntries(newcomers.map((id) => [id, newId()])) };
    keep({ answers: more, attempts });
  };
  /**
   * Two quick taps on going on are one: the second falls while the first is still being written. An answer that is tapped
   * meanwhile is not in what was written: it stays before her eyes, and is noted when she goes on.
   */
  const note = async () => {
    if (isNoting.current) return;
    isNoting.current = true;
    const written = latest.current;
    const isNoted = await onNote(written);
    isNoting.current = false;
    if (!isNoted || latest.current !== written) return;
    if (isExplained) keep({ phase: 'explain' });
    else onDone();
  };
  const next = () => {
    if (phase === 'ask') return keep({ phase: 'note' });
    if (phase === 'explain') return isLast ? onDone() : keep({ at: at + 1, phase: 'ask' });
    if (leftIn(one, answers).length > 0 && !isNudged) return setNudged(true);
    if (isLast) return void note();
    keep(isExplained ? { phase: 'explain' } : { at: at + 1, phase: 'ask' });
  };
  const back = () => {
    if (phase === 'explain') return keep({ phase: 'note' });
    if (phase === 'note') return keep({ phase: 'ask' });
    if (at === 0) return onBack();
    keep({ at: at - 1, phase: isExplained ? 'explain' : 'note' });
  };
  const nextWords = { ask: say('teach.to-answers'), note: isExplained ? say('teach.to-explain') : undefined };
  return (
    <TeachFrame
      facts={{
        ...frame,
        ...(isSitting && { steps: asked.length, step: at + 1 }),
        ...(isUnkept && { fault: say('teach.fault-full') }),
      }}
      part={`${draftKey} ${at} ${phase}`}
      onBack={back}
      onNext={next}
      {...(phase !== 'explain' && nextWords[phase] !== undefined && { nextWords: nextWords[phase] })}
      nudge={isNudged && say('teach.nudge-left', { count: leftIn(one, answers).length })}
    >
      {asked.length > 1 && <p>{say('quiz.item', { item: at + 1, items: asked.length })}</p>}
      {phase === 'note' ? (
        <AnswerGrid
          asked={one}
          women={women.filter(({ traineeId }) => one.women.includes(traineeId))}
          answers={answers}
          language={language}
          onChange={tap}
        />
      ) : (
        <InClassLanguage release={release} language={language}>
          {phase === 'ask' ? <QuestionCards question={question} /> : <Explanation question={question} />}
        </InClassLanguage>
      )}
      {phase === 'ask' && one.women.length < women.length && isSitting && <AskedOnly women={women} asked={one} />}
      {aside}
    </TeachFrame>
  );
}

/** In a test half of the class may have other questions: whom this one is for. */
function AskedOnly({ women, asked }: { readonly women: readonly Woman[]; readonly asked: Asked }) {
  const { say } = useStaffWords();
  const names = women.filter(({ traineeId }) => asked.women.includes(traineeId)).map(({ name }) => name);
  return <p>{say('teach.asked-only', { names: names.join(', ') })}</p>;
}

/** The right card and why. Nobody is named, nobody is counted. */
export function Explanation({ question }: { readonly question: Question }) {
  const { say } = useStaffWords();
  const right = question.cards.filter(({ choiceId }) => question.key.includes(choiceId));
  return (
    <div className={styles['right']}>
      <h2>{say(right.length > 0 ? 'answer.shown' : 'answer.thanks')}</h2>
      <Picture id={question.picture} size="modest" />
      <Said text={question.ask} voiceKey={question.askVoice} />
      <ul className={styles['cards']}>
        {right.map((card) => (
          <li key={card.choiceId}>
            <OneCard card={card} />
          </li>
        ))}
      </ul>
      {question.explain && (
        <div className={styles['explain']}>
          <Icon name="check" />
          <Said text={question.explain.text} voiceKey={question.explain.voiceKey} size="ask" />
        </div>
      )}
    </div>
  );
}
