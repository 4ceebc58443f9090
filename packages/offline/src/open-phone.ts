import type { Joined } from '@romduol/contracts';
import { browserRandom, type Random } from './bytes.ts';
import { millisecondsBy, phoneClock, type Clock } from './clock.ts';
import { createIndexedDbStore } from './indexeddb-store.ts';
import type { Recorded } from './open-place.ts';
import { dropUnneededPacks } from './pack-row.ts';
import { dropUnneededMedia } from './pack-tidy.ts';
import type { Opened, Phone, PhoneKeys, Place } from './phone.ts';
import { sealedRow, withJoined } from './place-row.ts';
import { factOf, keepFact, PlaceGoneError, StorageFullError, type PlaceRow, type Store } from './store.ts';
import { noTries, waitBefore } from './tries.ts';
import { continueAfter, uuidv7 } from './uuidv7.ts';
import { createVault, openVault, pinIterations, type Vault } from './vault.ts';

export interface PhoneOptions {
  readonly store?: Store;
  readonly clock?: Clock;
  readonly random?: (bytes: number) => Uint8Array;
  /** PBKDF2 rounds for new vaults; few in tests only. */
  readonly iterations?: number;
  /** Where media are kept; what nobody needs any more is removed from it with a place. */
  readonly caches?: Pick<CacheStorage, 'open'> | undefined;
}

/** A phone with what the outbox and the pack download need of it. */
export interface StoredPhone extends Phone {
  readonly store: Store;
  readonly clock: Clock;
  /** Tells of each event right after it was written. Answers how to stop. */
  onRecorded(listener: (recorded: Recorded) => void): () => void;
}

/** These keys belong to a place that another PIN opens: nothing was changed. */
export class WrongPinError extends Error {}

/** Opens the phone's store, and names the phone at the first time. */
export async function openPhone(options: PhoneOptions = {}): Promise<StoredPhone> {
  const { store = createIndexedDbStore(), clock = phoneClock, iterations = pinIterations } = options;
  const given = options.random;
  const random: Random = given === undefined ? browserRandom : (bytes) => new Uint8Array(given(bytes));
  const media = 'caches' in options ? options.caches : globalThis.caches;
  const listeners = new Set<(recorded: Recorded) => void>();

  const lastEventId = await store.read(['events'], (tx) => tx.lastKey('events'));
  if (lastEventId !== undefined) continueAfter(lastEventId);
  const deviceId = await nameOfDevice(store, () => uuidv7(millisecondsBy(clock), random));

  // A listener that fails must not make a written event look unwritten.
  const onRecorded = (recorded: Recorded): void =>
    listeners.forEach((listener) => queueMicrotask(() => listener(recorded)));
  /** Loaded when somebody opens her place: the first screen of a new phone has no need of it. */
  async function placeMaker(): Promise<(row: PlaceRow, vault: Vault, token: string) => Place> {
    const { createPlace } = await import('./open-place.ts');
    return (row, vault, token) => createPlace({ store, clock, random, row, vault, token, onRecorded });
  }

  async function settle(joined: Joined, keys: PhoneKeys, pin: string): Promise<Place> {
    const { traineeId } = joined;
    const placeFrom = await placeMaker();
    const held = await store.read(['places'], (tx) => tx.get('places', traineeId));
    const opened = held === undefined ? null : await openVault(traineeId, held.vault, pin, random);
    if (held?.uploadToken === keys.uploadToken && opened === null)
      throw new WrongPinError('another PIN opens this place');
    const vault = opened ?? (await createVault(traineeId, pin, { random, iterations }));
    const token = await vault.seal('token', keys.token);

    const row = await store.write(['places', 'sealed'], async (tx) => {
      const now = await tx.get('places', traineeId);
      if (now?.vault.wrapped.bytes !== held?.vault.wrapped.bytes) return null;
      // A new PIN after a trainer's reset: what the old one sealed can never be read again.
      if (opened === null) {
        const old = await tx.list('sealed', { index: 'by-place', begins: [traineeId] });
        for (const { key } of old) await tx.delete('sealed', key);
      }
      const fresh: PlaceRow = {
        traineeId,
        name: joined.name,
        language: now?.language ?? joined.language,
        joined: now?.joined ?? [],
        uploadToken: keys.uploadToken,
        vault: vault.row,
        tries: noTries,
        replaces: now?.replaces ?? {},
      };
      await tx.put('places', withJoined(fresh, [joined]));
      await tx.put('sealed', sealedRow(traineeId, 'token', token));
      return withJoined(fresh, [joined]);
    });
    // Another tab settled her at the same moment: begin again from what it wrote.
    return row === null ? settle(joined, keys, pin) : placeFrom(row, vault, keys.token);
  }

  async function open(traineeId: string, pin: string): Promise<Opened> {
    const placeFrom = await placeMaker();
    const admitted = await admit(store, traineeId, millisecondsBy(clock));
    if ('seconds' in admitted) return { state: 'wait', seconds: admitted.seconds };
    const vault = await openVault(traineeId, admitted.row.vault, pin, random);
    if (vault === null) return { state: 'wrong-pin' };
    const sealed = await store.read(['sealed'], (tx) => tx.get('sealed', `${traineeId}/token`));
    if (sealed === undefined) throw new PlaceGoneError('her key is gone: she signs in again with her card');
    const token = String(await vault.unseal('token', sealed.sealed));
    const row = await unlessFull(forgetTries(store, admitted.row), admitted.row);
    return { state: 'open', place: placeFrom(row, vault, token) };
  }

  async function remove(traineeId: string): Promise<void> {
    await store.write(['places', 'events', 'sealed', 'packs'], async (tx) => {
      await tx.delete('places', traineeId);
      // The first part of `by-state` is her id: this is every event of hers, whatever its state.
      for (const { id } of await tx.list('events', { index: 'by-state', begins: [traineeId] }))
        await tx.delete('events', id);
      for (const { key } of await tx.list('sealed', { index: 'by-place', begins: [traineeId] }))
        await tx.delete('sealed', key);
      await dropUnneededPacks(tx);
    });
    if (media !== undefined) await dropUnneededMedia(store, media);
  }

  return {
    deviceId,
    store,
    clock,
    settle,
    open,
    remove,
    language: async () => (await store.read(['phone'], (tx) => factOf(tx, 'language'))) ?? null,
    chooseLanguage: (language) => store.write(['phone'], (tx) => keepFact(tx, 'language', language)),
    async places() {
      const rows = await store.read(['places'], (tx) => tx.list('places'));
      return rows.map(({ traineeId, name, language }) => ({ traineeId, name, language }));
    },
    helpCards: async () => (await store.read(['phone'], (tx) => factOf(tx, 'help-cards'))) ?? null,
    keepHelpCards: (cards) => store.write(['phone'], (tx) => keepFact(tx, 'help-cards', cards)),
    certificateKeys: async () => (await store.read(['phone'], (tx) => factOf(tx, 'certificate-keys'))) ?? [],
    keepCertificateKeys: (keys) => store.write(['phone'], (tx) => keepFact(tx, 'certificate-keys', keys)),
    onRecorded(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

async function nameOfDevice(store: Store, newName: () => string): Promise<string> {
  const device = await store.read(['phone'], (tx) => factOf(tx, 'device'));
  if (device !== undefined) return device.id;
  const proposed = newName();
  return store.write(['phone'], async (tx) => {
    const meanwhile = await factOf(tx, 'device');
    if (meanwhile === undefined) await keepFact(tx, 'device', { id: proposed, seq: 0 });
    return meanwhile?.id ?? proposed;
  });
}

/**
 * Lets one try at a PIN pass, or says how long to wait. A try is counted as wrong before it is made, so neither a killed
 * tab nor several tabs at once win tries that are not counted.
 */
async function admit(
  store: Store,
  traineeId: string,
  now: number,
): Promise<{ readonly seconds: number } | { readonly row: PlaceRow }> {
  const row = await store.read(['places'], (tx) => tx.get('places', traineeId));
  if (row === undefined) throw new PlaceGoneError('she has no place on this phone');
  const count = store.write(['places'], async (tx) => {
    const current = (await tx.get('places', traineeId)) ?? row;
    const { seconds, tries } = waitBefore(current.tries, now);
    if (seconds === 0) await tx.put('places', { ...current, tries: { wrong: tries.wrong + 1, lastAt: now } });
    else if (tries !== current.tries) await tx.put('places', { ...current, tries });
    return seconds > 0 ? { seconds } : { row: current };
  });
  const { seconds } = waitBefore(row.tries, now);
  return unlessFull(count, seconds > 0 ? { seconds } : { row });
}

/** A right PIN forgets the wrong ones before it. */
async function forgetTries(store: Store, opened: PlaceRow): Promise<PlaceRow> {
  return store.write(['places'], async (tx) => {
    const row = await tx.get('places', opened.traineeId);
    if (row?.vault.wrapped.bytes !== opened.vault.wrapped.bytes)
      throw new PlaceGoneError('the place has changed hands');
    const calm = { ...row, tries: noTries };
    await tx.put('places', calm);
    return calm;
  });
}

/** A phone without room must not keep her out of her own place: then tries go uncounted. */
async function unlessFull<T>(writing: Promise<T>, otherwise: T): Promise<T> {
  try {
    return await writing;
  } catch (error) {
    if (error instanceof StorageFullError) return otherwise;
    throw error;
  }
}
