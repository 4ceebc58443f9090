import { addDays, daysBetween, type Day } from '@romduol/domain';

/** A month of a year; 1 is January. */
export interface Month {
  readonly year: number;
  readonly month: number;
}

/** The month of a day and those after it. */
export function monthsFrom(day: Day, count: number): readonly Month[] {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return Array.from({ length: count }, (_, later) => {
    const index = month - 1 + later;
    return { year: year + Math.floor(index / 12), month: (index % 12) + 1 };
  });
}

const firstOf = ({ year, month }: Month): Day => `${year}-${String(month).padStart(2, '0')}-01`;

/** Every day of a month, in order. */
export function daysOfMonth(month: Month): readonly Day[] {
  const first = firstOf(month);
  const next = firstOf(month.month === 12 ? { year: month.year + 1, month: 1 } : { ...month, month: month.month + 1 });
  return Array.from({ length: daysBetween(first, next) }, (_, later) => addDays(first, later));
}
