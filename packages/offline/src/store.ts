/** What is written on the phone, and the one way in which it is read and written. */
import type { HelpCards, Joined, PhoneReport, SealedBox, SealingKey } from '@romduol/contracts';
import type { AnyLearningEvent, Locale, Release } from '@romduol/domain';
import type { Sealed, VaultRow } from './vault.ts';
import type { Tries } from './tries.ts';

/** Help cards as they are kept; those that came from an older server say nothing of the programme's own number. */
export type KeptHelpCards = Readonly<Omit<HelpCards, 'programme'>> & { readonly programme?: string | null };

/** What belongs to the phone and to no woman, by name. */
export interface PhoneFacts {
  /** `seq` is the last sequence number given to an event of this phone. */
  readonly device: { readonly id: string; readonly seq: number };
  readonly language: Locale;
  readonly 'help-cards': KeptHelpCards;
  readonly 'certificate-keys': readonly { readonly keyId: number; readonly publicKey: string }[];
  /** When the server last answered a batch, an ISO instant by the phone's clock. */
  readonly 'last-sent': string;
  /** With how many events handing in begins, where the line has shown that it bears no more; see `batch-size.ts`. */
  readonly 'batch-size': number;
  /** To what this phone seals; see `seal.ts`. */
  readonly 'sealing-key': SealingKey;
  /** The neutral name and icon that were chosen. */
  readonly look: string;
  /** She has seen how to put the app on the home screen, and does not want to be asked again. */
  readonly 'install-hint': 'put-away';
}
export interface PhoneRow {
  readonly name: keyof PhoneFacts;
  readonly value: PhoneFacts[keyof PhoneFacts];
}

/** One woman on this phone. Everything here can be read by whoever can read the phone's files; see `vault.ts`. */
export interface PlaceRow {
  readonly traineeId: string;
  readonly name: string;
  readonly language: Locale;
  readonly joined: readonly Joined[];
  /** Can only hand in events; in clear so that they are delivered while she is locked out. */
  readonly uploadToken: string;
  readonly vault: VaultRow;
  readonly tries: Tries;
  /** New release id → the release it took the place of, which stays usable until the new one is whole. */
  readonly replaces: Readonly<Record<string, string>>;
  /** Outbox keys by name, each in a box that the server opens. The newest is used; older ones while events need them. */
  readonly outboxKeys: Readonly<Record<string, SealedBox>>;
  /** What she asked for without network; null when nothing waits. */
  readonly request: RequestRow | null;
  /** The server does not know of her yet: nothing of hers can be handed in before her request. */
  readonly isProvisional: boolean;
  /** What this phone last told the server of itself under her upload token; null when it has not. */
  readonly reported: { readonly at: string; readonly report: PhoneReport } | null;
}

export interface RequestRow {
  readonly kind: 'join' | 'reset';
  /** For joining: under which enrolment she learns meanwhile. */
  readonly enrolmentId: string | null;
  readonly box: SealedBox;
  /** Taken once the server has done what was asked. */
  readonly uploadToken: string;
  /** Why the server refused it; null while it waits. */
  readonly refused: string | null;
}

/** An event as it goes up: sealed with the outbox key of that name. */
export interface Outgoing extends Sealed {
  readonly key: string;
}

export interface EventRow {
  readonly id: string;
  readonly traineeId: string;
  readonly enrolmentId: string;
  readonly seq: number;
  readonly state: 'waiting' | 'handed-in' | 'refused';
  /** Why the server refused it; of one that waits: why it goes up no more before it is sealed anew. */
  readonly code?: string;
  /** For her own screens, under her vault. Absent when new pictures took the place of those that sealed it. */
  readonly sealed?: Sealed;
  /** For the server, while it waits. */
  readonly outgoing?: Outgoing;
  /**
   * In clear: in rows of the store's version 1 until she next opens her place, and for such a place while this phone
   * knows no key to seal to.
   */
  readonly event?: AnyLearningEvent;
}

/** Something that only her PIN opens. */
export interface SealedRow {
  /** `traineeId/name` */
  readonly key: string;
  readonly traineeId: string;
  /** `token`, `outbox-key`, `departure`, `packs`, `certificates`, `decoy-key`, `second-pin`, `list` or `plan/BLOCK`. */
  readonly name: string;
  readonly sealed: Sealed;
}

/** A release in one language, of which an older whole one is shown first; `storage-full` is a coming one that did not fit. */
export interface PackRow {
  /** `releaseId/language` */
  readonly key: string;
  readonly releaseId: string;
  readonly language: Locale;
  readonly state: 'coming' | 'storage-full' | 'whole';
  /** It is coming again, because the browser threw files of it away. */
  readonly wasWhole?: true;
  readonly release: Release;
}

/** The tables and their rows. Every key is one string. */
export interface Tables {
  readonly phone: PhoneRow;
  readonly places: PlaceRow;
  readonly events: EventRow;
  readonly sealed: SealedRow;
  readonly packs: PackRow;
}
export type Table = keyof Tables;
export const tables = ['phone', 'places', 'events', 'sealed', 'packs'] as const satisfies readonly Table[];

/** Which property of a row is its key. */
export const keyOf = {
  phone: 'name',
  places: 'traineeId',
  events: 'id',
  sealed: 'key',
  packs: 'key',
} as const satisfies { readonly [T in Table]: keyof Tables[T] };

/** Indexes: the properties by which rows are found and ordered. */
export const indexes = {
  phone: {},
  places: {},
  events: { 'by-state': ['traineeId', 'state', 'seq'], 'by-enrolment': ['traineeId', 'enrolmentId'] },
  sealed: { 'by-place': ['traineeId'] },
  packs: {},
} as const satisfies { readonly [T in Table]: Readonly<Record<string, readonly (keyof Tables[T])[]>> };

/** Rows whose index begins with these values, in the order of the index; at most `limit`. */
export interface Where<T extends Table> {
  readonly index: keyof (typeof indexes)[T] & string;
  readonly begins: readonly string[];
  readonly limit?: number;
}

export interface Reading {
  get<T extends Table>(table: T, key: string): Promise<Tables[T] | undefined>;
  /** Without `where`: every row, in the order of keys. */
  list<T extends Table>(table: T, where?: Where<T>): Promise<readonly Tables[T][]>;
  count<T extends Table>(table: T, where: Where<T>): Promise<number>;
  /** The greatest key of a table. */
  lastKey(table: Table): Promise<string | undefined>;
}
export interface Writing extends Reading {
  put<T extends Table>(table: T, row: Tables[T]): Promise<void>;
  delete(table: Table, key: string): Promise<void>;
}

/**
 * A transactional store. Inside `work`, await nothing but the transaction itself: a browser closes a transaction that
 * stands idle. What `write` resolved with is safe from a killed tab and, as far as the system allows, from a pulled
 * battery; when `work` throws, nothing was written.
 *
 * Errors: StorageFullError when the phone has no room; OutdatedAppError when a newer version of the app, in another
 * tab, has changed the layout.
 */
export interface Store {
  read<T>(names: readonly Table[], work: (tx: Reading) => Promise<T>): Promise<T>;
  write<T>(names: readonly Table[], work: (tx: Writing) => Promise<T>): Promise<T>;
  close(): void;
}

/** The phone has no room left. Nothing was written; what was there is still there. */
export class StorageFullError extends Error {}
/** A newer version of the app has taken over the store: this page must be loaded again. */
export class OutdatedAppError extends Error {}
/** This phone has never been told to which key it seals: it needs the network once. */
export class NoSealingKeyError extends Error {}
/** Her place was removed, or its PIN was reset, since it was opened. */
export class PlaceGoneError extends Error {}

/** Gives a failure of the browser's storage its name; leaves every other error as it is. */
export function storageError(cause: unknown): unknown {
  const name = nameOf(cause);
  if (name === 'QuotaExceededError') return new StorageFullError('the phone has no room left', { cause });
  if (name === 'VersionError') return new OutdatedAppError('a newer version of the app is in use', { cause });
  return cause;
}

/** The name of an error or DOMException, or undefined when it is neither. */
export const nameOf = (cause: unknown): unknown =>
  typeof cause === 'object' && cause !== null && 'name' in cause ? cause.name : undefined;

/** One fact of the phone, or undefined. The name decides the type of the value. */
export async function factOf<N extends keyof PhoneFacts>(tx: Reading, name: N): Promise<PhoneFacts[N] | undefined> {
  return (await tx.get('phone', name))?.value as PhoneFacts[N] | undefined;
}

export const keepFact = <N extends keyof PhoneFacts>(tx: Writing, name: N, value: PhoneFacts[N]): Promise<void> =>
  tx.put('phone', { name, value });
