/**
 * The roster of a class sealed under words that the trainer chooses: PBKDF2-SHA-256 turns the words into a key,
 * AES-256-GCM seals the roster, bound to the class. The words are kept nowhere; wrong ones are those that do not open.
 *
 * What this stops: whoever finds or takes the tablet and looks, also with the developer tools. What it does not stop:
 * whoever copies its files and guesses the words with a program, and whoever watches them being typed. What was noted
 * in class is not sealed: it holds ids and answers, no names, and must be handed in when the words are forgotten.
 */
import type { ClassRoster } from '@romduol/contracts';
import { comparable, lengthOf } from '@romduol/domain';
import { base64url, fromBase64url, utf8, type Random } from './bytes.ts';
import type { ClassRow, SealedRoster } from './class-store.ts';

/** OWASP's figure for PBKDF2-SHA-256 of 2023: one to two seconds on a cheap tablet, once a class. */
export const wordsIterations = 600_000;

/** The fewest letters that words may have, as people count letters. */
const fewest = 8;
export const wordsAreEnough = (words: string): boolean => lengthOf(words) >= fewest;

/** A new lock for words that were just chosen. */
export async function newLock(
  words: string,
  { random, iterations }: { readonly random: Random; readonly iterations: number },
): Promise<{ readonly lock: ClassRow['lock']; readonly key: CryptoKey }> {
  const lock = { salt: base64url(random(16)), iterations };
  return { lock, key: await keyFrom(words, lock) };
}

/** The key that these words make for a lock; whether it is the right one shows when the roster is opened. */
export async function keyFrom(words: string, { salt, iterations }: ClassRow['lock']): Promise<CryptoKey> {
  const typed = utf8(comparable(words));
  const material = await crypto.subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveKey']);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt: fromBase64url(salt), iterations };
  return crypto.subtle.deriveKey(how, material, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

const boundTo = (cohortId: string) => utf8(`class/${cohortId}`);

export async function sealRoster(key: CryptoKey, roster: ClassRoster, random: Random): Promise<SealedRoster> {
  const iv = random(12);
  const how = { name: 'AES-GCM', iv, additionalData: boundTo(roster.cohortId) };
  const bytes = await crypto.subtle.encrypt(how, key, utf8(JSON.stringify(roster)));
  return { iv: base64url(iv), bytes: base64url(new Uint8Array(bytes)) };
}

/** The roster, or null when the key is not the right one. */
export async function openRoster(
  key: CryptoKey,
  { cohortId, roster }: Pick<ClassRow, 'cohortId' | 'roster'>,
): Promise<ClassRoster | null> {
  const how = { name: 'AES-GCM', iv: fromBase64url(roster.iv), additionalData: boundTo(cohortId) };
  const bytes = await crypto.subtle.decrypt(how, key, fromBase64url(roster.bytes)).catch(() => null);
  return bytes === null ? null : (JSON.parse(new TextDecoder().decode(bytes)) as ClassRoster);
}
