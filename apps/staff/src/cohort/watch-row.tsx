import type { TraineeProgress } from '@romduol/contracts';
import { dayIn, daysBetween, type Day } from '@romduol/domain';
import { formatDay } from '@romduol/ui';
import { useId, useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useMe } from '../session/me.ts';
import { Name } from '../ui/said.tsx';
import { useStaffWords } from '../words.ts';
import { Lacks, type Taught } from './lacks.tsx';
import { LessonsBar } from './lessons-bar.tsx';
import { StateMark } from './state-mark.tsx';
import styles from './watch-list.module.css';

interface RowProps {
  readonly row: TraineeProgress;
  readonly cohortId: string;
  readonly taught: Taught;
  readonly today: Day;
}

/** One woman as a row of the table, what she lacks in a row beneath. */
export function WatchRow({ row, cohortId, taught, today }: RowProps) {
  const lacks = useLacks(row, taught);
  return (
    <>
      <tr>
        <th scope="row">
          <Who row={row} cohortId={cohortId} />
        </th>
        <td>
          <StateMark state={row.readiness.state} />
        </td>
        <td>
          <Departure row={row} />
        </td>
        <td>
          <LessonsBar done={row.lessonsDone} all={row.lessons} />
        </td>
        <td>{lacks.button}</td>
        <td>
          <LastNews row={row} today={today} />
        </td>
      </tr>
      {lacks.list && (
        <tr className={styles['beneath']}>
          <td colSpan={6}>{lacks.list}</td>
        </tr>
      )}
    </>
  );
}

/** One woman as a card, on a phone. */
export function WatchCard({ row, cohortId, taught, today }: RowProps) {
  const { say } = useStaffWords();
  const lacks = useLacks(row, taught);
  return (
    <li className={styles['card']}>
      <div className={styles['card-top']}>
        <h3>
          <Who row={row} cohortId={cohortId} />
        </h3>
        <StateMark state={row.readiness.state} />
      </div>
      <p className={styles['line']}>
        <span>{say('watch.leaves')}:</span> <Departure row={row} />
      </p>
      <LessonsBar done={row.lessonsDone} all={row.lessons} isNamed />
      <p className={styles['news']}>
        {say('watch.news')}: <LastNews row={row} today={today} />
      </p>
      <p className={styles['line']}>
        <span>{say('watch.lacks')}:</span> {lacks.button}
      </p>
      {lacks.list}
    </li>
  );
}

function Who({ row, cohortId }: { readonly row: TraineeProgress; readonly cohortId: string }) {
  return (
    <Link className={styles['who']} to={`/classes/${cohortId}/women/${row.traineeId}`}>
      {row.name !== null && <Name>{row.name}</Name>}
      <span className={styles['code']}>{row.code}</span>
    </Link>
  );
}

/** When she leaves, and in how many days. */
function Departure({ row: { departure, readiness } }: { readonly row: TraineeProgress }) {
  const { locale, say } = useStaffWords();
  const { daysLeft } = readiness;
  if (departure.intention === 'staying') return <span>{say('departure.stays')}</span>;
  if (departure.departsOn === null || daysLeft === null) return <span>{say('departure.no-day')}</span>;
  const words =
    daysLeft < 0
      ? say('departure.ago', { count: -daysLeft })
      : daysLeft === 0
        ? say('departure.today')
        : say('departure.in', { count: daysLeft });
  return (
    <span className={styles['departure']}>
      <strong>{words}</strong>
      <span>{formatDay(locale, departure.departsOn)}</span>
    </span>
  );
}

/** When anything last came from her phone. */
function LastNews({ row: { asOf }, today }: { readonly row: TraineeProgress; readonly today: Day }) {
  const { say } = useStaffWords();
  const { me } = useMe();
  if (asOf === null) return <span>{say('watch.no-news')}</span>;
  const days = daysBetween(dayIn(me.organisation.timeZone, new Date(asOf)), today);
  return <span>{days <= 0 ? say('watch.news-today') : say('watch.news-days', { count: days })}</span>;
}

/** The button that opens what she lacks, and the list when it is open. */
function useLacks(row: TraineeProgress, taught: Taught): { readonly button: ReactNode; readonly list: ReactNode } {
  const { say } = useStaffWords();
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const count = row.missing.length;
  if (count === 0) return { button: <span>{say('watch.lacks-nothing')}</span>, list: null };
  return {
    button: (
      <button
        type="button"
        className={styles['lacks']}
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        {say('watch.lacks-count', { count })}
      </button>
    ),
    list: isOpen && (
      <div id={id}>
        <Lacks missing={row.missing} minutesLeft={row.readiness.minutesLeft} taught={taught} />
      </div>
    ),
  };
}
