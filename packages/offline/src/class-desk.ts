/** Class mode on a trainer's tablet: classes that were taken along, what is noted in them, and handing it in. */
import {
  getClassRoster,
  getMe,
  listHelpCards,
  listMeetings,
  type ClassRoster,
  type Client,
  type HelpCard,
} from '@romduol/contracts';
import type { Day, LearningEvent, Release, Text } from '@romduol/domain';
import { browserRandom, type Random } from './bytes.ts';
import { instantBy, phoneClock, type Clock } from './clock.ts';
import { createClassIndexedDbStore } from './class-indexeddb-store.ts';
import {
  ClassGoneError,
  countRecords,
  dropRecordsOfOthers,
  eventsByWoman,
  markInMeeting,
  recordInClass,
  recordsOf,
  tryAgain,
  type Noted,
  type Tapped,
} from './class-log.ts';
import {
  beginMeeting,
  correctDay,
  heardSoFar,
  keepMeetings,
  keepTeaching,
  meetingsOf,
  type MeetingHere,
} from './class-meeting.ts';
import { handInClasses, type ClassHandIn } from './class-outbox.ts';
import {
  classPack,
  classPackProgress,
  downloadClassPack,
  tidyClassPacks,
  type ClassPackProgress,
  type DeskCaches,
} from './class-pack.ts';
import { keyFrom, newLock, openRoster, sealRoster, wordsIterations } from './class-seal.ts';
import {
  deskFact,
  keepDeskFact,
  type ClassEventRow,
  type ClassRow,
  type ClassStore,
  type Draft,
  type DeskReading,
  type MarkRow,
  type Taker,
  type Teaching,
} from './class-store.ts';

export { ClassGoneError, type Noted, type Tapped } from './class-log.ts';
export { isDaySettled, type MeetingHere } from './class-meeting.ts';
export { wordsAreEnough } from './class-seal.ts';
export { OutdatedAppError, StorageFullError } from './store.ts';
export type { ClassHandIn } from './class-outbox.ts';
export { deskMediaCache, type ClassPackProgress, type DeskCaches } from './class-pack.ts';
export { createClassIndexedDbStore } from './class-indexeddb-store.ts';
export { createClassMemoryDisk, createClassMemoryStore, type ClassMemoryDisk } from './class-memory-store.ts';
export type { ClassEventRow, ClassStore, Draft, MarkRow, Taker, Teaching } from './class-store.ts';

/** Something of the class still waits to be handed in: it cannot be removed. */
export class UnsentError extends Error {}

/** A class on the tablet as anyone who holds it may see it. */
export interface ClassHere extends Omit<ClassRow, 'lock' | 'roster'> {
  readonly waiting: number;
  readonly refused: number;
}

/** A class that was opened with its words, in memory only. */
export interface OpenClass {
  readonly roster: ClassRoster;
  /** Fetches names anew and seals them under the same words. Errors: UnreachableError, RefusedError. */
  readonly refresh: (client: Client) => Promise<OpenClass>;
}

export interface Refused {
  readonly log: 'events' | 'marks';
  readonly row: ClassEventRow | MarkRow;
}

export interface TakeAlong {
  readonly client: Client;
  readonly cohortId: string;
  readonly courseTitle: Text;
  readonly timeZone: string;
  readonly takenBy: Taker;
  readonly words: string;
}

export interface Bringing {
  readonly client: Client;
  readonly fetch?: typeof fetch;
  readonly onProgress?: (progress: ClassPackProgress) => void;
  readonly signal?: AbortSignal;
}

export interface Desk {
  /** The classes on this tablet, by name. */
  classes(): Promise<readonly ClassHere[]>;
  /** Fetches names and meetings and seals them; on a class that is here already the words are changed. */
  takeAlong(taking: TakeAlong): Promise<OpenClass>;
  /** Brings the course of a class, file by file; can be broken off and asked for again. Needs no words. */
  bringPack(cohortId: string, bringing: Bringing): Promise<ClassPackProgress>;
  packProgress(cohortId: string): Promise<ClassPackProgress>;
  pack(cohortId: string): Promise<Release | null>;
  /** Null when the words are not the right ones. Errors: ClassGoneError. */
  open(cohortId: string, words: string): Promise<OpenClass | null>;
  /** Errors: UnsentError while anything of it waits. */
  remove(cohortId: string): Promise<void>;
  meetings(cohortId: string): Promise<readonly MeetingHere[]>;
  beginMeeting(cohortId: string, meetingId: string, heldOn: Day): Promise<void>;
  correctDay(meetingId: string, heldOn: Day): Promise<void>;
  keepTeaching(meetingId: string, teaching: Teaching): Promise<void>;
  mark(cohortId: string, meetingId: string, tapped: readonly Tapped[]): Promise<void>;
  record(cohortId: string, noted: readonly Noted[]): Promise<void>;
  /** What was noted on this tablet, by woman, in the order in which it was noted; refused ones left out. */
  events(cohortId: string): Promise<ReadonlyMap<string, readonly LearningEvent[]>>;
  refused(cohortId: string): Promise<readonly Refused[]>;
  /** Lets what was refused be tried once more. */
  tryAgain(cohortId: string): Promise<void>;
  draft(key: string): Promise<Draft | null>;
  keepDraft(cohortId: string, key: string, draft: Draft): Promise<void>;
  helpCards(): Promise<readonly HelpCard[]>;
  handIn(client: Client): Promise<ClassHandIn>;
  /** Tells after each change made through this desk. Answers how to stop. */
  subscribe(listener: () => void): () => void;
}

export interface DeskOptions {
  readonly store?: ClassStore;
  readonly clock?: Clock;
  readonly random?: Random;
  readonly iterations?: number;
  readonly caches?: DeskCaches | undefined;
  /** Locks shared by all tabs, where the browser has them. */
  readonly locks?: Pick<LockManager, 'request'> | undefined;
}

/** The desk of this tablet. Nothing is read before it is asked for. */
export function openDesk(options: DeskOptions = {}): Desk {
  const { store = createClassIndexedDbStore(), clock = phoneClock, random = browserRandom } = options;
  const { iterations = wordsIterations } = options;
  const caches = 'caches' in options ? options.caches : globalThis.caches;
  const locks = 'locks' in options ? options.locks : globalThis.navigator?.locks;
  const listeners = new Set<() => void>();
  let flight: Promise<ClassHandIn> | undefined;
  const tell = () => listeners.forEach((listener) => listener());

  async function changed<T>(work: Promise<T>): Promise<T> {
    const result = await work;
    tell();
    return result;
  }

  const rowOf = (cohortId: string) => store.read(['classes'], (tx) => tx.get('classes', cohortId));
  async function whichPack(cohortId: string) {
    const row = await rowOf(cohortId);
    return row && { store, caches, releaseId: row.releaseId, language: row.language };
  }

  /** Fetches what the server knows and writes it in one go; what was noted here stays. */
  async function fetchNames(
    client: Client,
    row: Pick<ClassRow, 'cohortId' | 'courseTitle' | 'timeZone' | 'takenBy' | 'lock'>,
    key: CryptoKey,
  ): Promise<OpenClass> {
    const params = { id: row.cohortId };
    const roster = await client(getClassRoster, { params });
    const heard = await heardSoFar(store, row.cohortId);
    const [meetings, me, help] = await Promise.all([
      client(listMeetings, { params }),
      client(getMe, {}),
      // Help numbers are no reason to leave without the class.
      client(listHelpCards, {}).catch(() => null),
    ]);
    const { cohortId, name, releaseId, language, trainees } = roster;
    const sealed = await sealRoster(key, roster, random);
    const listed = new Set(trainees.map(({ traineeId }) => traineeId));
    await store.write(['desk', 'classes', 'meetings', 'marks', 'events', 'drafts'], async (tx) => {
      const taken = { takenAt: instantBy(clock), takenOn: me.organisation.today };
      const facts = { cohortId, name, releaseId, language, women: trainees.length, ...taken };
      await tx.put('classes', { ...row, ...facts, roster: sealed });
      await keepMeetings(tx, cohortId, meetings, heard);
      if (help !== null) await keepDeskFact(tx, 'help-cards', help.cards);
      await dropRecordsOfOthers(tx, cohortId, listed);
    });
    tell();
    return openedAs(roster, key, row.lock);
  }

  const openedAs = (roster: ClassRoster, key: CryptoKey, lock: ClassRow['lock']): OpenClass => ({
    roster,
    async refresh(client) {
      const row = await rowOf(roster.cohortId);
      if (row === undefined) throw new ClassGoneError('the class is not on this tablet');
      // The lock that the key belongs to, also where the words were changed in another tab meanwhile.
      return fetchNames(client, { ...row, lock }, key);
    },
  });

  async function fly(client: Client): Promise<ClassHandIn> {
    const work = () => handInClasses(store, clock, client);
    try {
      return await changed(locks === undefined ? work() : locks.request('desk', work));
    } finally {
      flight = undefined;
    }
  }

  return {
    classes: () =>
      store.read(['classes', 'events', 'marks'], async (tx) => {
        const rows = await tx.list('classes');
        const here = await Promise.all(rows.map((row) => classHere(tx, row)));
        return here.sort((one, other) => one.name.localeCompare(other.name));
      }),
    async takeAlong({ client, words, ...taken }) {
      const { lock, key } = await newLock(words, { random, iterations });
      return fetchNames(client, { ...taken, lock }, key);
    },
    async bringPack(cohortId, bringing) {
      const which = await whichPack(cohortId);
      if (which === undefined) throw new ClassGoneError('the class is not on this tablet');
      try {
        const progress = await downloadClassPack({ ...which, ...bringing });
        await tidyClassPacks(store, caches);
        await globalThis.navigator?.storage?.persist?.().catch(() => false);
        return progress;
      } finally {
        // What came before it broke off is here too.
        tell();
      }
    },
    async packProgress(cohortId) {
      const which = await whichPack(cohortId);
      return classPackProgress(which ?? { store, caches, releaseId: '', language: 'km' });
    },
    async pack(cohortId) {
      const which = await whichPack(cohortId);
      return which === undefined ? null : classPack(which);
    },
    async open(cohortId, words) {
      const row = await rowOf(cohortId);
      if (row === undefined) return null;
      const key = await keyFrom(words, row.lock);
      const roster = await openRoster(key, row);
      return roster === null ? null : openedAs(roster, key, row.lock);
    },
    async remove(cohortId) {
      await store.write(['classes', 'meetings', 'marks', 'events', 'drafts'], async (tx) => {
        if ((await countRecords(tx, cohortId, 'waiting')) > 0) throw new UnsentError('something waits to be handed in');
        for (const { id } of await tx.list('meetings', [cohortId])) await tx.delete('meetings', id);
        for (const { key } of await tx.list('drafts', [cohortId])) await tx.delete('drafts', key);
        for (const { id } of await recordsOf(tx, 'marks', cohortId)) await tx.delete('marks', id);
        for (const { id } of await recordsOf(tx, 'events', cohortId)) await tx.delete('events', id);
        await tx.delete('classes', cohortId);
      });
      await tidyClassPacks(store, caches);
      tell();
    },
    meetings: (cohortId) => meetingsOf(store, cohortId),
    beginMeeting: (cohortId, meetingId, heldOn) => changed(beginMeeting(store, cohortId, meetingId, heldOn)),
    correctDay: (meetingId, heldOn) => changed(correctDay(store, meetingId, heldOn)),
    keepTeaching: (meetingId, teaching) => keepTeaching(store, meetingId, teaching),
    mark: (cohortId, meetingId, tapped) => changed(markInMeeting(store, clock, { cohortId, meetingId }, tapped)),
    record: (cohortId, noted) => changed(recordInClass(store, clock, cohortId, noted)),
    events: (cohortId) => eventsByWoman(store, cohortId),
    refused: (cohortId) =>
      store.read(['events', 'marks'], async (tx) => [
        ...(await tx.list('events', [cohortId, 'refused'])).map((row) => ({ log: 'events', row }) as const),
        ...(await tx.list('marks', [cohortId, 'refused'])).map((row) => ({ log: 'marks', row }) as const),
      ]),
    tryAgain: (cohortId) => changed(tryAgain(store, cohortId)),
    draft: async (key) => (await store.read(['drafts'], (tx) => tx.get('drafts', key)))?.draft ?? null,
    keepDraft: (cohortId, key, draft) => store.write(['drafts'], (tx) => tx.put('drafts', { key, cohortId, draft })),
    helpCards: async () => (await store.read(['desk'], (tx) => deskFact(tx, 'help-cards'))) ?? [],
    handIn: (client) => (flight ??= fly(client)),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

async function classHere(tx: DeskReading, { lock: _lock, roster: _roster, ...open }: ClassRow): Promise<ClassHere> {
  const { cohortId } = open;
  const waiting = await countRecords(tx, cohortId, 'waiting');
  return { ...open, waiting, refused: await countRecords(tx, cohortId, 'refused') };
}
