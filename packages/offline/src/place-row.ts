/** Rows of a place, and what is sealed beside them. */
import type { Joined } from '@romduol/contracts';
import type { PlaceRow, SealedRow } from './store.ts';
import type { Sealed } from './vault.ts';

/** What of hers is sealed under her PIN. */
export type SealedName = 'token' | 'departure' | 'certificates' | `plan/${string}`;

export const sealedRow = (traineeId: string, name: SealedName, sealed: Sealed): SealedRow => ({
  key: `${traineeId}/${name}`,
  traineeId,
  name,
  sealed,
});

/**
 * Her row with what the server says of her classes: the server's word replaces the phone's for the same enrolment, and
 * a class that the server does not name stays. A class that moved to another release remembers the one it came from.
 */
export function withJoined(row: PlaceRow, joined: readonly Joined[]): PlaceRow {
  const byEnrolment = new Map(row.joined.map((one) => [one.enrolmentId, one]));
  const replaces = { ...row.replaces };
  for (const one of joined.filter(({ traineeId }) => traineeId === row.traineeId)) {
    const before = byEnrolment.get(one.enrolmentId);
    if (before !== undefined && before.releaseId !== one.releaseId) replaces[one.releaseId] = before.releaseId;
    byEnrolment.set(one.enrolmentId, one);
  }
  const name = joined.find(({ traineeId }) => traineeId === row.traineeId)?.name ?? row.name;
  return { ...row, name, joined: [...byEnrolment.values()], replaces };
}
