/** What a tablet keeps for class mode, and the one way in which it is read and written. Its own small database. */
import type { AttendanceMark, HelpCard } from '@romduol/contracts';
import type { Day, ItemAnswer, LearningEvent, Locale, Release, Text } from '@romduol/domain';

/** AES-GCM: base64url of the 12 bytes of nonce and of the ciphertext with its tag. */
export interface SealedRoster {
  readonly iv: string;
  readonly bytes: string;
}

/** Facts of the tablet itself, by name. */
export interface DeskFacts {
  /** `seq` is the last number given to an event or a mark of this tablet. */
  readonly device: { readonly id: string; readonly seq: number };
  readonly 'help-cards': readonly HelpCard[];
  /** With how many records handing in begins, where the line has shown that it bears no more; see `batch-size.ts`. */
  readonly 'batch-size': number;
}
export interface DeskRow {
  readonly name: keyof DeskFacts;
  readonly value: DeskFacts[keyof DeskFacts];
}

/** The member who took a class along: what is noted with it is handed in under her name and nobody else's. */
export interface Taker {
  readonly id: string;
  readonly name: string;
}

/**
 * A class that was taken along. Its own name, its course and the numbers lie open; women's names, codes and reset codes
 * are in `roster`, which only the chosen words open.
 */
export interface ClassRow {
  readonly cohortId: string;
  readonly name: string;
  readonly courseTitle: Text;
  readonly releaseId: string;
  readonly language: Locale;
  /** IANA name: which day it is in class. */
  readonly timeZone: string;
  readonly women: number;
  /** When the names came, an ISO instant by the tablet's clock. */
  readonly takenAt: string;
  /** Which day it was then by the programme's clock; a class that an older version took along has none. */
  readonly takenOn?: Day;
  readonly takenBy: Taker;
  readonly lock: { readonly salt: string; readonly iterations: number };
  readonly roster: SealedRoster;
}

/** A release in one language, with every file it needs here or still to come. */
export interface ClassPackRow {
  /** `releaseId/language` */
  readonly key: string;
  readonly release: Release;
}

/** Where a class was when it was last seen, so that a tablet that died goes on there. */
export interface Teaching {
  readonly lessonId: string;
  /** Index of the block; -1 for what is said before, the number of blocks for the end. */
  readonly at: number;
  /** Women who sit this lesson out, by id. */
  readonly apart: readonly string[];
}

export interface MeetingRow {
  readonly id: string;
  readonly cohortId: string;
  readonly heldOn: Day;
  /** Who was there by the server's word, when the class was taken along; marks of this tablet are newer. */
  readonly present: readonly string[];
  readonly absent: readonly string[];
  /** Marks of this tablet up to this number are in the server's word, as far as they were handed in, but for `unheard`. */
  readonly upTo: number;
  /** Ids of marks that were not handed in yet when the server was asked; it may have taken them since. */
  readonly unheard?: readonly string[];
  readonly teaching?: Teaching;
}

export type RecordState = 'waiting' | 'handed-in' | 'refused';

interface Recorded {
  readonly id: string;
  readonly cohortId: string;
  readonly traineeId: string;
  readonly seq: number;
  readonly state: RecordState;
  /** Why the server refused it. */
  readonly code?: string;
  /** The member in whose name it is handed in. */
  readonly notedBy: string;
}
export interface MarkRow extends Recorded {
  readonly meetingId: string;
  readonly mark: AttendanceMark;
}
/** Ids and answers, no names: it must be possible to hand it in when the words are forgotten. */
export interface ClassEventRow extends Recorded {
  readonly event: LearningEvent;
}

/** What was tapped for a set of questions before it is noted for good. */
export interface Draft {
  /** Item id → woman's id → her answer. */
  readonly answers: Readonly<Record<string, Readonly<Record<string, ItemAnswer>>>>;
  /** Woman's id → her sitting, for tests. */
  readonly attempts: Readonly<Record<string, string>>;
  /** Which question, and whether it is being asked, noted or explained. */
  readonly at: number;
  readonly phase: 'ask' | 'note' | 'explain';
}
export interface DraftRow {
  /** `meetingId/BLOCK` or `meetingId/SITTING` */
  readonly key: string;
  readonly cohortId: string;
  readonly draft: Draft;
}

/** The tables and their rows. Every key is one string. */
export interface DeskTables {
  readonly desk: DeskRow;
  readonly classes: ClassRow;
  readonly packs: ClassPackRow;
  readonly meetings: MeetingRow;
  readonly marks: MarkRow;
  readonly events: ClassEventRow;
  readonly drafts: DraftRow;
}
export type DeskTable = keyof DeskTables;

/** Which property of a row is its key. */
export const deskKeyOf = {
  desk: 'name',
  classes: 'cohortId',
  packs: 'key',
  meetings: 'id',
  marks: 'id',
  events: 'id',
  drafts: 'key',
} as const satisfies { readonly [T in DeskTable]: keyof DeskTables[T] };
export const deskTables = Object.keys(deskKeyOf) as readonly DeskTable[];

/** The one index of a table: rows of a class, and of marks and events those in one state, in the order of numbers. */
export const deskIndexes = {
  desk: null,
  classes: null,
  packs: null,
  meetings: ['cohortId'],
  marks: ['cohortId', 'state', 'seq'],
  events: ['cohortId', 'state', 'seq'],
  drafts: ['cohortId'],
} as const satisfies { readonly [T in DeskTable]: readonly (keyof DeskTables[T])[] | null };
export const deskIndexName = 'by-class';

/** What the index begins with: a class, or a class and a state. */
export type Begins = readonly [cohortId: string, state?: RecordState];

export interface DeskReading {
  get<T extends DeskTable>(table: T, key: string): Promise<DeskTables[T] | undefined>;
  /** Without `begins` every row by key; with it, those of the index, in its order. */
  list<T extends DeskTable>(table: T, begins?: Begins): Promise<readonly DeskTables[T][]>;
}
export interface DeskWriting extends DeskReading {
  put<T extends DeskTable>(table: T, row: DeskTables[T]): Promise<void>;
  delete(table: DeskTable, key: string): Promise<void>;
}

/**
 * A transactional store. Inside `work`, await nothing but the transaction itself. What `write` resolved with is safe
 * from a killed tab; when `work` throws, nothing was written.
 *
 * Errors: StorageFullError when the tablet has no room; OutdatedAppError when a newer version of the app is in use.
 */
export interface ClassStore {
  read<T>(names: readonly DeskTable[], work: (tx: DeskReading) => Promise<T>): Promise<T>;
  write<T>(names: readonly DeskTable[], work: (tx: DeskWriting) => Promise<T>): Promise<T>;
  close(): void;
}

/** One fact of the tablet, or undefined. The name decides the type of the value. */
export async function deskFact<N extends keyof DeskFacts>(tx: DeskReading, name: N): Promise<DeskFacts[N] | undefined> {
  return (await tx.get('desk', name))?.value as DeskFacts[N] | undefined;
}

export const keepDeskFact = <N extends keyof DeskFacts>(tx: DeskWriting, name: N, value: DeskFacts[N]): Promise<void> =>
  tx.put('desk', { name, value });
