import { RefusedError, UnreachableError } from '@romduol/contracts';

/**
 * How one part of coming up to date ended. `fresh`: kept. `signed-out`: her token is not taken any more. `refused`: the
 * server said no. `erased`: she has been erased, and her place on this phone is gone too. `unreachable`: no answer in
 * time, or none of ours; one that comes later is still kept.
 */
export type PartState = 'fresh' | 'signed-out' | 'refused' | 'erased' | 'unreachable';

/** Does one part, and answers how it ended after `budget` milliseconds at the latest. */
export async function part(budget: number, work: () => Promise<void>): Promise<PartState> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const outOfTime = new Promise<PartState>((resolve) => {
    timer = setTimeout(() => resolve('unreachable'), budget);
  });
  const ended = work().then((): PartState => 'fresh', stateOf);
  // Out of time, a later failure of the store is nobody's to hear.
  ended.catch(() => undefined);
  return Promise.race([ended, outOfTime]).finally(() => clearTimeout(timer));
}

function stateOf(error: unknown): PartState {
  if (error instanceof UnreachableError) return 'unreachable';
  if (!(error instanceof RefusedError)) throw error;
  if (error.code === 'trainee.erased') return 'erased';
  if (error.problem.status === 401) return 'signed-out';
  return error.problem.status >= 500 || error.problem.status === 429 ? 'unreachable' : 'refused';
}
