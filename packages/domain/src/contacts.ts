import { lessonsOf, type Course, type Lesson } from './content.ts';
import { daysBetween, type Day } from './day.ts';
import type { DeparturePlan } from './readiness.ts';

/**
 * Contacts after departure whose day has come, in the order of the course: those of so many days after it, and, once she
 * has left, the one for her return, which may be any day and is to be found, not to be asked. None for a woman who stays or whose day nobody knows.
 */
export function contactsDue(course: Pick<Course, 'modules'>, plan: DeparturePlan, today: Day): readonly Lesson[] {
  if (plan.intention !== 'leaving' || plan.departsOn === null) return [];
  const away = daysBetween(plan.departsOn, today);
  return lessonsOf(course).filter(
    ({ afterDeparture }) => afterDeparture !== undefined && away >= (afterDeparture === 'return' ? 0 : afterDeparture),
  );
}
