/** Learning events on the phone: written once, then only their state changes. */
import { LearningEventDocument } from '@romduol/contracts';
import { inOrder, type LearningEvent, type LearningFact } from '@romduol/domain';
import { factOf, keepFact, PlaceGoneError, type EventRow, type Reading, type Store, type Writing } from './store.ts';

/** What is new in an event before the phone has numbered it. */
export interface Happened {
  readonly id: string;
  readonly enrolmentId: string;
  readonly occurredAt: string;
  readonly fact: LearningFact;
}

/**
 * Writes an event durably. Its number is taken inside the transaction, so two tabs never share one.
 *
 * Errors: TypeError when the fact is not one that the contract knows (so what she writes can never ride along),
 * PlaceGoneError, StorageFullError.
 */
export async function recordEvent(store: Store, traineeId: string, happened: Happened): Promise<LearningEvent> {
  return store.write(['phone', 'places', 'events'], async (tx) => {
    if ((await tx.get('places', traineeId)) === undefined) throw new PlaceGoneError('she has no place on this phone');
    const device = await factOf(tx, 'device');
    if (device === undefined) throw new PlaceGoneError('the phone has lost its name');
    const event: LearningEvent = { ...happened, v: 1, deviceId: device.id, seq: device.seq + 1 };
    const faults = LearningEventDocument.safeParse(event).error?.issues;
    if (faults) throw new TypeError(`not a learning event: ${faults.map(({ path }) => path.join('.')).join(', ')}`);
    await keepFact(tx, 'device', { ...device, seq: event.seq });
    await tx.put('events', rowOf(traineeId, event, 'waiting'));
    return event;
  });
}

function rowOf(traineeId: string, event: LearningEvent, state: EventRow['state']): EventRow {
  const { id, enrolmentId, seq } = event;
  return { id, traineeId, enrolmentId, seq, state, event };
}

/** Her events in one enrolment that count: waiting, handed in and restored, in the order in which they are folded. */
export async function eventsOf(
  store: Store,
  traineeId: string,
  enrolmentId: string,
): Promise<readonly LearningEvent[]> {
  const rows = await store.read(['events'], (tx) =>
    tx.list('events', { index: 'by-enrolment', begins: [traineeId, enrolmentId] }),
  );
  return inOrder(rows.filter(({ state }) => state !== 'refused').map(({ event }) => event));
}

const inState = (traineeId: string, state: EventRow['state']) =>
  ({ index: 'by-state', begins: [traineeId, state] }) as const;

/** Her next events to hand in, in the order of their numbers. Those set aside are passed over. */
export async function nextBatch(
  store: Store,
  traineeId: string,
  size: number,
  setAside: ReadonlySet<string>,
): Promise<readonly LearningEvent[]> {
  const where = { ...inState(traineeId, 'waiting'), limit: size + setAside.size };
  const rows = await store.read(['events'], (tx) => tx.list('events', where));
  return rows
    .filter(({ id }) => !setAside.has(id))
    .slice(0, size)
    .map(({ event }) => event);
}

export const countIn = (tx: Reading, traineeId: string, state: EventRow['state']): Promise<number> =>
  tx.count('events', inState(traineeId, state));

/** Those that the server refused, each with the server's code. */
export async function refusedOf(
  tx: Reading,
  traineeId: string,
): Promise<readonly { readonly event: LearningEvent; readonly code: string }[]> {
  const rows = await tx.list('events', inState(traineeId, 'refused'));
  return rows.map(({ event, code }) => ({ event, code: code ?? 'request.invalid' }));
}

/** What the server said of one event; refused when there is a code. */
export interface Settled {
  readonly id: string;
  readonly code: string | null;
}

/** Notes what the server said. An event stays in the log whatever was said; one that was removed meanwhile stays gone. */
export async function settleEvents(store: Store, answers: readonly Settled[], sentAt: string): Promise<void> {
  await store.write(['phone', 'events'], async (tx) => {
    for (const { id, code } of answers) {
      const row = await tx.get('events', id);
      if (row?.state === 'waiting')
        await tx.put('events', code === null ? handedIn(row) : { ...row, state: 'refused', code });
    }
    await keepFact(tx, 'last-sent', sentAt);
  });
}

function handedIn({ id, traineeId, enrolmentId, seq, event }: EventRow): EventRow {
  return { id, traineeId, enrolmentId, seq, event, state: 'handed-in' };
}

/** No phone ever numbers so many events: what is beyond is no number of this phone's, whoever handed it in. */
const highestBelieved = 2 ** 30;

/** Adds events that the server holds. What waits here and is held there needs no sending; nothing is taken away. */
export async function restoreEvents(tx: Writing, traineeId: string, events: readonly LearningEvent[]): Promise<void> {
  for (const event of events) {
    const row = await tx.get('events', event.id);
    if (row === undefined) await tx.put('events', rowOf(traineeId, event, 'handed-in'));
    else if (row.traineeId === traineeId && row.state !== 'handed-in') await tx.put('events', handedIn(row));
  }
  const device = await factOf(tx, 'device');
  const ownNumbers = events.flatMap(({ deviceId, seq }) =>
    deviceId === device?.id && seq < highestBelieved ? [seq] : [],
  );
  const highest = Math.max(0, ...ownNumbers);
  if (device !== undefined && highest > device.seq) await keepFact(tx, 'device', { ...device, seq: highest });
}
