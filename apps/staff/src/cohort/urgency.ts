import type { TraineeProgress } from '@romduol/contracts';
import type { Readiness } from '@romduol/domain';

export type ReadinessState = Readiness['state'];

/** The states in the order in which they ask for a trainer's eyes. */
export const states: readonly ReadinessState[] = [
  'cannot-make-it',
  'at-risk',
  'on-course',
  'left-unready',
  'no-day',
  'ready',
  'left-ready',
  'staying',
];

/**
 * Who needs the trainer first: those who leave and are not ready, the soonest first; then those who left unready, then
 * those of whom no day is known, then those who need nothing. Where days are equal, whoever has more to learn.
 */
export function byUrgency(trainees: readonly TraineeProgress[]): readonly TraineeProgress[] {
  return [...trainees].sort(
    (one, other) =>
      group(one) - group(other) ||
      (one.readiness.daysLeft ?? 0) - (other.readiness.daysLeft ?? 0) ||
      other.readiness.minutesLeft - one.readiness.minutesLeft ||
      one.code.localeCompare(other.code),
  );
}

function group({ readiness: { state } }: TraineeProgress): number {
  switch (state) {
    case 'cannot-make-it':
    case 'at-risk':
    case 'on-course':
      return 0;
    case 'left-unready':
      return 1;
    case 'no-day':
      return 2;
    case 'ready':
      return 3;
    case 'left-ready':
      return 4;
    case 'staying':
      return 5;
  }
}

/** How many women are in each state; states that nobody is in are left out. */
export function totals(
  trainees: readonly TraineeProgress[],
): readonly { readonly state: ReadinessState; readonly count: number }[] {
  return states
    .map((state) => ({ state, count: trainees.filter(({ readiness }) => readiness.state === state).length }))
    .filter(({ count }) => count > 0);
}
