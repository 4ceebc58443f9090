import { addDays, dayIn, daysBetween, type Day } from '@romduol/domain';
import type { ClassHere } from '@romduol/offline/class';

type Taken = Pick<ClassHere, 'takenAt' | 'takenOn' | 'timeZone'>;

/** The day on which a class was taken along, by the programme's clock where that is known. */
export const takenOnOf = ({ takenAt, takenOn, timeZone }: Taken): Day => takenOn ?? dayIn(timeZone, new Date(takenAt));

export interface ClassDay {
  readonly day: Day;
  /** The tablet believes in a day before the class was taken along: `day` is then no more than the earliest it can be. */
  readonly isClockLost: boolean;
}

/**
 * Which day it is in class. A tablet whose clock was wrong already when the class was taken along is as wrong now: what
 * it counts are the days since then.
 */
export function dayInClass(taken: Taken, now: Date): ClassDay {
  const passed = daysBetween(dayIn(taken.timeZone, new Date(taken.takenAt)), dayIn(taken.timeZone, now));
  return { day: addDays(takenOnOf(taken), Math.max(0, passed)), isClockLost: passed < 0 };
}
