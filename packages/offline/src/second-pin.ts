/** The second PIN and the innocent list that it opens. */
import { base64url, utf8, type Random } from './bytes.ts';
import { noDecoy } from './decoy.ts';
import type { PlaceParts } from './open-place.ts';
import type { InnocentList, ListEntry, Place } from './phone.ts';
import { SamePinError, WrongPinError } from './pin-errors.ts';
import { sealedRow } from './place-row.ts';
import { PlaceGoneError, type PlaceRow, type Reading, type SealedRow, type Store, type Writing } from './store.ts';
import { createDecoy, openEither, type Sealed, type Vault } from './vault.ts';

/** A list is padded to a multiple of that many bytes, and as many random ones lie there when there is none. */
const listBytes = 4_096;
const tagBytes = 16;

interface KeptList {
  readonly entries: readonly ListEntry[] | null;
  readonly padding: string;
}

/** What a place without a second PIN keeps where the list would be. */
const noList = (random: Random): Sealed => ({
  iv: base64url(random(12)),
  bytes: base64url(random(listBytes + tagBytes)),
});

/** The rows of a place without a second PIN. Every place has them, so that they tell nothing. */
export async function withoutSecondPin(traineeId: string, vault: Vault, random: Random): Promise<readonly SealedRow[]> {
  const flag = await vault.seal('second-pin', 'no ');
  return [sealedRow(traineeId, 'second-pin', flag), sealedRow(traineeId, 'list', noList(random))];
}

async function sealList(vault: Vault, entries: readonly ListEntry[] | null): Promise<Sealed> {
  const bare = utf8(JSON.stringify({ entries, padding: '' } satisfies KeptList)).length;
  const padding = ' '.repeat((listBytes - (bare % listBytes)) % listBytes);
  return vault.seal('list', { entries, padding } satisfies KeptList);
}

/** The list behind a decoy that a PIN has opened. Errors: PlaceGoneError once that PIN opens nothing any more. */
export function innocentList(store: Store, traineeId: string, vault: Vault): InnocentList {
  async function stillBehindIt(tx: Reading): Promise<void> {
    const row = await tx.get('places', traineeId);
    if (row?.vault.decoy.bytes !== vault.row.decoy.bytes) throw new PlaceGoneError('the list has changed hands');
  }
  return {
    async read() {
      const row = await store.read(['places', 'sealed'], async (tx) => {
        await stillBehindIt(tx);
        return tx.get('sealed', `${traineeId}/list`);
      });
      return row === undefined ? null : ((await vault.unseal('list', row.sealed)) as KeptList).entries;
    },
    async keep(entries) {
      const sealed = await sealList(vault, entries);
      await store.write(['places', 'sealed'], async (tx) => {
        await stillBehindIt(tx);
        await tx.put('sealed', sealedRow(traineeId, 'list', sealed));
      });
    },
  };
}

interface Parts extends PlaceParts {
  readonly change: (alter: (row: PlaceRow) => PlaceRow, also?: (tx: Writing) => Promise<void>) => Promise<void>;
  readonly readSealed: (name: 'second-pin') => Promise<unknown>;
}

/** What a place does about its second PIN. Every place keeps the same rows, whether it has one or not. */
export function createSecondPin({
  row: { traineeId },
  vault,
  random,
  change,
  readSealed,
}: Parts): Pick<Place, 'setSecondPin' | 'forgetSecondPin' | 'hasSecondPin'> {
  const replace = (decoy: Sealed, rows: readonly SealedRow[]): Promise<void> =>
    change(
      (row) => ({ ...row, vault: { ...row.vault, decoy } }),
      async (tx) => {
        for (const row of rows) await tx.put('sealed', row);
      },
    );
  return {
    async setSecondPin(pin, ownPin) {
      const own = await openEither(traineeId, vault.row, ownPin, random);
      if (own?.is !== 'own') throw new WrongPinError('another PIN opens this place');
      if (pin === ownPin) throw new SamePinError('this PIN opens her own place');
      const decoy = await createDecoy(traineeId, vault.row, pin, random);
      const flag = await vault.seal('second-pin', 'yes');
      const list = await sealList(decoy, null);
      await replace(decoy.row.decoy, [sealedRow(traineeId, 'second-pin', flag), sealedRow(traineeId, 'list', list)]);
    },
    forgetSecondPin: async () => replace(noDecoy(random), await withoutSecondPin(traineeId, vault, random)),
    hasSecondPin: async () => (await readSealed('second-pin')) === 'yes',
  };
}
