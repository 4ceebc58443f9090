/** What is noted in class: facts and marks, written once; then only their state changes. */
import { LearningEventDocument, type AttendanceMark } from '@romduol/contracts';
import type { LearningEvent, LearningFact } from '@romduol/domain';
import { instantBy, type Clock } from './clock.ts';
import {
  deskFact,
  keepDeskFact,
  type ClassEventRow,
  type ClassRow,
  type ClassStore,
  type DeskReading,
  type DeskWriting,
  type DraftRow,
  type MarkRow,
  type RecordState,
} from './class-store.ts';
import type { Settled } from './servers-word.ts';
import { newId } from './uuidv7.ts';

/** The class is no longer on this tablet: it was removed, in this tab or another. */
export class ClassGoneError extends Error {}

/** Something that happened to one woman of a class. */
export interface Noted {
  readonly traineeId: string;
  readonly enrolmentId: string;
  readonly fact: LearningFact;
}

/** One tap on one name. */
export interface Tapped {
  readonly traineeId: string;
  readonly mark: AttendanceMark['mark'];
}

async function classIn(tx: DeskReading, cohortId: string): Promise<ClassRow> {
  const row = await tx.get('classes', cohortId);
  if (row === undefined) throw new ClassGoneError('the class is not on this tablet');
  return row;
}

/** Numbers are taken inside the transaction, so two tabs never share one. */
async function numbersFor(
  tx: DeskWriting,
  count: number,
): Promise<{ readonly deviceId: string; readonly first: number }> {
  const device = (await deskFact(tx, 'device')) ?? { id: newId(), seq: 0 };
  await keepDeskFact(tx, 'device', { ...device, seq: device.seq + count });
  return { deviceId: device.id, first: device.seq + 1 };
}

/**
 * Writes what happened to any number of women, all or nothing, durably.
 *
 * Errors: TypeError when a fact is not one that the contract knows (so what a woman wrote or ticked can never ride
 * along), ClassGoneError, StorageFullError.
 */
export async function recordInClass(
  store: ClassStore,
  clock: Clock,
  cohortId: string,
  noted: readonly Noted[],
): Promise<void> {
  if (noted.length === 0) return;
  const occurredAt = instantBy(clock);
  await store.write(['desk', 'classes', 'events'], async (tx) => {
    const { takenBy } = await classIn(tx, cohortId);
    const { deviceId, first } = await numbersFor(tx, noted.length);
    for (const [at, { traineeId, enrolmentId, fact }] of noted.entries()) {
      const seq = first + at;
      const event: LearningEvent = { id: newId(), v: 2, enrolmentId, deviceId, seq, occurredAt, by: 'trainer', fact };
      const faults = LearningEventDocument.safeParse(event).error?.issues;
      if (faults) throw new TypeError(`not a learning event: ${faults.map(({ path }) => path.join('.')).join(', ')}`);
      const row = { id: event.id, cohortId, traineeId, seq, state: 'waiting', notedBy: takenBy.id, event } as const;
      await tx.put('events', row);
    }
  });
}

/** Adds a mark for each tap. Nothing is taken back: the newest mark of a woman in a meeting counts. */
export async function markInMeeting(
  store: ClassStore,
  clock: Clock,
  { cohortId, meetingId }: { readonly cohortId: string; readonly meetingId: string },
  tapped: readonly Tapped[],
): Promise<void> {
  if (tapped.length === 0) return;
  const markedAt = instantBy(clock);
  await store.write(['desk', 'classes', 'marks'], async (tx) => {
    const { takenBy } = await classIn(tx, cohortId);
    const { deviceId, first } = await numbersFor(tx, tapped.length);
    for (const [at, { traineeId, mark }] of tapped.entries()) {
      const seq = first + at;
      const full: AttendanceMark = { id: newId(), traineeId, mark, markedAt, deviceId, seq };
      const of = { id: full.id, cohortId, meetingId, traineeId, seq, state: 'waiting', notedBy: takenBy.id } as const;
      await tx.put('marks', { ...of, mark: full });
    }
  });
}

type Log = 'events' | 'marks';
const states: readonly RecordState[] = ['waiting', 'handed-in', 'refused'];

/** Notes what the server said. A record stays whatever was said; one that was removed meanwhile stays gone. */
export async function settleRecords(store: ClassStore, log: Log, answers: readonly Settled[]): Promise<void> {
  await store.write([log], async (tx) => {
    for (const { id, code } of answers) {
      const row = await tx.get(log, id);
      if (row?.state === 'waiting') await tx.put(log, settled(row, code));
    }
  });
}

function settled<R extends ClassEventRow | MarkRow>(row: R, code: string | null): R {
  const { code: _, ...kept } = row;
  return (code === null ? { ...kept, state: 'handed-in' } : { ...kept, state: 'refused', code }) as R;
}

/** A record that was refused, as one that waits again. */
export function waitingAgain<R extends ClassEventRow | MarkRow>({ code: _, ...kept }: R): R {
  return { ...kept, state: 'waiting' } as unknown as R;
}

/** Lets everything of a class that was refused be tried once more. */
export async function tryAgain(store: ClassStore, cohortId: string): Promise<void> {
  await store.write(['events', 'marks'], async (tx) => {
    for (const row of await tx.list('events', [cohortId, 'refused'])) await tx.put('events', waitingAgain(row));
    for (const row of await tx.list('marks', [cohortId, 'refused'])) await tx.put('marks', waitingAgain(row));
  });
}

/** How many records of a class are in a state. */
export async function countRecords(tx: DeskReading, cohortId: string, state: RecordState): Promise<number> {
  return (await tx.list('events', [cohortId, state])).length + (await tx.list('marks', [cohortId, state])).length;
}

/** Every record of a class, in the order in which it was noted. */
export async function recordsOf<L extends Log>(
  tx: DeskReading,
  log: L,
  cohortId: string,
): Promise<readonly (L extends 'events' ? ClassEventRow : MarkRow)[]> {
  const rows = await Promise.all(states.map((state) => tx.list(log, [cohortId, state])));
  const all = rows.flat() as unknown as (L extends 'events' ? ClassEventRow : MarkRow)[];
  return all.sort((one, other) => one.seq - other.seq);
}

/** What was noted in a class by woman, in the order in which it was noted; refused ones left out. */
export const eventsByWoman = (
  store: ClassStore,
  cohortId: string,
): Promise<ReadonlyMap<string, readonly LearningEvent[]>> =>
  store.read(['events'], async (tx) => {
    const byWoman = new Map<string, LearningEvent[]>();
    for (const { state, traineeId, event } of await recordsOf(tx, 'events', cohortId)) {
      const hers = byWoman.get(traineeId) ?? [];
      if (state !== 'refused') hers.push(event);
      byWoman.set(traineeId, hers);
    }
    return byWoman;
  });

/**
 * Women who left the class or were erased: what was handed in for them goes from the tablet too, and what was tapped for
 * them and not noted. Of a woman whom the programme erased, also what it refused.
 */
export async function dropRecordsOfOthers(
  tx: DeskWriting,
  cohortId: string,
  listed: ReadonlySet<string>,
): Promise<void> {
  for (const log of ['events', 'marks'] as const)
    for (const { id, traineeId, state, code } of await recordsOf(tx, log, cohortId)) {
      const isOver = state === 'handed-in' || code === 'trainee.erased';
      if (isOver && !listed.has(traineeId)) await tx.delete(log, id);
    }
  for (const row of await tx.list('drafts', [cohortId])) await tx.put('drafts', withoutOthers(row, listed));
}

function withoutOthers(row: DraftRow, listed: ReadonlySet<string>): DraftRow {
  const ofListed = <T>(byWoman: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(byWoman).filter(([traineeId]) => listed.has(traineeId)));
  const { answers, attempts } = row.draft;
  const kept = Object.entries(answers).map(([itemId, byWoman]) => [itemId, ofListed(byWoman)] as const);
  return { ...row, draft: { ...row.draft, answers: Object.fromEntries(kept), attempts: ofListed(attempts) } };
}
