import type { HelpCard, Joined, MyCertificate } from '@romduol/contracts';
import type { DeparturePlan, LearningEvent, LearningFact, Locale, Release } from '@romduol/domain';

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
  /** Those who have a place on this phone, by name only. */
  places(): Promise<readonly PlaceSummary[]>;
  /** Gives her a place after joining or signing in with her card. Asking twice changes nothing. */
  settle(joined: Joined, keys: PhoneKeys, pin: string): Promise<Place>;
  /** Opens her place, also without network. A wrong PIN is slowed down after five tries, never locked for ever. */
  open(traineeId: string, pin: string): Promise<Opened>;
  /** Removes her place and everything in it. What was not yet handed in is lost: ask `Place.waiting` first. */
  remove(traineeId: string): Promise<void>;
  /** Last known help cards, also without network and without sign-in; null before the first visit with network. */
  helpCards(): Promise<{ readonly asOf: string; readonly cards: readonly HelpCard[] } | null>;
  keepHelpCards(cards: { readonly asOf: string; readonly cards: readonly HelpCard[] }): Promise<void>;
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
}

export type Opened =
  | { readonly state: 'open'; readonly place: Place }
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
  language(): Promise<Locale>;
  chooseLanguage(language: Locale): Promise<void>;
  /** Writes a fact durably, then tries to hand it in. Resolves when it is safe on the phone. */
  record(enrolmentId: string, fact: LearningFact): Promise<LearningEvent>;
  /** Everything she did in one enrolment: handed in, waiting, and restored from the server. */
  events(enrolmentId: string): Promise<readonly LearningEvent[]>;
  /** Adds what the server knows of her, after a new or wiped phone. Never undoes anything. */
  restore(joined: readonly Joined[], departure: DeparturePlan, events: readonly LearningEvent[]): Promise<void>;
  departure(): Promise<DeparturePlan | null>;
  keepDeparture(departure: DeparturePlan): Promise<void>;
  /** How many events wait to be handed in, and which were refused with which code. */
  waiting(): Promise<{
    readonly waiting: number;
    readonly refused: readonly { readonly event: LearningEvent; readonly code: string }[];
  }>;
  /** The course as kept on this phone, or null. */
  pack(releaseId: string, language: Locale): Promise<Release | null>;
  certificates(): Promise<readonly MyCertificate[]>;
  keepCertificates(certificates: readonly MyCertificate[]): Promise<void>;
  /** What she wrote in a plan activity: sealed under her PIN, never sent. */
  readPlan(blockId: string): Promise<Readonly<Record<string, string>> | null>;
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
}
