import { getCohort, type Cohort } from '@romduol/contracts';
import { useParams } from 'react-router';
import { DeskNoticeWhenNeeded } from '../class/desk-notice-when-needed.tsx';
import { useAnswer, useKeepAnswer } from '../session/answers.tsx';
import { useMe } from '../session/me.ts';
import { Facts } from '../ui/facts.tsx';
import { Fold } from '../ui/fold.tsx';
import { LinkButton } from '../ui/link-button.tsx';
import { LiveState } from '../ui/live-state.tsx';
import { Page } from '../ui/page.tsx';
import { Said, scriptOf } from '../ui/said.tsx';
import { useIsWide } from '../ui/use-is-wide.ts';
import { ownNames, useStaffWords } from '../words.ts';
import { ClassDays } from './days.tsx';
import { JoinCode, spaced } from './join-code.tsx';
import { Phones } from './phones.tsx';
import { RecordedMeetings } from './recorded-meetings.tsx';
import { WatchList } from './watch-list.tsx';

/** One class: how to join it, and who needs the trainer. */
export function CohortPage() {
  const { say } = useStaffWords();
  const { id = '' } = useParams();
  const { may } = useMe();
  const keep = useKeepAnswer();
  const cohort = useAnswer(getCohort, { params: { id } }, { everySeconds: 60 });
  const name = cohort.answer?.name;
  return (
    <Page
      title={name ?? say('class.it')}
      titleLang={name === undefined ? undefined : scriptOf(name)}
      back={{ to: '/', words: say('nav.classes') }}
      actions={
        cohort.answer && (
          <>
            {may('class.record') && (
              <LinkButton to="take" icon="wifi-off">
                {say('teach.take')}
              </LinkButton>
            )}
            {may('certificate.read') && (
              <LinkButton to="certificates" icon="certificate">
                {say('certificates')}
              </LinkButton>
            )}
            {may('cohort.manage') && (
              <LinkButton to="edit" icon="pencil">
                {say('class.change')}
              </LinkButton>
            )}
          </>
        )
      }
    >
      <LiveState of={cohort} isQuiet={may('progress.read')}>
        {(current) => (
          <>
            <About cohort={current} onRenewed={(renewed) => keep(getCohort, { params: { id } }, renewed)} />
            <DeskNoticeWhenNeeded />
            {may('progress.read') && (
              <>
                <WatchList cohort={current} />
                <RecordedMeetings cohortId={id} />
                <Phones cohortId={id} />
              </>
            )}
          </>
        )}
      </LiveState>
    </Page>
  );
}

interface AboutProps {
  readonly cohort: Cohort;
  readonly onRenewed: (cohort: Cohort) => void;
}

/** What the class is and how to join it. On a phone it is folded once women have joined: then they come first. */
function About({ cohort, onRenewed }: AboutProps) {
  const { say } = useStaffWords();
  const isWide = useIsWide();
  const facts = <ClassFacts cohort={cohort} />;
  const join = <JoinCode cohort={cohort} onRenewed={onRenewed} />;
  if (isWide || cohort.joined === 0)
    return (
      <>
        {facts}
        {join}
      </>
    );
  return (
    <>
      <Fold summary={say('class.about')}>{facts}</Fold>
      <Fold
        summary={
          <>
            {say('join.title')} <strong>{spaced(cohort.code.code)}</strong>
          </>
        }
      >
        {join}
      </Fold>
    </>
  );
}

function ClassFacts({ cohort }: { readonly cohort: Cohort }) {
  const { say } = useStaffWords();
  const { me } = useMe();
  const { courseTitle, language, womenOnly, joined, seats, trainerName } = cohort;
  return (
    <Facts
      facts={[
        { label: say('class.course'), value: <Said text={courseTitle} /> },
        { label: say('class.days'), value: <ClassDays cohort={cohort} today={me.organisation.today} /> },
        { label: say('class.joined'), value: say('class.joined-of', { joined, seats }) },
        { label: say('class.language'), value: <span lang={language}>{ownNames[language]}</span> },
        { label: say('class.for'), value: say(womenOnly ? 'class.for-women' : 'class.for-all') },
        { label: say('class.trainer'), value: trainerName },
      ]}
    />
  );
}
