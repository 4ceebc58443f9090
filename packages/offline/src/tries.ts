import { secondsToWait } from '@romduol/domain';

/** Wrong tries since the last right PIN, and when the last of them was, in milliseconds since 1970 by the phone's clock. */
export interface Tries {
  readonly wrong: number;
  readonly lastAt: number;
}

export const noTries: Tries = { wrong: 0, lastAt: 0 };

/**
 * Seconds until the next try is taken. A clock that was set back would make the wait last for years: then the wait
 * starts anew from what the clock says now, so it is never longer than the rule's own 15 minutes. A clock set forward
 * ends the wait early; without network nothing on the phone can tell.
 */
export function waitBefore(tries: Tries, now: number): { readonly seconds: number; readonly tries: Tries } {
  const seconds = secondsToWait(tries.wrong);
  if (seconds === 0) return { seconds: 0, tries };
  if (now < tries.lastAt) return { seconds, tries: { ...tries, lastAt: now } };
  return { seconds: Math.max(0, Math.ceil(seconds - (now - tries.lastAt) / 1000)), tries };
}
