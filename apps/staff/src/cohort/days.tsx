import type { Cohort } from '@romduol/contracts';
import { daysBetween, type Day } from '@romduol/domain';
import { formatDay } from '@romduol/ui';
import { useStaffWords, type StaffSay } from '../words.ts';

/** Where a class stands in its days. */
export function stageOf(
  { startsOn, endsOn }: Pick<Cohort, 'startsOn' | 'endsOn'>,
  today: Day,
): 'coming' | 'running' | 'over' {
  if (startsOn > today) return 'coming';
  return endsOn !== null && endsOn < today ? 'over' : 'running';
}

function stageWords(say: StaffSay, cohort: Pick<Cohort, 'startsOn' | 'endsOn'>, today: Day): string {
  const stage = stageOf(cohort, today);
  if (stage === 'coming') return say('days.starts-in', { count: daysBetween(today, cohort.startsOn) });
  if (stage === 'over') return say('days.over');
  if (cohort.endsOn === null) return say('days.running');
  return cohort.endsOn === today ? say('days.last') : say('days.ends-in', { count: daysBetween(today, cohort.endsOn) });
}

/** The days of a class, and how many are left of them. */
export function ClassDays({
  cohort,
  today,
}: {
  readonly cohort: Pick<Cohort, 'startsOn' | 'endsOn'>;
  readonly today: Day;
}) {
  const { locale, say } = useStaffWords();
  const from = formatDay(locale, cohort.startsOn);
  const days =
    cohort.endsOn === null
      ? say('days.from', { from })
      : say('days.from-to', { from, to: formatDay(locale, cohort.endsOn) });
  return (
    <>
      {days} <strong>({stageWords(say, cohort, today)})</strong>
    </>
  );
}
