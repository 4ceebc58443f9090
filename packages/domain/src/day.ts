/** A calendar date `YYYY-MM-DD`. Departure and expiry are days, never instants: they read the same in every time zone. */
export type Day = string;

const pattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const dayMs = 86_400_000;

/** Days since 1970-01-01. Throws a RangeError for what is not a calendar date, `2027-02-30` included. */
export function dayNumber(day: Day): number {
  const [, year, month, date] = pattern.exec(day)?.map(Number) ?? [];
  const ms = Date.UTC(year ?? NaN, (month ?? NaN) - 1, date ?? NaN);
  if (Number.isNaN(ms) || dayFromNumber(ms / dayMs) !== day) throw new RangeError(`not a calendar date: ${day}`);
  return ms / dayMs;
}

/** The inverse of `dayNumber`. */
export function dayFromNumber(number: number): Day {
  return new Date(number * dayMs).toISOString().slice(0, 10);
}

/** Whole days from one day to another; negative when the second is earlier. */
export const daysBetween = (from: Day, to: Day): number => dayNumber(to) - dayNumber(from);

/** The day that many days later. */
export const addDays = (day: Day, days: number): Day => dayFromNumber(dayNumber(day) + days);

/** Which day it is at an instant in a time zone (IANA name, for instance `Asia/Phnom_Penh`). */
export function dayIn(zone: string, instant: Date): Day {
  // By parts: the order in which a language writes them has changed between versions of the locale data.
  const parts = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(instant);
  const part = (type: 'year' | 'month' | 'day') => parts.find((found) => found.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}
