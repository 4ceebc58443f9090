/** Handing in what was noted in class: events in batches, each answered on its own, and the marks of each meeting. */
import {
  batchSize,
  getMe,
  recordClass,
  recordMeeting,
  RefusedError,
  TimedOutError,
  UnreachableError,
  type AttendanceMark,
  type Client,
} from '@romduol/contracts';
import type { Day } from '@romduol/domain';
import { createBatchSize, wasTooMuch, type BatchSize } from './batch-size.ts';
import { instantBy, type Clock } from './clock.ts';
import { settleRecords } from './class-log.ts';
import { dayOf } from './class-meeting.ts';
import { deskFact, keepDeskFact, type ClassEventRow, type ClassStore, type MarkRow } from './class-store.ts';
import { answersTo, type Settled } from './servers-word.ts';
import { unlessFull } from './unless-full.ts';

/**
 * How handing in ended. `clear`: nothing of hers waits any more. `signed-out`: she must sign in first. `later`: the
 * server understood and puts it off, or failed at something; `code` says why. `not-hers`: the server says that this class
 * is not hers to record; it goes on waiting. `unreachable`: no network.
 */
export interface ClassHandIn {
  readonly state: 'clear' | 'signed-out' | 'later' | 'not-hers' | 'unreachable';
  readonly code: string | null;
  readonly handedIn: number;
  readonly refused: number;
  /** What waits for the sign-in of another member, who noted it. */
  readonly forOthers: number;
}

/** Enough to find one record in a hundred by halving. */
const faultsBorne = 8;

type Trouble = Exclude<ClassHandIn['state'], 'clear'>;
type Answered =
  | { readonly state: 'answered'; readonly answers: readonly Settled[] }
  /** The server refused or stumbled at these as a whole: which of them is at fault shows by halving. */
  | { readonly state: 'fault'; readonly code: string; readonly isFinal: boolean }
  | { readonly state: 'timed-out' }
  | { readonly state: Trouble; readonly code: string | null };

interface Tally {
  handedIn: number;
  refused: number;
  trouble: Trouble | null;
  code: string | null;
}

/** Hands in everything that the signed-in member noted. Never throws for what the network or the server does. */
export async function handInClasses(store: ClassStore, clock: Clock, client: Client): Promise<ClassHandIn> {
  const tally: Tally = { handedIn: 0, refused: 0, trouble: null, code: null };
  const waiting = await waitingIn(store);
  if (waiting.length === 0) return endOf(tally, 0);
  const me = await client(getMe, {}).catch((error: unknown) => troubleWith(error));
  if ('state' in me) {
    noteAnswer(tally, me);
    return endOf(tally, 0);
  }
  const hers = waiting.filter(({ notedBy }) => notedBy === me.id);
  for (const cohortId of new Set(hers.map((row) => row.cohortId))) {
    const ofClass: Tally = { handedIn: 0, refused: 0, trouble: null, code: null };
    await handInEvents(store, clock, client, cohortId, me.id, ofClass);
    if (mayGoOn(ofClass)) await handInMarks(store, client, cohortId, me.id, ofClass);
    tally.handedIn += ofClass.handedIn;
    tally.refused += ofClass.refused;
    if (ofClass.trouble !== null) note(tally, ofClass.trouble, ofClass.code);
    // Without network or session it is no use asking for the next class.
    if (ofClass.trouble === 'unreachable' || ofClass.trouble === 'signed-out') break;
  }
  return endOf(tally, waiting.length - hers.length);
}

/** Whether more of the same class may be tried: one record that waits for next time holds up no other. */
const mayGoOn = ({ trouble }: Tally): boolean => trouble === null || trouble === 'later';

const endOf = ({ handedIn, refused, trouble, code }: Tally, forOthers: number): ClassHandIn => ({
  state: trouble ?? 'clear',
  code,
  handedIn,
  refused,
  forOthers,
});

async function waitingIn(store: ClassStore): Promise<readonly (ClassEventRow | MarkRow)[]> {
  return store.read(['classes', 'events', 'marks'], async (tx) => {
    const rows: (ClassEventRow | MarkRow)[] = [];
    for (const { cohortId } of await tx.list('classes'))
      rows.push(
        ...(await tx.list('events', [cohortId, 'waiting'])),
        ...(await tx.list('marks', [cohortId, 'waiting'])),
      );
    return rows;
  });
}

async function handInEvents(
  store: ClassStore,
  clock: Clock,
  client: Client,
  cohortId: string,
  memberId: string,
  tally: Tally,
): Promise<void> {
  const rows = await store.read(['events'], (tx) => tx.list('events', [cohortId, 'waiting']));
  const send = async (some: readonly ClassEventRow[]): Promise<Answered> => {
    const events = some.map(({ traineeId, event }) => ({ traineeId, event }));
    const answers = await client(recordClass, { params: { id: cohortId }, body: { sentAt: instantBy(clock), events } });
    return {
      state: 'answered',
      answers: answersTo(
        some.map(({ id }) => id),
        answers,
      ),
    };
  };
  await handInInParts({
    rows: rows.filter(({ notedBy }) => notedBy === memberId),
    store,
    send,
    settle: (answers) => settleRecords(store, 'events', answers),
    tally,
  });
}

async function handInMarks(
  store: ClassStore,
  client: Client,
  cohortId: string,
  memberId: string,
  tally: Tally,
): Promise<void> {
  const { rows, days } = await store.read(['marks', 'meetings'], async (tx) => {
    const marks = (await tx.list('marks', [cohortId, 'waiting'])).filter(({ notedBy }) => notedBy === memberId);
    const held = new Map<string, Day>();
    for (const { meetingId } of marks) held.set(meetingId, held.get(meetingId) ?? (await dayOf(tx, meetingId)) ?? '');
    return { rows: marks, days: held };
  });
  for (const [meetingId, heldOn] of days) {
    const send = async (some: readonly MarkRow[]): Promise<Answered> => {
      const marks: AttendanceMark[] = some.map(({ mark }) => mark);
      await client(recordMeeting, { params: { id: cohortId, meetingId }, body: { heldOn, marks } });
      return { state: 'answered', answers: some.map(({ id }) => ({ id, code: null })) };
    };
    await handInInParts({
      rows: rows.filter((row) => row.meetingId === meetingId),
      store,
      send,
      settle: (answers) => settleRecords(store, 'marks', answers),
      tally,
    });
    if (!mayGoOn(tally)) return;
  }
}

interface Parts<R extends { readonly id: string }> {
  readonly store: ClassStore;
  readonly rows: readonly R[];
  readonly send: (some: readonly R[]) => Promise<Answered>;
  readonly settle: (answers: readonly Settled[]) => Promise<void>;
  readonly tally: Tally;
}

/**
 * Sends rows part by part. A part that the line did not carry in time is halved, and how many it carries is remembered.
 * A part that is refused or stumbled over as a whole is halved until the one at fault stands alone: one that is refused
 * is marked so, one over which the server stumbles waits for next time, and the others go on.
 */
async function handInInParts<R extends { readonly id: string }>({
  store,
  rows,
  send,
  settle,
  tally,
}: Parts<R>): Promise<void> {
  const size = createBatchSize(await store.read(['desk'], (tx) => deskFact(tx, 'batch-size')));
  let stumbles = 0;
  for (let rest = rows; rest.length > 0;) {
    const sent = rest.slice(0, size.now);
    const sentAt = performance.now();
    const answer = await send(sent).catch((error: unknown) => troubleWith(error));
    const took = performance.now() - sentAt;
    if (wasTooMuch(answer.state, took)) {
      const isWorthATry = size.tooSlow(sent.length);
      await remember(store, size);
      if (isWorthATry) continue;
    }
    if (answer.state === 'answered') {
      // An answer that says nothing of what was sent is not the server's.
      if (answer.answers.length === 0) return note(tally, 'unreachable', null);
      await settle(answer.answers);
      count(tally, answer.answers);
      size.answered(sent.length, took);
      await remember(store, size);
    } else if (answer.state !== 'fault') {
      return noteAnswer(tally, answer);
    } else if (!isOfTheWhole(answer.code) && size.atFault(sent.length)) {
      stumbles += answer.isFinal ? 0 : 1;
      if (stumbles > faultsBorne) return note(tally, 'later', answer.code);
      continue;
    } else if (answer.isFinal) {
      const answers = sent.map(({ id }) => ({ id, code: answer.code }));
      await settle(answers);
      count(tally, answers);
    } else {
      note(tally, 'later', answer.code);
    }
    rest = rest.slice(sent.length);
  }
}

const remember = (store: ClassStore, { remembered }: BatchSize): Promise<void> =>
  unlessFull(
    store.write(['desk'], async (tx) => {
      if (((await deskFact(tx, 'batch-size')) ?? batchSize) !== remembered)
        await keepDeskFact(tx, 'batch-size', remembered);
    }),
    undefined,
  );

/** Refusals that say something of the meeting and not of one mark in it. */
const isOfTheWhole = (code: string): boolean => code.startsWith('meeting.');

function noteAnswer(tally: Tally, answer: Exclude<Answered, { state: 'answered' }>): void {
  if (answer.state === 'timed-out') note(tally, 'unreachable', null);
  else note(tally, answer.state === 'fault' ? 'later' : answer.state, answer.code);
}

function note(tally: Tally, trouble: Trouble, code: string | null): void {
  tally.trouble = trouble;
  tally.code = code;
}

function count(tally: Tally, answers: readonly Settled[]): void {
  const refused = answers.filter(({ code }) => code !== null).length;
  tally.refused += refused;
  tally.handedIn += answers.length - refused;
}

/** What a failed request means for what was sent with it. */
function troubleWith(error: unknown): Exclude<Answered, { state: 'answered' }> {
  if (error instanceof TimedOutError) return { state: 'timed-out' };
  if (error instanceof UnreachableError) return { state: 'unreachable', code: null };
  if (!(error instanceof RefusedError)) throw error;
  const { code, problem } = error;
  if (problem.status === 401) return { state: 'signed-out', code };
  if (problem.status === 403 || problem.status === 404) return { state: 'not-hers', code };
  if (problem.status === 429 || code === 'server.stopping' || code === 'server.not-ready')
    return { state: 'later', code };
  return { state: 'fault', code, isFinal: problem.status < 500 };
}
