/** Rows of a place, and what is sealed beside them. */
import type { Joined } from '@romduol/contracts';
import { noTries } from './tries.ts';
import { PlaceGoneError, type PlaceRow, type Reading, type SealedRow } from './store.ts';
import type { Sealed, Vault } from './vault.ts';

/** What of hers is sealed under her PIN. */
export type SealedName =
  | 'token'
  | 'outbox-key'
  | 'departure'
  | 'packs'
  | 'certificates'
  | 'skills'
  | 'decoy-key'
  | 'second-pin'
  | 'list'
  | `plan/${string}`;

export const sealedRow = (traineeId: string, name: SealedName, sealed: Sealed): SealedRow => ({
  key: `${traineeId}/${name}`,
  traineeId,
  name,
  sealed,
});

/** Seals values that belong together. */
export const sealAll = (
  traineeId: string,
  vault: Vault,
  values: readonly (readonly [SealedName, unknown])[],
): Promise<readonly SealedRow[]> =>
  Promise.all(values.map(async ([name, value]) => sealedRow(traineeId, name, await vault.seal(name, value))));

/** What every row begins with. */
export const emptyPlace = (
  traineeId: string,
  name: string,
  language: PlaceRow['language'],
): Omit<PlaceRow, 'vault' | 'uploadToken'> => ({
  ...{ traineeId, name, language, joined: [], tries: noTries, replaces: {} },
  ...{ outboxKeys: {}, request: null, isProvisional: false, reported: null },
});

/** Whether her PIN is still the one that opened this row. */
export const isStillOpen = (row: PlaceRow | undefined, opened: PlaceRow): row is PlaceRow =>
  row?.vault.wrapped.bytes === opened.vault.wrapped.bytes;

/** Her row, while it is still the one that her PIN opened. Throws PlaceGoneError otherwise. */
export async function rowStillOpen(tx: Reading, opened: PlaceRow): Promise<PlaceRow> {
  const row = await tx.get('places', opened.traineeId);
  if (!isStillOpen(row, opened)) throw new PlaceGoneError('the place has changed hands');
  return row;
}

/**
 * Her row with what the server says of her classes: the server's word replaces the phone's for the same enrolment, and
 * a class that the server does not name stays. A class that moved to another release remembers the one it came from.
 */
export function withJoined(row: PlaceRow, joined: readonly Joined[]): PlaceRow {
  const byEnrolment = new Map(row.joined.map((one) => [one.enrolmentId, one]));
  const replaces = { ...row.replaces };
  for (const one of joined.filter(({ traineeId }) => traineeId === row.traineeId)) {
    const before = byEnrolment.get(one.enrolmentId);
    // A phone without network may have guessed another class than the one that the server then named.
    const isSameClass = before !== undefined && ['', one.cohortId].includes(before.cohortId);
    if (isSameClass && before.releaseId !== one.releaseId) replaces[one.releaseId] = before.releaseId;
    byEnrolment.set(one.enrolmentId, one);
  }
  const name = joined.find(({ traineeId }) => traineeId === row.traineeId)?.name ?? row.name;
  return { ...row, name, joined: [...byEnrolment.values()], replaces };
}
