import type { Completion } from './completion.ts';
import { daysBetween, type Day } from './day.ts';

/** What is known of her going. May be unknown; may be that she stays, which is a success like any other. */
export type DepartureIntention = 'leaving' | 'unknown' | 'staying';
export interface DeparturePlan {
  readonly intention: DepartureIntention;
  /** Set only when leaving and known. */
  readonly departsOn: Day | null;
}

/** Minutes of learning that a woman can be expected to manage on one day beside everything else. */
export const minutesPerDay = 60;
/** Minutes set aside for the post-test. */
export const testMinutes = 10;

/** What is missing before the departure day, and whether it can still be done in time. */
export interface Readiness {
  readonly state:
    'ready' | 'on-course' | 'at-risk' | 'cannot-make-it' | 'left-ready' | 'left-unready' | 'staying' | 'no-day';
  /** Days until departure; negative when she has left; null when no day is known. */
  readonly daysLeft: number | null;
  readonly minutesLeft: number;
}

/**
 * Compares what is left with the days that are left. The departure day itself is not for learning. Days needed: an hour
 * a day for lessons and test, and a day for each meeting, on which she may learn as well. On course: that is enough with
 * a third of the days to spare; at risk: it is just enough; beyond that she cannot make it at that pace. Thresholds are
 * ours, to be reviewed with field staff.
 */
export function readinessOf(plan: DeparturePlan, completion: Completion, today: Day): Readiness {
  const minutesLeft = minutesMissing(completion);
  const daysLeft = plan.intention === 'leaving' && plan.departsOn !== null ? daysBetween(today, plan.departsOn) : null;
  return { state: stateOf(plan, completion, minutesLeft, daysLeft), daysLeft, minutesLeft };
}

function minutesMissing({ missing }: Completion): number {
  const lessons = missing.reduce((sum, thing) => sum + (thing.what === 'lesson' ? thing.minutes : 0), 0);
  return lessons + (missing.some(({ what }) => what === 'topic') ? testMinutes : 0);
}

function stateOf(
  plan: DeparturePlan,
  { isComplete, missing }: Completion,
  minutes: number,
  days: number | null,
): Readiness['state'] {
  if (plan.intention === 'staying') return 'staying';
  if (days !== null && days < 0) return isComplete ? 'left-ready' : 'left-unready';
  if (isComplete) return 'ready';
  if (days === null) return 'no-day';
  const meetings = missing.reduce((sum, thing) => sum + (thing.what === 'meetings' ? thing.meetings : 0), 0);
  const daysNeeded = Math.max(Math.ceil(minutes / minutesPerDay), meetings);
  if (daysNeeded > days) return 'cannot-make-it';
  return daysNeeded * 1.5 > days ? 'at-risk' : 'on-course';
}
