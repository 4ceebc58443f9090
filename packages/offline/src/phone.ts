import type { Joined, MyCertificate, MySkillMark, SealingKey } from '@romduol/contracts';
import type { DeparturePlan, LearningEvent, LearningFact, Locale, Release } from '@romduol/domain';
import type { KeptHelpCards } from './store.ts';

/**
 * What a phone keeps. Everything a screen needs is answered from here first; the network only ever fills it. Several
 * women may share one phone: each has her own place, opened by her own picture PIN.
 */
export interface Phone {
  /** Made once per phone and browser. */
  readonly deviceId: string;
  /** The language chosen before anyone has a place, or null on a new phone. */
  language(): Promise<Locale | null>;
  chooseLanguage(language: Locale): Promise<void>;
  /** The neutral name and icon under which the app stands on this phone, or null while none was chosen. */
  look(): Promise<string | null>;
  chooseLook(look: string): Promise<void>;
  /** Whether the hint to put the app on the home screen was put away, for good. */
  isInstallHintPutAway(): Promise<boolean>;
  putAwayInstallHint(): Promise<void>;
  /** The key to which this phone seals what it hands in; null on a phone that never had network. */
  sealingKey(): Promise<SealingKey | null>;
  keepSealingKey(key: SealingKey): Promise<void>;
  /** Those who have a place on this phone, by name only. */
  places(): Promise<readonly PlaceSummary[]>;
  /**
   * Gives her a place after joining or signing in with her card. Asking twice changes nothing. Errors: WrongPinError;
   * NoSealingKeyError on a phone that does not know yet to whom it seals.
   */
  settle(joined: Joined, keys: PhoneKeys, pin: string): Promise<Place>;
  /** The class that a join code opens, as far as a sister on this phone is in it; else null. */
  classWith(code: string): Promise<Joined | null>;
  /**
   * Gives her a place without network. Her request to join waits sealed, and the outbox hands it in before anything she
   * did; until the server has answered she learns as if it had said yes. Asking twice changes nothing. Errors:
   * NoSealingKeyError; WrongPinError when she has that place already, under another PIN.
   */
  register(newcomer: Newcomer): Promise<Place>;
  /** Opens her place, also without network. A wrong PIN is slowed down after five tries, never locked for ever. */
  open(traineeId: string, pin: string): Promise<Opened>;
  /**
   * Gives her new pictures with the code that her trainer reads out, also without network. What the old ones sealed is
   * gone, her plans too: say so first. What waited to be handed in is not; what was handed in comes back with the
   * network. The request waits sealed and the outbox hands it in. A wrong code counts as a wrong PIN does. Errors:
   * PlaceGoneError, NoSealingKeyError.
   */
  reset(traineeId: string, code: string, pin: string): Promise<Reset>;
  /** Removes her place and everything in it. What was not yet handed in is lost: ask `Place.waiting` first. */
  remove(traineeId: string): Promise<void>;
  /** Last known help cards, also without network and without sign-in; null before the first visit with network. */
  helpCards(): Promise<KeptHelpCards | null>;
  keepHelpCards(cards: KeptHelpCards): Promise<void>;
  /** Public keys for checking certificate codes without network. */
  certificateKeys(): Promise<readonly { readonly keyId: number; readonly publicKey: string }[]>;
  keepCertificateKeys(keys: readonly { readonly keyId: number; readonly publicKey: string }[]): Promise<void>;
}

/** Random tokens made on the phone, base64url of 32 bytes each; the server keeps hashes only. */
export interface PhoneKeys {
  readonly deviceId: string;
  readonly token: string;
  readonly uploadToken: string;
}

export interface PlaceSummary {
  readonly traineeId: string;
  readonly name: string;
  readonly language: Locale;
  /** True while the server does not know of her yet, or said no. */
  readonly isProvisional: boolean;
}

/** What a woman gives of herself on a phone without network; every id and key is made on it. */
export interface Newcomer {
  readonly traineeId: string;
  readonly enrolmentId: string;
  readonly name: string;
  readonly pin: string;
  readonly code: string;
  readonly language: Locale;
  readonly departure: DeparturePlan;
  readonly keys: PhoneKeys;
}

/** What she asked for without network: on its way, or refused with the server's code. */
export interface Requested {
  readonly kind: 'join' | 'reset';
  readonly state: 'waiting' | 'refused';
  readonly code: string | null;
}

export type Reset =
  | { readonly state: 'reset'; readonly place: Place }
  | { readonly state: 'wrong-code' }
  /** Wait that many seconds before the next try. */
  | { readonly state: 'wait'; readonly seconds: number };

/** What her second PIN opens: a list that could be anyone's, and that can really be used. */
export interface InnocentList {
  /**
   * Null until something was kept: then the screen offers a list of its own. Errors, here and below: PlaceGoneError once
   * the second PIN was changed or forgotten.
   */
  read(): Promise<readonly ListEntry[] | null>;
  keep(entries: readonly ListEntry[]): Promise<void>;
}
export interface ListEntry {
  readonly id: string;
  readonly words: string;
  readonly isTicked: boolean;
}

export type Opened =
  | { readonly state: 'open'; readonly place: Place }
  /** It was the second PIN. Nothing on the phone tells, without a PIN, whether there is one. */
  | { readonly state: 'innocent'; readonly list: InnocentList }
  | { readonly state: 'wrong-pin' }
  /** Wait that many seconds before the next try. */
  | { readonly state: 'wait'; readonly seconds: number };

/** Her own place on this phone, while it is open. Her token lives in memory only while it is. */
export interface Place {
  readonly traineeId: string;
  readonly name: string;
  /** Her class codes and enrolments. */
  readonly joined: readonly Joined[];
  readonly token: string;
  /** What she asked for without network and the server has not yet done; null otherwise. */
  requested(): Promise<Requested | null>;
  /**
   * Asks to join again with another class code, after the first was refused; changes nothing once the server has said
   * yes. Errors: WrongPinError, NoSealingKeyError.
   */
  askAgain(code: string, pin: string): Promise<void>;
  /**
   * Merges a provisional place on this phone into this one, for a woman who had a place elsewhere: every fact goes under
   * her enrolment in the same course, with its id, so that none counts twice; plans that this place lacks come along;
   * what the server knows of her stays as it is. Then the other place is removed, with facts of courses that are not
   * hers here: see first that there are none. Answers how many facts came along. Errors: PlaceGoneError when the other
   * place is gone, or not provisional any more.
   */
  bringAlong(provisional: Place): Promise<number>;
  /** Sets the PIN that opens an innocent list in place of this. Errors: WrongPinError, SamePinError when it is her own. */
  setSecondPin(pin: string, ownPin: string): Promise<void>;
  forgetSecondPin(): Promise<void>;
  hasSecondPin(): Promise<boolean>;
  language(): Promise<Locale>;
  chooseLanguage(language: Locale): Promise<void>;
  /**
   * Writes a fact durably, then tries to hand it in. Resolves when it is safe on the phone. Errors: TypeError when the
   * contract knows no such fact, StorageFullError, PlaceGoneError.
   */
  record(enrolmentId: string, fact: LearningFact): Promise<LearningEvent>;
  /** Everything she did in one enrolment: handed in, waiting, and restored from the server. */
  events(enrolmentId: string): Promise<readonly LearningEvent[]>;
  /** Adds what the server knows of her, after a new or wiped phone. Never undoes anything. */
  restore(joined: readonly Joined[], departure: DeparturePlan, events: readonly LearningEvent[]): Promise<void>;
  departure(): Promise<DeparturePlan | null>;
  keepDeparture(departure: DeparturePlan): Promise<void>;
  /** Ids of the destination and sector packs that she chose: sealed under her PIN, never sent as such. */
  chosenPacks(): Promise<readonly string[]>;
  /** Chooses a pack, or lets go of it. Asking twice changes nothing, and two at once lose neither. */
  choosePack(id: string, isChosen: boolean): Promise<void>;
  /** How many events wait to be handed in, and which were refused with which code. */
  waiting(): Promise<{
    readonly waiting: number;
    readonly refused: readonly { readonly id: string; readonly code: string }[];
  }>;
  /**
   * The course as kept on this phone, or null: the one asked for when it is whole; else the older one it replaces; else
   * the one asked for as far as it came, since words need no pictures.
   */
  pack(releaseId: string, language: Locale): Promise<Release | null>;
  certificates(): Promise<readonly MyCertificate[]>;
  keepCertificates(certificates: readonly MyCertificate[]): Promise<void>;
  /** What assessors last said of her skills, in all her courses: sealed under her PIN. */
  skillMarks(): Promise<readonly MySkillMark[]>;
  keepSkillMarks(marks: readonly MySkillMark[]): Promise<void>;
  /** What she wrote in a plan activity: sealed under her PIN, never sent. */
  readPlan(blockId: string): Promise<Readonly<Record<string, string>> | null>;
  /** Everything she wrote in plan activities, by block. */
  plans(): Promise<ReadonlyMap<string, Readonly<Record<string, string>>>>;
  keepPlan(blockId: string, words: Readonly<Record<string, string>>): Promise<void>;
  /** Deletes everything she wrote in plan activities, at once. */
  forgetPlans(): Promise<void>;
}

/** How far a pack is: bytes of files that are here, of all files. */
export interface PackProgress {
  readonly bytesHere: number;
  readonly bytes: number;
  readonly filesHere: number;
  readonly files: number;
  readonly state: 'missing' | 'partial' | 'whole' | 'storage-full';
  /** It was whole, and the browser has thrown files away. */
  readonly wasWhole: boolean;
}
