import type { MeetingHere } from '@romduol/offline/class';
import type { Sitting, Test } from '@romduol/domain';
import { Button, EmptyState, Notice } from '@romduol/ui';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { LinkButton } from '../ui/link-button.tsx';
import { Loading } from '../ui/live-state.tsx';
import { Page, Panel } from '../ui/page.tsx';
import { useStaffWords } from '../words.ts';
import { ClassFrame } from './class-shell.tsx';
import { deskFaultWords, InClassLanguage } from './class-words.tsx';
import { testFacts } from './facts.ts';
import { useHandingIn } from './hand-in.tsx';
import { useMeeting } from './meeting.page.tsx';
import { useTaughtClass, type Woman } from './opened.ts';
import { Explanation, QuestionRun } from './question-run.tsx';
import { askedInTest, type Asked } from './questions.ts';
import { TeachFrame, type FrameFacts } from './teach-frame.tsx';
import { useDesk } from './use-desk.ts';

const sittings: readonly string[] = ['pre', 'post', 'again'] satisfies Sitting[];
const isSitting = (word: string | undefined): word is Sitting => word !== undefined && sittings.includes(word);

/** The test in class: before the course, after it, or once more what was not yet right. */
export function TestPage() {
  const { say } = useStaffWords();
  const { sitting } = useParams();
  const { cohortId, name, release } = useTaughtClass();
  const meeting = useMeeting();
  if (meeting === undefined) return <Loading />;
  if (meeting === null || !release.test || !isSitting(sitting))
    return (
      <ClassFrame>
        <Page title={say('teach.lessons')}>
          <EmptyState icon="pencil" title={say(meeting === null ? 'teach.no-meeting' : 'teach.no-lesson')}>
            <LinkButton to={`/class/${cohortId}`}>{name}</LinkButton>
          </EmptyState>
        </Page>
      </ClassFrame>
    );
  return <TestInClass key={sitting} meeting={meeting} test={release.test} sitting={sitting} />;
}

interface TestInClassProps {
  readonly meeting: MeetingHere;
  readonly test: Test;
  readonly sitting: Sitting;
}

function TestInClass({ meeting, test, sitting }: TestInClassProps) {
  const { locale, say } = useStaffWords();
  const navigate = useNavigate();
  const desk = useDesk();
  const taught = useTaughtClass();
  const { now: handIn } = useHandingIn();
  const { cohortId, women, release, language, progress } = taught;
  // Who is asked stands fast from here on: what is noted at the end must not take the questions away.
  const [{ asked, takers }] = useState(() => {
    const present = women.filter(({ traineeId }) => meeting.marks[traineeId] === 'present');
    const those = present.filter(({ traineeId }) => isDue(sitting, progress.byWoman.get(traineeId)));
    const list = those.map(({ traineeId }) => ({
      traineeId,
      topicsRight: progress.byWoman.get(traineeId)?.topicsRight ?? [],
    }));
    return { asked: askedInTest(test, sitting, list, language), takers: those };
  });
  const [state, setState] = useState<'before' | 'asking' | 'explaining' | 'over'>('before');
  const [fault, setFault] = useState<string | null>(null);
  const up = `/class/${cohortId}/${meeting.id}/lessons`;
  const title = say(`teach.test-${sitting}`);
  const frame: FrameFacts = { title, titleLang: locale, up, steps: 1, step: 1, fault };
  const draftKey = `${meeting.id}/${sitting}`;

  const leave = () => {
    handIn();
    void navigate(up);
  };
  if (state === 'before')
    return (
      <ClassFrame>
        <Before
          title={title}
          up={up}
          sitting={sitting}
          takers={takers}
          asked={asked}
          onBegin={() => setState('asking')}
          onExplain={() => setState('explaining')}
        />
      </ClassFrame>
    );
  if (state === 'asking')
    return (
      <QuestionRun
        cohortId={cohortId}
        draftKey={draftKey}
        asked={asked}
        women={women}
        release={release}
        language={language}
        frame={frame}
        isExplained={false}
        isSitting
        onNote={async ({ answers, attempts }) => {
          try {
            await desk.record(cohortId, testFacts(sitting, asked, answers, attempts, takers));
            await desk.keepDraft(cohortId, draftKey, { answers: {}, attempts: {}, at: 0, phase: 'ask' });
            return true;
          } catch (found) {
            setFault(deskFaultWords(say, found));
            return false;
          }
        }}
        onBack={() => setState('before')}
        onDone={() => setState(sitting === 'pre' ? 'over' : 'explaining')}
      />
    );
  if (state === 'explaining')
    return (
      <Explanations
        asked={asked.length > 0 ? asked : allOf(test, women, language)}
        frame={frame}
        onEnd={() => setState('over')}
      />
    );
  return (
    <TeachFrame
      facts={frame}
      part="over"
      onBack={leave}
      onNext={leave}
      nextIcon="home"
      nextWords={say('teach.to-lessons')}
    >
      <Notice kind="good" isAnnounced>
        {say(sitting === 'pre' ? 'teach.test-pre-thanks' : 'teach.test-thanks')}
      </Notice>
    </TeachFrame>
  );
}

type ProgressOfOne = { readonly preTest: unknown; readonly postTest: unknown } | undefined;

/** Before and after are each asked once; once more as often as somebody wishes. */
function isDue(sitting: Sitting, progress: ProgressOfOne): boolean {
  if (sitting === 'pre') return (progress?.preTest ?? null) === null;
  if (sitting === 'post') return (progress?.postTest ?? null) === null;
  return true;
}

const allOf = (test: Test, women: readonly Woman[], language: Parameters<typeof askedInTest>[3]): readonly Asked[] =>
  askedInTest(
    test,
    'again',
    women.map(({ traineeId }) => ({ traineeId, topicsRight: [] })),
    language,
  );

interface BeforeProps {
  readonly title: string;
  readonly up: string;
  readonly sitting: Sitting;
  readonly takers: readonly Woman[];
  readonly asked: readonly Asked[];
  readonly onBegin: () => void;
  readonly onExplain: () => void;
}

/** What the trainer should know before she begins. */
function Before({ title, up, sitting, takers, asked, onBegin, onExplain }: BeforeProps) {
  const { say } = useStaffWords();
  const { women } = useTaughtClass();
  return (
    <Page title={title} back={{ to: up, words: say('teach.lessons') }}>
      <Panel>
        <p>{say(`teach.test-${sitting}-why`)}</p>
        <p>{say('teach.test-forms')}</p>
        <p>{say('teach.test-asides')}</p>
        {asked.length === 0 ? (
          <Notice>{say(takers.length === 0 ? 'teach.test-nobody' : 'teach.test-nothing-left')}</Notice>
        ) : (
          <p>
            <strong>
              {say('teach.test-takers', { count: takers.length, all: women.length, items: asked.length })}
            </strong>
          </p>
        )}
        <div>
          {asked.length > 0 && <Button onPress={onBegin}>{say('teach.test-begin')}</Button>}
          {asked.length === 0 && sitting !== 'pre' && <Button onPress={onExplain}>{say('teach.to-explain')}</Button>}
        </div>
      </Panel>
    </Page>
  );
}

interface ExplanationsProps {
  readonly asked: readonly Asked[];
  readonly frame: FrameFacts;
  readonly onEnd: () => void;
}

/** After the test: every question with its answer and why, one by one. */
function Explanations({ asked, frame, onEnd }: ExplanationsProps) {
  const { release, language } = useTaughtClass();
  const [at, setAt] = useState(0);
  const one = asked[at];
  if (one === undefined) return null;
  return (
    <TeachFrame
      facts={{ ...frame, steps: asked.length, step: at + 1 }}
      part={`explain ${at}`}
      onBack={() => setAt(Math.max(0, at - 1))}
      onNext={() => (at + 1 === asked.length ? onEnd() : setAt(at + 1))}
    >
      <InClassLanguage release={release} language={language}>
        <Explanation question={one.question} />
      </InClassLanguage>
    </TeachFrame>
  );
}
