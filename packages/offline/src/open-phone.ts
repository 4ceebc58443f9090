import { browserRandom, type Random } from './bytes.ts';
import { millisecondsBy, phoneClock, type Clock } from './clock.ts';
import type { Entrance } from './enter.ts';
import { createIndexedDbStore } from './indexeddb-store.ts';
import type { Recorded } from './open-place.ts';
import type { Phone } from './phone.ts';
import { factOf, keepFact, type Store } from './store.ts';
import { continueAfter, uuidv7 } from './uuidv7.ts';

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

/** Opens the phone's store, and names the phone at the first time. */
export async function openPhone(options: PhoneOptions = {}): Promise<StoredPhone> {
  const { store = createIndexedDbStore(), clock = phoneClock, iterations } = options;
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
  const entrance: Entrance = { store, clock, random, iterations, onRecorded };
  /** Loaded when somebody comes to her place: the first screen of a new phone has no need of it. */
  const enter = () => import('./enter.ts');

  return {
    deviceId,
    store,
    clock,
    settle: async (joined, keys, pin) => (await enter()).settle(entrance, joined, keys, pin),
    register: async (newcomer) => (await enter()).register(entrance, newcomer),
    open: async (traineeId, pin) => (await enter()).open(entrance, traineeId, pin),
    reset: async (traineeId, code, pin) => (await enter()).reset(entrance, traineeId, code, pin),
    classWith: async (code) => {
      const { classWith } = await enter();
      return store.read(['places'], (tx) => classWith(tx, code));
    },
    remove: async (traineeId) => (await enter()).removeWithCourses(store, media, traineeId),
    sealingKey: async () => (await store.read(['phone'], (tx) => factOf(tx, 'sealing-key'))) ?? null,
    keepSealingKey: (key) => store.write(['phone'], (tx) => keepFact(tx, 'sealing-key', key)),
    language: async () => (await store.read(['phone'], (tx) => factOf(tx, 'language'))) ?? null,
    chooseLanguage: (language) => store.write(['phone'], (tx) => keepFact(tx, 'language', language)),
    look: async () => (await store.read(['phone'], (tx) => factOf(tx, 'look'))) ?? null,
    chooseLook: (look) => store.write(['phone'], (tx) => keepFact(tx, 'look', look)),
    isInstallHintPutAway: async () => (await store.read(['phone'], (tx) => factOf(tx, 'install-hint'))) !== undefined,
    putAwayInstallHint: () => store.write(['phone'], (tx) => keepFact(tx, 'install-hint', 'put-away')),
    async places() {
      const rows = await store.read(['places'], (tx) => tx.list('places'));
      return rows.map(({ traineeId, name, language, isProvisional }) => ({ traineeId, name, language, isProvisional }));
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
