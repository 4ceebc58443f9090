/** Meetings of a class on the tablet: begun there or known from the server, and who is there now. */
import type { Meeting } from '@romduol/contracts';
import type { Day } from '@romduol/domain';
import { ClassGoneError, recordsOf, waitingAgain } from './class-log.ts';
import {
  deskFact,
  type ClassStore,
  type DeskReading,
  type DeskWriting,
  type MarkRow,
  type MeetingRow,
  type RecordState,
  type Teaching,
} from './class-store.ts';

export interface MeetingHere {
  readonly id: string;
  readonly heldOn: Day;
  /** Woman's id → whether she is there, by her newest mark. Who stands here not at all was not marked. */
  readonly marks: Readonly<Record<string, MarkRow['mark']['mark']>>;
  readonly teaching: Teaching | null;
  /** Marks by state, to be shown. */
  readonly counts: Readonly<Record<RecordState, number>>;
  /** Why the server refused marks of it, or null. */
  readonly code: string | null;
}

/** The meetings of a class, the newest first. */
export async function meetingsOf(store: ClassStore, cohortId: string): Promise<readonly MeetingHere[]> {
  return store.read(['meetings', 'marks'], async (tx) => {
    const marks = await recordsOf(tx, 'marks', cohortId);
    const meetings = await tx.list('meetings', [cohortId]);
    return meetings
      .map((row) =>
        meetingHere(
          row,
          marks.filter(({ meetingId }) => meetingId === row.id),
        ),
      )
      .sort((one, other) =>
        one.heldOn === other.heldOn ? (one.id < other.id ? 1 : -1) : one.heldOn < other.heldOn ? 1 : -1,
      );
  });
}

function meetingHere(row: MeetingRow, marks: readonly MarkRow[]): MeetingHere {
  const { id, heldOn, present, absent, teaching, upTo, unheard = [] } = row;
  const byServer = [...absent.map((one) => [one, 'absent']), ...present.map((one) => [one, 'present'])];
  const here = marks
    .filter(({ id, state, seq }) => state !== 'handed-in' || seq > upTo || unheard.includes(id))
    .map(({ traineeId, mark }) => [traineeId, mark.mark]);
  const count = (state: RecordState) => marks.filter((mark) => mark.state === state).length;
  return {
    id,
    heldOn,
    marks: Object.fromEntries([...byServer, ...here]) as MeetingHere['marks'],
    teaching: teaching ?? null,
    counts: { waiting: count('waiting'), 'handed-in': count('handed-in'), refused: count('refused') },
    code: marks.findLast(({ state }) => state === 'refused')?.code ?? null,
  };
}

/** Begins a meeting; beginning it again changes nothing. Errors: ClassGoneError, StorageFullError. */
export async function beginMeeting(store: ClassStore, cohortId: string, id: string, heldOn: Day): Promise<void> {
  await store.write(['classes', 'meetings'], async (tx) => {
    if ((await tx.get('classes', cohortId)) === undefined) throw new ClassGoneError('the class is not on this tablet');
    if ((await tx.get('meetings', id)) === undefined)
      await tx.put('meetings', { id, cohortId, heldOn, present: [], absent: [], upTo: 0 });
  });
}

/** Keeps where the class is, so that a tablet that died goes on there. */
export async function keepTeaching(store: ClassStore, meetingId: string, teaching: Teaching): Promise<void> {
  await store.write(['meetings'], async (tx) => {
    const row = await tx.get('meetings', meetingId);
    if (row !== undefined) await tx.put('meetings', { ...row, teaching });
  });
}

/** Whether marks of a meeting have reached the server: then its day stands. */
export const isDaySettled = ({ counts }: MeetingHere): boolean => counts['handed-in'] > 0;

/**
 * Puts another day on a meeting of which the server took nothing yet: the tablet's clock was wrong. What was refused for
 * the day is tried again.
 */
export async function correctDay(store: ClassStore, meetingId: string, heldOn: Day): Promise<void> {
  await store.write(['meetings', 'marks'], async (tx) => {
    const row = await tx.get('meetings', meetingId);
    if (row === undefined) return;
    await tx.put('meetings', { ...row, heldOn });
    await waitAgain(tx, row);
  });
}

async function waitAgain(tx: DeskWriting, { id, cohortId }: MeetingRow): Promise<void> {
  for (const mark of await tx.list('marks', [cohortId, 'refused']))
    if (mark.meetingId === id) await tx.put('marks', waitingAgain(mark));
}

/** Which marks of this tablet an answer that is asked for now will know of; what is handed in meanwhile it may not. */
export interface Heard {
  readonly upTo: number;
  readonly unheard: readonly string[];
}

/** To be noted before the server is asked for the meetings of a class. */
export const heardSoFar = (store: ClassStore, cohortId: string): Promise<Heard> =>
  store.read(['desk', 'marks'], async (tx) => {
    const marks = await recordsOf(tx, 'marks', cohortId);
    return {
      upTo: (await deskFact(tx, 'device'))?.seq ?? 0,
      unheard: marks.filter(({ state }) => state !== 'handed-in').map(({ id }) => id),
    };
  });

/** Notes what the server knows of a class's meetings. Those begun here stay; where one was taught stays with it. */
export async function keepMeetings(
  tx: DeskWriting,
  cohortId: string,
  meetings: readonly Meeting[],
  heard: Heard,
): Promise<void> {
  for (const { id, heldOn, present, absent } of meetings) {
    const row = await tx.get('meetings', id);
    const teaching = row?.teaching;
    await tx.put('meetings', { id, cohortId, heldOn, present, absent, ...heard, ...(teaching && { teaching }) });
  }
}

/** What a meeting is sent with. */
export const dayOf = async (tx: DeskReading, meetingId: string): Promise<Day | null> =>
  (await tx.get('meetings', meetingId))?.heldOn ?? null;
