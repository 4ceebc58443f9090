/** Rows of places as older versions of the store wrote them. Small: it travels with the first screen. */
import type { Joined } from '@romduol/contracts';
import { browserRandom } from './bytes.ts';
import { noDecoy } from './decoy.ts';
import type { PlaceRow } from './store.ts';
import type { VaultRow } from './vault.ts';

/** What the server says of a class since version 2; the next answer brings it. */
type ToldSince2 = 'cohortId' | 'classCode' | 'packBytes' | 'meetingsAttended' | 'resetCheck';
const notYetTold: Pick<Joined, ToldSince2> = {
  cohortId: '',
  classCode: null,
  packBytes: { km: 0, en: 0, id: 0 },
  meetingsAttended: 0,
  resetCheck: '',
};

/** A row of version 1: what came later is not in it, and the compiler asks for all of that below. */
type PlaceOfVersion1 = Omit<PlaceRow, 'joined' | 'vault' | 'outboxKeys' | 'request' | 'isProvisional' | 'reported'> & {
  readonly joined: readonly Omit<Joined, ToldSince2>[];
  readonly vault: Omit<VaultRow, 'decoy'>;
};

/** A row of version 1 as version 2 has it. Its events are sealed when she next opens her place. */
export const placeOfVersion2 = (row: PlaceOfVersion1): PlaceRow => ({
  ...row,
  joined: row.joined.map((one) => ({ ...notYetTold, ...one })),
  vault: { ...row.vault, decoy: noDecoy(browserRandom) },
  outboxKeys: {},
  request: null,
  isProvisional: false,
  reported: null,
});
