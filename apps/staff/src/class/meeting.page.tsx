import type { MeetingHere } from '@romduol/offline/class';
import { Button, classes, EmptyState, formatDay, Icon, Notice } from '@romduol/ui';
import { useState } from 'react';
import { useParams } from 'react-router';
import { LinkButton } from '../ui/link-button.tsx';
import { Loading } from '../ui/live-state.tsx';
import { Page } from '../ui/page.tsx';
import { Name } from '../ui/said.tsx';
import { useStaffWords } from '../words.ts';
import { afterTap, attendanceOf, type Mark } from './attendance.ts';
import { deskFaultWords } from './class-words.tsx';
import styles from './meeting.module.css';
import { useTaughtClass, type Woman } from './opened.ts';
import { ResetCode } from './reset-code.tsx';
import { useDesk, useKept } from './use-desk.ts';

/** A meeting of the open class, by the address of the page; undefined while it is read, null when there is none. */
export function useMeeting(): MeetingHere | null | undefined {
  const { meetingId = '' } = useParams();
  const { cohortId } = useTaughtClass();
  const meetings = useKept(`meetings ${cohortId}`, (desk) => desk.meetings(cohortId)).value;
  return meetings && (meetings.find(({ id }) => id === meetingId) ?? null);
}

/** Who is there: a tap on a name marks her as there, another as not there. Who comes late is tapped late. */
export function MeetingPage() {
  const { say } = useStaffWords();
  const { cohortId, name } = useTaughtClass();
  const meeting = useMeeting();
  const back = { to: `/class/${cohortId}`, words: name };
  if (meeting === undefined) return <Loading />;
  if (meeting === null)
    return (
      <Page title={say('teach.who')} back={back}>
        <EmptyState icon="calendar" title={say('teach.no-meeting')} />
      </Page>
    );
  return <Who meeting={meeting} />;
}

function Who({ meeting }: { readonly meeting: MeetingHere }) {
  const { locale, say } = useStaffWords();
  const desk = useDesk();
  const { cohortId, name, women } = useTaughtClass();
  const [fault, setFault] = useState<unknown>();
  const { present, absent, unmarked } = attendanceOf(meeting.marks, women);
  const mark = (those: readonly Woman[], to: (woman: Woman) => Mark) => {
    setFault(undefined);
    const tapped = those.map((woman) => ({ traineeId: woman.traineeId, mark: to(woman) }));
    desk.mark(cohortId, meeting.id, tapped).catch((found: unknown) => setFault(found));
  };
  return (
    <Page title={say('teach.who')} back={{ to: `/class/${cohortId}`, words: name }}>
      <p>
        {formatDay(locale, meeting.heldOn)} · {say('teach.who-how')}
      </p>
      {women.length === 0 && <EmptyState icon="person" title={say('watch.none')} />}
      <ul className={styles['list']}>
        {women.map((woman) => (
          <li key={woman.traineeId} className={styles['row']}>
            <WomanToggle
              woman={woman}
              mark={meeting.marks[woman.traineeId]}
              onTap={() => mark([woman], ({ traineeId }) => afterTap(meeting.marks[traineeId]))}
            />
            <ResetCode woman={woman} />
          </li>
        ))}
      </ul>
      <div className={styles['foot']}>
        {fault !== undefined && (
          <Notice kind="warn" isAnnounced>
            {deskFaultWords(say, fault)}
          </Notice>
        )}
        <p role="status">
          {say('teach.here', { count: present })} · {say('teach.not-here-count', { count: absent })}
          {unmarked > 0 && ` · ${say('teach.unmarked', { count: unmarked })}`}
        </p>
        <div className={styles['actions']}>
          {unmarked > 0 && present > 0 && (
            <Button
              kind="quiet"
              onPress={() =>
                mark(
                  women.filter(({ traineeId }) => meeting.marks[traineeId] === undefined),
                  () => 'absent',
                )
              }
            >
              {say('teach.rest-absent')}
            </Button>
          )}
          <LinkButton kind="primary" icon="book" to="lessons">
            {say('teach.to-lessons')}
          </LinkButton>
        </div>
      </div>
    </Page>
  );
}

interface ToggleProps {
  readonly woman: Woman;
  readonly mark: Mark | undefined;
  readonly onTap: () => void;
}

const signs = { present: 'check', absent: 'cross' } as const;

/** One name, as wide as the hand that looks for it. */
function WomanToggle({ woman, mark, onTap }: ToggleProps) {
  const { say } = useStaffWords();
  return (
    <button
      type="button"
      className={classes(styles['toggle'], mark && styles[mark])}
      aria-pressed={mark === 'present'}
      onClick={onTap}
    >
      <span className={styles['sign']}>{mark && <Icon name={signs[mark]} size={26} />}</span>
      <span className={styles['name']}>
        <Name>{woman.name}</Name>
        <span className={styles['state']}>{say(mark ? `teach.mark-${mark}` : 'teach.mark-none')}</span>
      </span>
    </button>
  );
}
