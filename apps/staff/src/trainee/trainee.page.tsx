import { getCohort, getCohortProgress, type TraineeProgress } from '@romduol/contracts';
import { Notice } from '@romduol/ui';
import { useParams } from 'react-router';
import { Lacks } from '../cohort/lacks.tsx';
import { LessonsBar } from '../cohort/lessons-bar.tsx';
import { StateMark } from '../cohort/state-mark.tsx';
import { useAnswer } from '../session/answers.tsx';
import { useMe } from '../session/me.ts';
import { Facts } from '../ui/facts.tsx';
import { LinkButton } from '../ui/link-button.tsx';
import { LiveState } from '../ui/live-state.tsx';
import { Page, Panel, Row } from '../ui/page.tsx';
import { scriptOf } from '../ui/said.tsx';
import { formatInstant, useStaffWords } from '../words.ts';
import { EraseTrainee } from './erase-trainee.tsx';
import { OpenDetails } from './open-details.tsx';
import { ResetPin } from './reset-pin.tsx';
import { Skills } from './skills.tsx';

/** One woman in a class: where she stands, her name and plan, her way in. */
export function TraineePage() {
  const { say } = useStaffWords();
  const { may } = useMe();
  const { id = '', traineeId = '' } = useParams();
  const cohort = useAnswer(getCohort, { params: { id } });
  const progress = useAnswer(getCohortProgress, { params: { id } }, { everySeconds: 30 });
  const row = progress.answer?.trainees.find((trainee) => trainee.traineeId === traineeId);
  const title = row?.name ?? row?.code ?? say('woman.it');
  return (
    <Page
      title={title}
      titleLang={scriptOf(title)}
      back={{ to: `/classes/${id}`, words: cohort.answer?.name ?? say('class.it') }}
    >
      <LiveState of={progress}>
        {() =>
          row === undefined ? <Notice kind="warn">{say('problem.thing.not-found')}</Notice> : <Standing row={row} />
        }
      </LiveState>
      {row && row.missing.length > 0 && (
        <Panel title={say('watch.lacks')}>
          <LiveState of={cohort}>
            {({ releaseId, language }) => (
              <Lacks missing={row.missing} minutesLeft={row.readiness.minutesLeft} taught={{ releaseId, language }} />
            )}
          </LiveState>
        </Panel>
      )}
      {row && cohort.answer?.hasSkills && <Skills classId={id} traineeId={traineeId} />}
      {row && may('trainee.open') && (
        <Panel title={say('woman.details')}>
          <OpenDetails traineeId={traineeId} onSaved={() => void progress.refresh()} />
        </Panel>
      )}
      {row && may('trainee.erase') && (
        <Panel title={say('erase.heading')}>
          <p>{say('erase.explain')}</p>
          <Row>
            <EraseTrainee traineeId={traineeId} classId={id} />
          </Row>
        </Panel>
      )}
      {row && may('trainee.reset') && (
        <Panel title={say('woman.way-in')}>
          <p>{say('woman.way-in-explain')}</p>
          <Row>
            <LinkButton to="card" icon="phone">
              {say('card.new')}
            </LinkButton>
            <ResetPin traineeId={traineeId} />
          </Row>
        </Panel>
      )}
    </Page>
  );
}

function Standing({ row }: { readonly row: TraineeProgress }) {
  const { locale, say } = useStaffWords();
  const { me } = useMe();
  const { code, readiness, lessonsDone, lessons, preTest, postTest, asOf, byTrainer } = row;
  const result = (test: TraineeProgress['preTest']) =>
    test === null ? say('woman.no-test') : say('woman.test-of', test);
  const news = asOf === null ? say('watch.no-news') : formatInstant(locale, new Date(asOf), me.organisation.timeZone);
  return (
    <Panel>
      <Facts
        facts={[
          { label: say('watch.state'), value: <StateMark state={readiness.state} /> },
          { label: say('woman.code'), value: code },
          { label: say('watch.lessons'), value: <LessonsBar done={lessonsDone} all={lessons} /> },
          { label: say('woman.pre-test'), value: result(preTest) },
          { label: say('woman.post-test'), value: result(postTest) },
          { label: say('watch.news'), value: news },
          ...(byTrainer > 0
            ? [{ label: say('woman.by-trainer'), value: say('teach.records-count', { count: byTrainer }) }]
            : []),
        ]}
      />
    </Panel>
  );
}
