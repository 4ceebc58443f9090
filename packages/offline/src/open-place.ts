import type { MyCertificate } from '@romduol/contracts';
import type { DeparturePlan, LearningEvent, Locale } from '@romduol/domain';
import type { Random } from './bytes.ts';
import { instantBy, millisecondsBy, type Clock } from './clock.ts';
import { countIn, eventsOf, recordEvent, refusedOf, restoreEvents } from './event-log.ts';
import { wholePack } from './pack-row.ts';
import type { Place } from './phone.ts';
import { sealedRow, withJoined, type SealedName } from './place-row.ts';
import { PlaceGoneError, type PlaceRow, type Store, type Writing } from './store.ts';
import { continueAfter, uuidv7 } from './uuidv7.ts';
import type { Vault } from './vault.ts';

/** An event that has just been written, and the key with which it can be handed in. */
export interface Recorded {
  readonly traineeId: string;
  readonly uploadToken: string;
  readonly event: LearningEvent;
}

export interface PlaceParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly row: PlaceRow;
  readonly vault: Vault;
  readonly token: string;
  readonly onRecorded: (recorded: Recorded) => void;
}

/** Her row, while it is still the one that her PIN opened. Throws PlaceGoneError otherwise. */
async function rowStillOpen(tx: Writing, opened: PlaceRow): Promise<PlaceRow> {
  const row = await tx.get('places', opened.traineeId);
  if (row?.vault.wrapped.bytes !== opened.vault.wrapped.bytes) throw new PlaceGoneError('the place has changed hands');
  return row;
}

/** An opened place over its row. Its name and classes follow what `restore` brings. */
export function createPlace({ store, clock, random, row: opened, vault, token, onRecorded }: PlaceParts): Place {
  const { traineeId, uploadToken } = opened;
  let current = opened;

  async function change(alter: (row: PlaceRow) => PlaceRow, also?: (tx: Writing) => Promise<void>): Promise<void> {
    current = await store.write(['phone', 'places', 'events', 'sealed'], async (tx) => {
      const row = alter(await rowStillOpen(tx, opened));
      await tx.put('places', row);
      await also?.(tx);
      return row;
    });
  }

  async function readSealed(name: SealedName): Promise<unknown> {
    const row = await store.read(['sealed'], (tx) => tx.get('sealed', `${traineeId}/${name}`));
    return row === undefined ? null : vault.unseal(name, row.sealed);
  }

  async function keepSealed(name: SealedName, value: unknown): Promise<void> {
    const sealed = await vault.seal(name, value);
    await store.write(['places', 'sealed'], async (tx) => {
      await rowStillOpen(tx, opened);
      await tx.put('sealed', sealedRow(traineeId, name, sealed));
    });
  }

  return {
    traineeId,
    token,
    get name() {
      return current.name;
    },
    get joined() {
      return current.joined;
    },
    async language() {
      return (await store.read(['places'], (tx) => tx.get('places', traineeId)))?.language ?? current.language;
    },
    chooseLanguage: (language: Locale) => change((row) => ({ ...row, language })),
    async record(enrolmentId, fact) {
      const id = uuidv7(millisecondsBy(clock), random);
      const event = await recordEvent(store, traineeId, { id, enrolmentId, occurredAt: instantBy(clock), fact });
      onRecorded({ traineeId, uploadToken, event });
      return event;
    },
    events: (enrolmentId) => eventsOf(store, traineeId, enrolmentId),
    async restore(joined, departure, events) {
      for (const { id } of events) continueAfter(id);
      const sealed = await vault.seal('departure', departure);
      await change(
        (row) => withJoined(row, joined),
        async (tx) => {
          await tx.put('sealed', sealedRow(traineeId, 'departure', sealed));
          await restoreEvents(tx, traineeId, events);
        },
      );
    },
    departure: async () => (await readSealed('departure')) as DeparturePlan | null,
    keepDeparture: (departure) => keepSealed('departure', departure),
    waiting: () =>
      store.read(['events'], async (tx) => ({
        waiting: await countIn(tx, traineeId, 'waiting'),
        refused: await refusedOf(tx, traineeId),
      })),
    pack: (releaseId, language) =>
      store.read(['places', 'packs'], async (tx) => {
        const replaces = (await tx.get('places', traineeId))?.replaces ?? {};
        return wholePack(tx, releaseId, language, replaces);
      }),
    certificates: async () => ((await readSealed('certificates')) as readonly MyCertificate[] | null) ?? [],
    keepCertificates: (certificates) => keepSealed('certificates', certificates),
    readPlan: async (blockId) => (await readSealed(`plan/${blockId}`)) as Readonly<Record<string, string>> | null,
    keepPlan: (blockId, words) => keepSealed(`plan/${blockId}`, words),
    forgetPlans: () =>
      store.write(['sealed'], async (tx) => {
        const rows = await tx.list('sealed', { index: 'by-place', begins: [traineeId] });
        for (const { key, name } of rows) if (name.startsWith('plan/')) await tx.delete('sealed', key);
      }),
  };
}
