/**
 * The second PIN and the innocent list that it opens.
 *
 * Every place has the same rows, of the same sizes, whether it has a second PIN or not. A browser's files keep older
 * versions of a row for a while; so that their number tells nothing either, every opening with either PIN writes all of
 * them anew, and setting or forgetting a second PIN, or changing the list, writes what an opening writes.
 *
 * The list has a key of its own, made with the place and kept in her vault as `decoy-key`. Under it lie the list and, as
 * `second-pin`, what the second PIN derives to: with that her own opening wraps the key anew without knowing the PIN.
 */
import { countTry, forgetTries, takeBackTry } from './admit.ts';
import { base64url, utf8, type Random } from './bytes.ts';
import { millisecondsBy, type Clock } from './clock.ts';
import { noDecoy } from './decoy.ts';
import type { InnocentList, ListEntry, Place } from './phone.ts';
import { SamePinError, WrongPinError } from './pin-errors.ts';
import { isStillOpen, sealedRow, type SealedName } from './place-row.ts';
import { PlaceGoneError, type PlaceRow, type Reading, type SealedRow, type Store } from './store.ts';
import { unlessFull } from './unless-full.ts';
import {
  derivedFrom,
  openEither,
  opensDecoy,
  underDecoy,
  wrapDecoy,
  type DecoyKeys,
  type Sealed,
  type Sealing,
  type Vault,
} from './vault.ts';

/** Every list has that many bytes: sixty entries of eighty Khmer letters, with room to spare. */
const listBytes = 20_480;
/** Where no second PIN is set: as long as what one derives to. */
const noPin = ' '.repeat(43);
/** The same, as it was sealed in her vault before there was a `decoy-key`. */
const noFlag = 'no ';

interface KeptList {
  readonly entries: readonly ListEntry[] | null;
  readonly padding: string;
}

/** What lies behind the decoy. `wrapping`: what the second PIN derives to, null where there is none. */
interface Kept {
  readonly dataKey: string;
  /** Her vault does not keep the key yet. */
  readonly isNew: boolean;
  readonly wrapping: string | null;
  readonly entries: readonly ListEntry[] | null;
}

interface On {
  readonly store: Store;
  readonly random: Random;
}
interface OfHer extends On {
  readonly row: PlaceRow;
  readonly vault: Vault;
}

/** The rows that belong together, as they lie on the phone. */
interface Seen {
  readonly place: PlaceRow | undefined;
  readonly key: SealedRow | undefined;
  readonly pin: SealedRow | undefined;
  readonly list: SealedRow | undefined;
}
interface Made {
  readonly decoy: Sealed;
  readonly rows: readonly SealedRow[];
}

async function seenBy(tx: Reading, traineeId: string): Promise<Seen> {
  return {
    place: await tx.get('places', traineeId),
    key: await tx.get('sealed', `${traineeId}/decoy-key`),
    pin: await tx.get('sealed', `${traineeId}/second-pin`),
    list: await tx.get('sealed', `${traineeId}/list`),
  };
}

/** Tells whether somebody has written in between: no two seals have the same bytes. */
const marksOf = ({ place, key, pin, list }: Seen): string =>
  [place?.vault.wrapped, place?.vault.decoy, key?.sealed, pin?.sealed, list?.sealed].map((one) => one?.bytes).join();

/** Writes what `make` makes of what lies there, again if another tab was faster; nothing where it answers null. */
async function writeAnew({ store }: On, traineeId: string, make: (seen: Seen) => Promise<Made | null>): Promise<void> {
  for (;;) {
    const seen = await store.read(['places', 'sealed'], (tx) => seenBy(tx, traineeId));
    const made = await make(seen);
    if (made === null) return;
    const isDone = await store.write(['places', 'sealed'], async (tx) => {
      const now = await seenBy(tx, traineeId);
      if (now.place === undefined || marksOf(now) !== marksOf(seen)) return false;
      await tx.put('places', { ...now.place, vault: { ...now.place.vault, decoy: made.decoy } });
      for (const row of made.rows) await tx.put('sealed', row);
      return true;
    });
    if (isDone) return;
  }
}

/** The list at its one size, with as many entries as fit. */
function padded(entries: readonly ListEntry[] | null): KeptList {
  const bare = utf8(JSON.stringify({ entries, padding: '' } satisfies KeptList)).length;
  if (bare > listBytes && entries !== null) return padded(entries.slice(0, -1));
  return { entries, padding: ' '.repeat(listBytes - bare) };
}

async function sealedUnder(traineeId: string, { dataKey, wrapping, entries }: Omit<Kept, 'isNew'>, random: Random) {
  const sealing = await underDecoy(traineeId, dataKey, random);
  return {
    decoy: wrapping === null ? noDecoy(random) : await wrapDecoy(traineeId, { dataKey, wrapping }, random),
    pin: sealedRow(traineeId, 'second-pin', await sealing.seal('second-pin', wrapping ?? noPin)),
    list: sealedRow(traineeId, 'list', await sealing.seal('list', padded(entries))),
  };
}

const newKept = (random: Random): Kept => ({
  ...{ dataKey: base64url(random(32)), isNew: true },
  ...{ wrapping: null, entries: null },
});

/** Null where it cannot be read: it was damaged, or it was sealed under another key. */
async function listIn(traineeId: string, dataKey: string, { list }: Seen, random: Random): Promise<Kept['entries']> {
  if (list === undefined) return null;
  const sealing = await underDecoy(traineeId, dataKey, random);
  const kept = (await sealing.unseal('list', list.sealed).catch(() => null)) as KeptList | null;
  return kept?.entries ?? null;
}

/**
 * What her vault knows of it. `sealed-off`: a second PIN that was set when her vault did not yet keep what it derives
 * to, or rows that were damaged; they are left as they are until she sets or forgets it.
 */
async function keptByHer({ row, vault, random }: OfHer, seen: Seen): Promise<Kept | 'sealed-off'> {
  const { traineeId } = row;
  if (!isStillOpen(seen.place, row)) throw new PlaceGoneError('the place has changed hands');
  if (seen.key === undefined) {
    const flag = seen.pin === undefined ? noFlag : await textIn(vault, 'second-pin', seen.pin);
    return flag === noFlag ? newKept(random) : 'sealed-off';
  }
  const dataKey = await textIn(vault, 'decoy-key', seen.key);
  if (dataKey === null) return 'sealed-off';
  const known = { dataKey, isNew: false };
  const pin = seen.pin && (await textIn(await underDecoy(traineeId, dataKey, random), 'second-pin', seen.pin));
  if (pin === null) return 'sealed-off';
  if (pin === undefined || pin === noPin) return { ...known, wrapping: null, entries: null };
  return { ...known, wrapping: pin, entries: await listIn(traineeId, dataKey, seen, random) };
}

/** Null where this key does not open it. */
const textIn = (sealing: Sealing, name: SealedName, { sealed }: SealedRow): Promise<string | null> =>
  sealing.unseal(name, sealed).then(String, () => null);

async function madeByHer({ row, vault, random }: OfHer, kept: Kept): Promise<Made> {
  const { decoy, pin, list } = await sealedUnder(row.traineeId, kept, random);
  if (!kept.isNew) return { decoy, rows: [pin, list] };
  const key = sealedRow(row.traineeId, 'decoy-key', await vault.seal('decoy-key', kept.dataKey));
  return { decoy, rows: [key, pin, list] };
}

/** The rows of a new place. */
export async function withoutSecondPin(traineeId: string, vault: Vault, random: Random): Promise<readonly SealedRow[]> {
  const kept = newKept(random);
  const { pin, list } = await sealedUnder(traineeId, kept, random);
  return [sealedRow(traineeId, 'decoy-key', await vault.seal('decoy-key', kept.dataKey)), pin, list];
}

/** What every opening of her place does. */
export const wrapAnew = (her: OfHer): Promise<void> =>
  writeAnew(her, her.row.traineeId, async (seen) => {
    const kept = await keptByHer(her, seen);
    return kept === 'sealed-off' ? null : madeByHer(her, kept);
  });

/** What a place does about its second PIN. */
export function createSecondPin(
  her: OfHer & { readonly clock: Clock },
): Pick<Place, 'setSecondPin' | 'forgetSecondPin' | 'hasSecondPin'> {
  const { store, random, clock, row, vault } = her;
  const { traineeId } = row;
  /** Writes what an opening writes, in the same order. */
  async function replace(wrapping: string | null): Promise<void> {
    await countTry(store, traineeId, millisecondsBy(clock));
    await forgetTries(store, row);
    await writeAnew(her, traineeId, async (seen) => {
      const before = await keptByHer(her, seen);
      return madeByHer(her, { ...(before === 'sealed-off' ? newKept(random) : before), wrapping, entries: null });
    });
  }
  return {
    async setSecondPin(pin, ownPin) {
      const own = await openEither(traineeId, vault.row, ownPin, random);
      if (own?.is !== 'own') throw new WrongPinError('another PIN opens this place');
      if (pin === ownPin) throw new SamePinError('this PIN opens her own place');
      await replace(await derivedFrom(vault.row, pin));
    },
    forgetSecondPin: () => replace(null),
    async hasSecondPin() {
      const kept = await keptByHer(her, await store.read(['places', 'sealed'], (tx) => seenBy(tx, traineeId)));
      return kept === 'sealed-off' || kept.wrapping !== null;
    },
  };
}

/** The list that a second PIN has opened. Errors: PlaceGoneError once that PIN opens nothing any more. */
export async function innocentList(
  on: On & { readonly clock: Clock },
  traineeId: string,
  keys: DecoyKeys,
): Promise<InnocentList> {
  const { store, random, clock } = on;
  /** Another tab may have wrapped the same key anew; another PIN, or none, does not open it. */
  async function behindIt(seen: Seen): Promise<void> {
    const decoy = seen.place?.vault.decoy;
    if (decoy === undefined || !(await opensDecoy(traineeId, decoy, keys)))
      throw new PlaceGoneError('the list has changed hands');
  }
  const write = (change: (before: Kept['entries']) => Kept['entries']): Promise<void> =>
    writeAnew(on, traineeId, async (seen) => {
      await behindIt(seen);
      const entries = change(await listIn(traineeId, keys.dataKey, seen, random));
      const { decoy, pin, list } = await sealedUnder(traineeId, { ...keys, entries }, random);
      // Set before her vault kept the key of the list: then only her vault opens the row of the second PIN.
      return { decoy, rows: seen.key === undefined ? [list] : [pin, list] };
    });
  await unlessFull(
    write((entries) => entries),
    undefined,
  );
  return {
    async read() {
      const seen = await store.read(['places', 'sealed'], (tx) => seenBy(tx, traineeId));
      await behindIt(seen);
      return listIn(traineeId, keys.dataKey, seen, random);
    },
    async keep(entries) {
      await behindIt(await store.read(['places', 'sealed'], (tx) => seenBy(tx, traineeId)));
      await takeBackTry(store, await countTry(store, traineeId, millisecondsBy(clock)));
      await write(() => entries);
    },
  };
}
