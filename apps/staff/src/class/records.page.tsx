import { isProblemCode } from '@romduol/contracts';
import { lessonsOf, type LearningFact } from '@romduol/domain';
import { isDaySettled, type MeetingHere, type Refused } from '@romduol/offline/class';
import { Button, formatDay, Notice } from '@romduol/ui';
import { useState } from 'react';
import { DayField } from '../ui/day-field.tsx';
import { Loading } from '../ui/live-state.tsx';
import { Page, Panel } from '../ui/page.tsx';
import { Name } from '../ui/said.tsx';
import { useStaffWords, type StaffSay } from '../words.ts';
import { deskFaultWords } from './class-words.tsx';
import { useHandingIn, Waiting } from './hand-in.tsx';
import { useTaughtClass, type TaughtClass } from './opened.ts';
import styles from './records.module.css';
import { useDesk, useKept } from './use-desk.ts';

/** What was noted in this class, what waits, and what the server refused, with name and reason. */
export function RecordsPage() {
  const { say } = useStaffWords();
  const desk = useDesk();
  const { cohortId, name, events } = useTaughtClass();
  const { now: handIn } = useHandingIn();
  const refused = useKept(`refused ${cohortId}`, (kept) => kept.refused(cohortId)).value;
  const meetings = useKept(`meetings ${cohortId}`, (kept) => kept.meetings(cohortId)).value;
  const [fault, setFault] = useState<unknown>();
  if (refused === undefined || meetings === undefined) return <Loading />;
  const again = () =>
    desk.tryAgain(cohortId).then(handIn, (found: unknown) => {
      setFault(found);
    });
  const marks = meetings.reduce((sum, { counts }) => sum + counts.waiting + counts['handed-in'], 0);
  const noted = [...events.values()].reduce((sum, hers) => sum + hers.length, marks);
  const wrongDays = meetings.filter((meeting) => meeting.code?.startsWith('meeting.') && !isDaySettled(meeting));
  return (
    <Page title={say('teach.records')} back={{ to: `/class/${cohortId}`, words: name }}>
      <Waiting />
      <Panel>
        <p>{say('teach.noted-all', { count: noted })}</p>
        <p className={styles['quiet']}>{say('teach.by-trainer')}</p>
        {refused.length === 0 && (
          <Notice kind="good">
            <p>{say('teach.none-refused')}</p>
          </Notice>
        )}
      </Panel>
      {wrongDays.map((meeting) => (
        <CorrectDay key={meeting.id} meeting={meeting} />
      ))}
      {refused.length > 0 && (
        <Panel title={say('teach.refused')}>
          <p>{say('teach.refused-explain')}</p>
          <ul className={styles['refused']}>
            <RefusedRows refused={refused} meetings={meetings} />
          </ul>
          {fault !== undefined && (
            <Notice kind="warn" isAnnounced>
              {deskFaultWords(say, fault)}
            </Notice>
          )}
          <div>
            <Button kind="quiet" onPress={() => void again()}>
              {say('teach.try-again')}
            </Button>
          </div>
        </Panel>
      )}
    </Page>
  );
}

interface RefusedRowsProps {
  readonly refused: readonly Refused[];
  readonly meetings: readonly MeetingHere[];
}

/** Each woman, what was refused of her and why; a lesson of ten screens is one row of ten records. */
function RefusedRows({ refused, meetings }: RefusedRowsProps) {
  const { locale, say } = useStaffWords();
  const taught = useTaughtClass();
  const whatOf = ({ row }: Refused): string => {
    if ('event' in row) return factWords(say, taught, row.event.fact);
    const day = meetings.find(({ id }) => id === row.meetingId)?.heldOn;
    return say(`teach.was-${row.mark.mark}`, { day: day ? formatDay(locale, day) : '' });
  };
  const alike = new Map<string, Refused[]>();
  for (const one of refused) {
    const key = [one.row.traineeId, whatOf(one), one.row.code].join('/');
    alike.set(key, [...(alike.get(key) ?? []), one]);
  }
  return [...alike].map(([key, those]) => {
    const [one] = those;
    if (one === undefined) return null;
    const woman = taught.women.find(({ traineeId }) => traineeId === one.row.traineeId);
    const code = one.row.code ?? '';
    return (
      <li key={key}>
        <strong>{woman ? <Name>{woman.name}</Name> : say('teach.no-longer-listed')}</strong>
        <span>
          {whatOf(one)}
          {those.length > 1 && ` · ${say('teach.records-count', { count: those.length })}`}
        </span>
        <span className={styles['quiet']}>{isProblemCode(code) ? say(`problem.${code}`) : say('problem.unknown')}</span>
      </li>
    );
  });
}

/** What a fact is about: the title of its lesson, or the test. */
function factWords(say: StaffSay, { release, language }: TaughtClass, fact: LearningFact): string {
  const lesson = lessonsOf(release).find((one) =>
    'blockId' in fact
      ? one.blocks.some(({ id }) => id === fact.blockId)
      : 'lessonId' in fact && one.id === fact.lessonId,
  );
  if ('sitting' in fact) return say(`teach.test-${fact.sitting}`);
  return lesson?.title[language] ?? say('teach.no-lesson');
}

/** A meeting whose day the server refused: the tablet's clock was wrong. */
function CorrectDay({ meeting }: { readonly meeting: MeetingHere }) {
  const { locale, say } = useStaffWords();
  const desk = useDesk();
  const { now: handIn } = useHandingIn();
  const [day, setDay] = useState<string>(meeting.heldOn);
  const [fault, setFault] = useState<unknown>();
  const put = () => desk.correctDay(meeting.id, day).then(handIn, (found: unknown) => setFault(found));
  return (
    <Panel title={say('teach.wrong-day', { day: formatDay(locale, meeting.heldOn) })}>
      <p>{say('teach.wrong-day-explain')}</p>
      <DayField label={say('teach.day')} value={day} onChange={setDay} />
      {fault !== undefined && (
        <Notice kind="warn" isAnnounced>
          {deskFaultWords(say, fault)}
        </Notice>
      )}
      <div>
        <Button isDisabled={day === '' || day === meeting.heldOn} onPress={() => void put()}>
          {say('teach.wrong-day-go')}
        </Button>
      </div>
    </Panel>
  );
}
