/** The slow-down before her place: how often a PIN or a trainer's code may be tried. */
import { PlaceGoneError, type PlaceRow, type Store } from './store.ts';
import { rowStillOpen } from './place-row.ts';
import { noTries, waitBefore } from './tries.ts';
import { unlessFull } from './unless-full.ts';

/**
 * Lets one try pass, or says how long to wait. A try is counted as wrong before it is made, so neither a killed tab nor
 * several tabs at once win tries that are not counted. `now`: milliseconds since 1970.
 */
export async function admit(
  store: Store,
  traineeId: string,
  now: number,
): Promise<{ readonly seconds: number } | { readonly row: PlaceRow }> {
  const row = await store.read(['places'], (tx) => tx.get('places', traineeId));
  if (row === undefined) throw new PlaceGoneError('she has no place on this phone');
  const count = store.write(['places'], async (tx) => {
    const current = await tx.get('places', traineeId);
    if (current === undefined) throw new PlaceGoneError('her place was removed a moment ago');
    const { seconds, tries } = waitBefore(current.tries, now);
    if (seconds === 0) await tx.put('places', { ...current, tries: { wrong: tries.wrong + 1, lastAt: now } });
    else if (tries !== current.tries) await tx.put('places', { ...current, tries });
    return seconds > 0 ? { seconds } : { row: current };
  });
  const { seconds } = waitBefore(row.tries, now);
  return unlessFull(count, seconds > 0 ? { seconds } : { row });
}

/** Counts a try as `admit` does where no PIN is asked for: what is written then looks as it does at an opening. */
export async function countTry(store: Store, traineeId: string, now: number): Promise<PlaceRow> {
  return store.write(['places'], async (tx) => {
    const row = await tx.get('places', traineeId);
    if (row === undefined) throw new PlaceGoneError('she has no place on this phone');
    await tx.put('places', { ...row, tries: { wrong: row.tries.wrong + 1, lastAt: now } });
    return row;
  });
}

/** A right PIN forgets the wrong ones before it. */
export async function forgetTries(store: Store, opened: PlaceRow): Promise<PlaceRow> {
  return store.write(['places'], async (tx) => {
    const calm = { ...(await rowStillOpen(tx, opened)), tries: noTries };
    await tx.put('places', calm);
    return calm;
  });
}

/**
 * A second PIN is neither a right one nor a wrong one: whoever was told it may be the very one for whom the others have
 * a wait. `admitted`: her row as it was when this try was let pass.
 */
export async function takeBackTry(store: Store, admitted: PlaceRow): Promise<void> {
  await store.write(['places'], async (tx) => {
    const now = await rowStillOpen(tx, admitted);
    const wrong = Math.max(0, now.tries.wrong - 1);
    await tx.put('places', { ...now, tries: { wrong, lastAt: admitted.tries.lastAt } });
  });
}
