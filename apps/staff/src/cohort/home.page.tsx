import { listCohorts, type Cohort } from '@romduol/contracts';
import { EmptyState, Notice } from '@romduol/ui';
import { Link } from 'react-router';
import { DeskNoticeWhenNeeded } from '../class/desk-notice-when-needed.tsx';
import { useAnswer } from '../session/answers.tsx';
import { useMe } from '../session/me.ts';
import { Facts } from '../ui/facts.tsx';
import { LinkButton } from '../ui/link-button.tsx';
import { LiveState } from '../ui/live-state.tsx';
import { Page } from '../ui/page.tsx';
import { Said, scriptOf } from '../ui/said.tsx';
import { useStaffWords } from '../words.ts';
import { ClassDays, stageOf } from './days.tsx';
import styles from './home.module.css';
import { spaced } from './join-code.tsx';

/** The classes she may see: running ones first, then those to come, then those that are over. */
export function HomePage() {
  const { say } = useStaffWords();
  const { me, may, seesNames } = useMe();
  const isTeaching = may('cohort.read');
  const cohorts = useAnswer(listCohorts, {}, { isWanted: isTeaching, everySeconds: 60 });
  const canCreate = may('cohort.manage');
  const create = (words: string) => (
    <LinkButton kind="primary" to="/classes/new">
      {words}
    </LinkButton>
  );
  if (!isTeaching)
    return (
      <Page title={say('nav.classes')}>
        <Notice>{say('home.nothing-for-you')}</Notice>
      </Page>
    );
  return (
    <Page
      title={say('nav.classes')}
      actions={canCreate && (cohorts.answer?.length ?? 0) > 0 && create(say('home.create'))}
    >
      <DeskNoticeWhenNeeded />
      {!seesNames && <p>{say('home.names-hidden')}</p>}
      <LiveState of={cohorts}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState icon="person" title={say('home.none')}>
              <p>{say(canCreate ? 'home.none-explain' : 'home.none-wait')}</p>
              {canCreate && create(say('home.create-first'))}
            </EmptyState>
          ) : (
            <ul className={styles['classes']}>
              {inOrder(list, me.organisation.today).map((cohort) => (
                <ClassCard key={cohort.id} cohort={cohort} />
              ))}
            </ul>
          )
        }
      </LiveState>
    </Page>
  );
}

const stages = ['running', 'coming', 'over'];

const inOrder = (list: readonly Cohort[], today: string): readonly Cohort[] =>
  [...list].sort(
    (one, other) =>
      stages.indexOf(stageOf(one, today)) - stages.indexOf(stageOf(other, today)) ||
      other.startsOn.localeCompare(one.startsOn),
  );

function ClassCard({ cohort }: { readonly cohort: Cohort }) {
  const { say } = useStaffWords();
  const { me } = useMe();
  const { id, name, courseTitle, joined, seats, code, trainerName } = cohort;
  return (
    <li className={styles['card']}>
      <h2 lang={scriptOf(name)}>
        <Link to={`/classes/${id}`}>{name}</Link>
      </h2>
      <p>
        <Said text={courseTitle} />
      </p>
      <p className={styles['days']}>
        <ClassDays cohort={cohort} today={me.organisation.today} />
      </p>
      <Facts
        facts={[
          { label: say('class.joined'), value: <strong>{say('class.joined-of', { joined, seats })}</strong> },
          {
            label: say('class.code'),
            value: code.isExpired ? (
              say('class.code-expired')
            ) : (
              <strong className={styles['code']}>{spaced(code.code)}</strong>
            ),
          },
          { label: say('class.trainer'), value: trainerName },
        ]}
      />
    </li>
  );
}
