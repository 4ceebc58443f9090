/** Learning events on the phone: written once, then only their state changes. */
import type { AnyLearningEvent, LearningEvent } from '@romduol/domain';
import { isStillOpen } from './place-row.ts';
import {
  factOf,
  keepFact,
  PlaceGoneError,
  type EventRow,
  type PlaceRow,
  type Reading,
  type Store,
  type Writing,
} from './store.ts';
import type { Settled } from './servers-word.ts';
import type { Sealed } from './vault.ts';

/**
 * Takes the next number of this phone. It is taken before the event is sealed and written, because a transaction does
 * not wait for that; a page that dies in between skips a number, which harms nothing: numbers only order. Answers too
 * to which key of the server this phone seals.
 */
export function reserveNumber(
  store: Store,
): Promise<{ readonly number: Pick<LearningEvent, 'deviceId' | 'seq'>; readonly serverKeyId: string | null }> {
  return store.write(['phone'], async (tx) => {
    const device = await factOf(tx, 'device');
    if (device === undefined) throw new PlaceGoneError('the phone has lost its name');
    const seq = device.seq + 1;
    await keepFact(tx, 'device', { ...device, seq });
    const serverKeyId = (await factOf(tx, 'sealing-key'))?.keyId ?? null;
    return { number: { deviceId: device.id, seq }, serverKeyId };
  });
}

export const rowOf = (
  traineeId: string,
  { id, enrolmentId, seq }: AnyLearningEvent,
  state: EventRow['state'],
  how: Pick<EventRow, 'sealed' | 'outgoing' | 'event'>,
): EventRow => ({ id, traineeId, enrolmentId, seq, state, ...how });

/**
 * Rows of one enrolment that count: waiting, handed in and restored. None when she has no place any more. Throws
 * PlaceGoneError when other pictures have taken the place of those that opened it.
 */
export function rowsOf(store: Store, opened: PlaceRow, enrolmentId: string): Promise<readonly EventRow[]> {
  const { traineeId } = opened;
  return store.read(['places', 'events'], async (tx) => {
    const place = await tx.get('places', traineeId);
    if (place !== undefined && !isStillOpen(place, opened)) throw new PlaceGoneError('the place has changed hands');
    const rows = await tx.list('events', { index: 'by-enrolment', begins: [traineeId, enrolmentId] });
    return rows.filter(({ state }) => state !== 'refused');
  });
}

export const inState = (traineeId: string, state: EventRow['state']) =>
  ({ index: 'by-state', begins: [traineeId, state] }) as const;

/**
 * Her next events to hand in, in the order of their numbers, as many as go under one outbox key, and her row at that
 * moment. Those set aside are passed over.
 */
export async function nextBatch(
  store: Store,
  traineeId: string,
  size: number,
  setAside: ReadonlySet<string>,
): Promise<{ readonly place: PlaceRow | undefined; readonly rows: readonly EventRow[] }> {
  const where = { ...inState(traineeId, 'waiting'), limit: size + setAside.size };
  return store.read(['places', 'events'], async (tx) => {
    const open = (await tx.list('events', where)).filter(({ id }) => !setAside.has(id));
    const rows = open.filter(({ outgoing }) => outgoing?.key === open[0]?.outgoing?.key).slice(0, size);
    return { place: await tx.get('places', traineeId), rows };
  });
}

/** A row as it goes up: sealed, or as it lies here. */
export const elementOf = ({ id, outgoing, event }: EventRow): unknown =>
  outgoing === undefined ? event : { id, iv: outgoing.iv, bytes: outgoing.bytes };

export const countIn = (tx: Reading, traineeId: string, state: EventRow['state']): Promise<number> =>
  tx.count('events', inState(traineeId, state));

/** Those that the server refused, each with the server's code. */
export async function refusedOf(
  tx: Reading,
  traineeId: string,
): Promise<readonly { readonly id: string; readonly code: string }[]> {
  const rows = await tx.list('events', inState(traineeId, 'refused'));
  return rows.map(({ id, code }) => ({ id, code: code ?? 'request.invalid' }));
}

/** The server could not open it: it, or the box of its key, was damaged on the phone. Sealed anew it may go up. */
export const isShut = ({ code }: { readonly code?: string | null }): boolean => code === 'seal.damaged';

/**
 * Notes what the server said. An event stays in the log whatever was said; one that was removed meanwhile stays gone.
 * Once answered it is kept for her only: what was sealed for the server goes. One that is shut waits to be sealed anew.
 */
export async function settleEvents(store: Store, answers: readonly Settled[], sentAt: string): Promise<void> {
  await store.write(['phone', 'events'], async (tx) => {
    for (const answer of answers) {
      const row = await tx.get('events', answer.id);
      if (row?.state === 'waiting') await tx.put('events', settled(row, answer));
    }
    await keepFact(tx, 'last-sent', sentAt);
  });
}

function settled(row: EventRow, { code }: Settled): EventRow {
  if (code === null) return handedIn(row);
  return isShut({ code }) ? { ...row, code } : { ...forHerOnly(row), state: 'refused', code };
}

/** A row that nobody waits for any more: what was sealed for the server goes, and what lies in clear if she has it sealed. */
function forHerOnly({ outgoing: _, event, ...row }: EventRow): EventRow {
  return row.sealed === undefined && event !== undefined ? { ...row, event } : row;
}

function handedIn(row: EventRow): EventRow {
  const { code: _, ...rest } = forHerOnly(row);
  return { ...rest, state: 'handed-in' };
}

/** No phone ever numbers so many events: what is beyond is no number of this phone's, whoever handed it in. */
const highestBelieved = 2 ** 30;

/**
 * Adds events that the server holds, each with its seal. What waits here and is held there needs no sending; nothing is
 * taken away. A row that new pictures left unreadable becomes readable again.
 */
export async function restoreEvents(
  tx: Writing,
  { traineeId }: PlaceRow,
  events: readonly LearningEvent[],
  seals: ReadonlyMap<string, Sealed>,
): Promise<void> {
  for (const event of events) {
    const row = await tx.get('events', event.id);
    const sealed = row?.sealed ?? seals.get(event.id);
    if (sealed === undefined) continue;
    if (row === undefined) await tx.put('events', rowOf(traineeId, event, 'handed-in', { sealed }));
    else if (row.traineeId === traineeId && (row.state !== 'handed-in' || row.sealed === undefined))
      await tx.put('events', handedIn({ ...row, sealed }));
  }
  const device = await factOf(tx, 'device');
  const ownNumbers = events.flatMap(({ deviceId, seq }) =>
    deviceId === device?.id && seq < highestBelieved ? [seq] : [],
  );
  const highest = Math.max(0, ...ownNumbers);
  if (device !== undefined && highest > device.seq) await keepFact(tx, 'device', { ...device, seq: highest });
}
