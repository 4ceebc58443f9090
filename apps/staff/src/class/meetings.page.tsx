import type { Day } from '@romduol/domain';
import { newId } from '@romduol/offline';
import type { MeetingHere } from '@romduol/offline/class';
import { Button, formatDay, Icon, nameOfWeekday, Notice } from '@romduol/ui';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useServer } from '../session/server.ts';
import { DayField } from '../ui/day-field.tsx';
import { Fold } from '../ui/fold.tsx';
import { LinkButton } from '../ui/link-button.tsx';
import { Loading } from '../ui/live-state.tsx';
import { Page, Panel, Row } from '../ui/page.tsx';
import { scriptOf } from '../ui/said.tsx';
import { useStaffWords } from '../words.ts';
import { dayInClass } from './class-day.ts';
import { lessonUnderWay } from './class-progress.ts';
import { deskFaultWords } from './class-words.tsx';
import { Waiting } from './hand-in.tsx';
import styles from './meetings.module.css';
import { useOpenClasses, useTaughtClass } from './opened.ts';
import { useDesk, useKept } from './use-desk.ts';

/** The meetings of an open class: today's is begun or gone on with; earlier ones can be looked at. */
export function MeetingsPage() {
  const { say } = useStaffWords();
  const { cohortId, name, here } = useTaughtClass();
  const meetings = useKept(`meetings ${cohortId}`, (desk) => desk.meetings(cohortId));
  const { day: today, isClockLost } = dayInClass(here, new Date());
  if (meetings.value === undefined) return <Loading />;
  const todays = meetings.value.filter(({ heldOn }) => heldOn === today);
  const earlier = meetings.value.filter(({ heldOn }) => heldOn !== today);
  return (
    <Page
      title={name}
      titleLang={scriptOf(name)}
      back={{ to: '/class', words: say('teach.title') }}
      actions={<LinkButton to={`/class/${cohortId}/records`}>{say('teach.records')}</LinkButton>}
    >
      <Waiting />
      {todays.length > 0 && (
        <Panel title={say('teach.today')}>
          <ul className={styles['meetings']}>
            {todays.map((meeting) => (
              <Meeting key={meeting.id} meeting={meeting} isBig />
            ))}
          </ul>
        </Panel>
      )}
      {todays.length === 0 ? (
        <Panel title={say('teach.today')}>
          <Begin today={today} isClockLost={isClockLost} isFirst />
        </Panel>
      ) : (
        <Fold summary={say('teach.begin-second')}>
          <Begin today={today} isClockLost={isClockLost} isFirst={false} />
        </Fold>
      )}
      {earlier.length > 0 && (
        <Panel title={say('teach.earlier')}>
          <ul className={styles['meetings']}>
            {earlier.map((meeting) => (
              <Meeting key={meeting.id} meeting={meeting} />
            ))}
          </ul>
        </Panel>
      )}
      <Refresh />
    </Page>
  );
}

function Meeting({ meeting, isBig }: { readonly meeting: MeetingHere; readonly isBig?: boolean }) {
  const { locale, say } = useStaffWords();
  const { cohortId, release } = useTaughtClass();
  const { id, heldOn, marks, teaching, code } = meeting;
  const present = Object.values(marks).filter((mark) => mark === 'present').length;
  const lesson = lessonUnderWay(release, teaching);
  return (
    <li>
      <Link className={isBig ? styles['big'] : styles['meeting']} to={`/class/${cohortId}/${id}`}>
        <span>
          <strong>
            {nameOfWeekday(locale, heldOn)}, {formatDay(locale, heldOn)}
          </strong>
          <span className={styles['facts']}>
            {say('teach.here', { count: present })}
            {code !== null && ` · ${say('teach.refused-mark')}`}
          </span>
        </span>
        <Icon name="next" />
      </Link>
      {isBig && lesson && (
        <LinkButton kind="primary" icon="book" to={`/class/${cohortId}/${id}/lessons/${lesson.id}`}>
          {say('teach.go-on')}
        </LinkButton>
      )}
    </li>
  );
}

interface BeginProps {
  readonly today: Day;
  readonly isClockLost: boolean;
  readonly isFirst: boolean;
}

/** Begins a meeting. The day is the tablet's, and can be put right where its clock is wrong. */
function Begin({ today, isClockLost, isFirst }: BeginProps) {
  const { locale, say } = useStaffWords();
  const desk = useDesk();
  const navigate = useNavigate();
  const { cohortId } = useTaughtClass();
  const [day, setDay] = useState<string>(today);
  const [isOther, setOther] = useState(isClockLost);
  const [fault, setFault] = useState<unknown>();
  const begin = async () => {
    const id = newId();
    try {
      await desk.beginMeeting(cohortId, id, day);
      await navigate(`/class/${cohortId}/${id}`);
    } catch (found) {
      setFault(found);
    }
  };
  return (
    <div className={styles['begin']}>
      {isClockLost && <Notice kind="warn">{say('teach.clock-lost')}</Notice>}
      {isOther ? (
        <DayField label={say('teach.day')} hint={say('teach.day-hint')} value={day} onChange={setDay} />
      ) : (
        <p className={styles['day']}>
          {nameOfWeekday(locale, today)}, {formatDay(locale, today)}
        </p>
      )}
      {fault !== undefined && <Notice kind="warn">{deskFaultWords(say, fault)}</Notice>}
      <Row>
        <Button isDisabled={day === ''} onPress={() => void begin()}>
          {say(isFirst ? 'teach.begin' : 'teach.begin-second')}
        </Button>
        {!isOther && (
          <Button kind="quiet" icon="calendar" onPress={() => setOther(true)}>
            {say('teach.other-day')}
          </Button>
        )}
      </Row>
    </div>
  );
}

/** With network and her session: the list of names anew, under the same words. */
function Refresh() {
  const { say } = useStaffWords();
  const { callAtOnce } = useServer();
  const { cohortId, open } = useTaughtClass();
  const { keep } = useOpenClasses();
  const [state, setState] = useState<{ readonly isBusy: boolean; readonly isDone?: boolean; readonly fault?: unknown }>(
    {
      isBusy: false,
    },
  );
  const refresh = async () => {
    setState({ isBusy: true });
    try {
      keep(cohortId, await open.refresh(callAtOnce));
      setState({ isBusy: false, isDone: true });
    } catch (fault) {
      setState({ isBusy: false, fault });
    }
  };
  return (
    <div className={styles['refresh']}>
      <Button kind="quiet" isBusy={state.isBusy} onPress={() => void refresh()}>
        {say('teach.refresh')}
      </Button>
      {state.isDone && (
        <Notice kind="good" isAnnounced>
          {say('teach.refreshed')}
        </Notice>
      )}
      {state.fault !== undefined && (
        <Notice kind="warn" isAnnounced>
          {deskFaultWords(say, state.fault)}
        </Notice>
      )}
    </div>
  );
}
