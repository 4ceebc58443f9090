import { LearningEventDocument, type MyCertificate, type MySkillMark, type SealedBox } from '@romduol/contracts';
import { inOrder, type DeparturePlan, type LearningEvent, type Locale } from '@romduol/domain';
import type { Random } from './bytes.ts';
import { instantBy, millisecondsBy, type Clock } from './clock.ts';
import { bringAlong } from './bring-along.ts';
import { countIn, refusedOf, reserveNumber, restoreEvents, rowOf, rowsOf } from './event-log.ts';
import { readEvent, sealForHer, sealWaiting } from './event-seals.ts';
import { withBox, type OutboxKeeper } from './outbox-key.ts';
import { usablePack } from './pack-row.ts';
import type { Place } from './phone.ts';
import { rowStillOpen, sealedRow, withJoined, type SealedName } from './place-row.ts';
import { askToJoinAgain } from './place-request.ts';
import { createSecondPin } from './second-pin.ts';
import type { EventRow, PlaceRow, Store, Writing } from './store.ts';
import { continueAfter, uuidv7 } from './uuidv7.ts';
import type { Sealed, Vault } from './vault.ts';

/** An event that has just been written, with what it takes to hand it in. */
export interface Recorded {
  /** Null while the server does not know of her yet. */
  readonly uploadToken: string | null;
  readonly box: SealedBox | null;
  readonly row: EventRow;
}

export interface PlaceParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly row: PlaceRow;
  readonly vault: Vault;
  readonly outboxKeys: OutboxKeeper;
  readonly token: string;
  readonly onRecorded: (recorded: Recorded) => void;
}

/** An opened place over its row. Its name and classes follow what `restore` brings. */
export function createPlace(parts: PlaceParts): Place {
  const { store, clock, random, row: opened, vault, outboxKeys, token, onRecorded } = parts;
  const { traineeId } = opened;
  let current = opened;
  let choosing: Promise<void> = Promise.resolve();
  /** What was read once. An event never changes, whichever tab wrote it; which ones there are, the store says each time. */
  const read = new Map<string, LearningEvent>();

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

  async function record(enrolmentId: string, fact: LearningEvent['fact']): Promise<LearningEvent> {
    const id = uuidv7(millisecondsBy(clock), random);
    const occurredAt = instantBy(clock);
    const happened = { id, v: 2, enrolmentId, occurredAt, by: 'herself', fact } as const;
    const faults = LearningEventDocument.safeParse({ ...happened, deviceId: id, seq: 0 }).error?.issues;
    if (faults) throw new TypeError(`not a learning event: ${faults.map(({ path }) => path.join('.')).join(', ')}`);
    const { number, serverKeyId } = await reserveNumber(store);
    const event: LearningEvent = { ...happened, ...number };
    const outbox = await outboxKeys.keyFor(serverKeyId);
    const row = rowOf(traineeId, event, 'waiting', await sealWaiting(vault, outbox, event, random));
    const place = await store.write(['places', 'events'], async (tx) => {
      const now = await rowStillOpen(tx, opened);
      if (outbox !== null && now.outboxKeys[outbox.name] === undefined) await tx.put('places', withBox(now, outbox));
      await tx.put('events', row);
      return now;
    });
    read.set(id, event);
    onRecorded({ uploadToken: place.isProvisional ? null : place.uploadToken, box: outbox?.box ?? null, row });
    return event;
  }

  async function events(enrolmentId: string): Promise<readonly LearningEvent[]> {
    const rows = await rowsOf(store, opened, enrolmentId);
    const found = await Promise.all(rows.map(async (row) => read.get(row.id) ?? (await readEvent(vault, row))));
    const readable = found.filter((event) => event !== null);
    for (const event of readable) read.set(event.id, event);
    return inOrder(readable);
  }

  async function sealNew(held: readonly LearningEvent[]): Promise<ReadonlyMap<string, Sealed>> {
    const kept = await store.read(['events'], async (tx) => {
      const known = new Set<string>();
      for (const { id } of held) if ((await tx.get('events', id))?.sealed !== undefined) known.add(id);
      return known;
    });
    const news = held.filter(({ id }) => !kept.has(id));
    return new Map(await Promise.all(news.map(async (event) => [event.id, await sealForHer(vault, event)] as const)));
  }

  const opener: Place = {
    traineeId,
    token,
    get name() {
      return current.name;
    },
    get joined() {
      return current.joined;
    },
    async requested() {
      const request = (await store.read(['places'], (tx) => tx.get('places', traineeId)))?.request ?? null;
      return request && { kind: request.kind, state: request.refused ? 'refused' : 'waiting', code: request.refused };
    },
    askAgain: (code, pin) => askToJoinAgain({ ...parts, place: opener, change }, code, pin),
    bringAlong: (provisional) => bringAlong({ ...parts, place: opener, read }, provisional),
    ...createSecondPin(parts),
    async language() {
      return (await store.read(['places'], (tx) => tx.get('places', traineeId)))?.language ?? current.language;
    },
    chooseLanguage: (language: Locale) => change((row) => ({ ...row, language })),
    record,
    events,
    async restore(joined, departure, held) {
      for (const { id } of held) continueAfter(id);
      const sealed = await vault.seal('departure', departure);
      const seals = await sealNew(held);
      await change(
        (row) => withJoined(row, joined),
        async (tx) => {
          await tx.put('sealed', sealedRow(traineeId, 'departure', sealed));
          await restoreEvents(tx, opened, held, seals);
        },
      );
    },
    departure: async () => (await readSealed('departure')) as DeparturePlan | null,
    keepDeparture: (departure) => keepSealed('departure', departure),
    chosenPacks: async () => ((await readSealed('packs')) as readonly string[] | null) ?? [],
    choosePack(id, isChosen) {
      const choose = async () => {
        const others = (await opener.chosenPacks()).filter((one) => one !== id);
        await keepSealed('packs', isChosen ? [...others, id] : others);
      };
      // One after the other, also after one that failed: each begins with what the one before has left.
      choosing = choosing.then(choose, choose);
      return choosing;
    },
    waiting: () =>
      store.read(['events'], async (tx) => ({
        waiting: await countIn(tx, traineeId, 'waiting'),
        refused: await refusedOf(tx, traineeId),
      })),
    pack: (releaseId, language) =>
      store.read(['places', 'packs'], async (tx) => {
        const replaces = (await tx.get('places', traineeId))?.replaces ?? {};
        return usablePack(tx, releaseId, language, replaces);
      }),
    certificates: async () => ((await readSealed('certificates')) as readonly MyCertificate[] | null) ?? [],
    keepCertificates: (certificates) => keepSealed('certificates', certificates),
    skillMarks: async () => ((await readSealed('skills')) as readonly MySkillMark[] | null) ?? [],
    keepSkillMarks: (marks) => keepSealed('skills', marks),
    readPlan: async (blockId) => (await readSealed(`plan/${blockId}`)) as Readonly<Record<string, string>> | null,
    async plans() {
      const rows = await store.read(['sealed'], (tx) => tx.list('sealed', { index: 'by-place', begins: [traineeId] }));
      const plans = rows.filter(({ name }) => name.startsWith('plan/'));
      const words = plans.map(async ({ name, sealed }) => {
        const kept = (await vault.unseal(name, sealed)) as Readonly<Record<string, string>>;
        return [name.slice('plan/'.length), kept] as const;
      });
      return new Map(await Promise.all(words));
    },
    keepPlan: (blockId, words) => keepSealed(`plan/${blockId}`, words),
    forgetPlans: () =>
      store.write(['sealed'], async (tx) => {
        const rows = await tx.list('sealed', { index: 'by-place', begins: [traineeId] });
        for (const { key, name } of rows) if (name.startsWith('plan/')) await tx.delete('sealed', key);
      }),
  };
  return opener;
}
