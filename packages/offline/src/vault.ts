/**
 * Sealing under a picture PIN. PBKDF2-SHA-256 turns the PIN into a key that wraps a random data key; the data key seals
 * what she did, her token, her plans, her departure plan and her certificates (AES-256-GCM). The PIN is kept nowhere: a
 * wrong one is one that does not unwrap.
 *
 * A second wrap beside the first, the decoy, opens an innocent list. It is always there, random where no second PIN was
 * set, and one derivation tries both: the time it takes tells nothing. A browser's files keep older versions of a row for
 * a while, so that a wrap which stayed, or changed once, would tell: it is written anew at every opening, see
 * `second-pin.ts`.
 *
 * What this stops: someone who picks up the phone and looks, also with the developer tools; a sister who opens the
 * wrong place; a copy of the phone's files read as they are; being made to open it, where a list will do.
 * What it does not stop: there are only 9⁴ = 6561 picture PINs. Whoever copies the phone's files and can program tries
 * them all in minutes to hours; the slow-down is a number in the same files, and a clock set forward ends it. Nor does
 * it stop an app that watches the screen, or anyone who changes this code on the phone. Not sealed are the names of those
 * who have a place, which class and course they are in, how many events there are of each and which of them wait or were
 * refused, and that somebody asked for something without network. The screen says so.
 */
import { base64url, fromBase64url, utf8, type Bytes, type Random } from './bytes.ts';
import { nonceBytes, noDecoy } from './decoy.ts';

/** OWASP's figure for PBKDF2-SHA-256 of 2021–2022: about a quarter of a second to a second on cheap phones. */
export const pinIterations = 310_000;

/** AES-GCM: base64url of the 12 bytes of nonce and of the ciphertext with its tag. */
export interface Sealed {
  readonly iv: string;
  readonly bytes: string;
}

/** What is kept of a vault: enough to try a PIN, not enough to know one. Iterations are kept so that they can be raised. */
export interface VaultRow {
  readonly salt: string;
  readonly iterations: number;
  readonly wrapped: Sealed;
  /** What the second PIN unwraps; random bytes of the same length where there is none. */
  readonly decoy: Sealed;
}

export interface Sealing {
  /** Seals a JSON value. The name is bound in, so that rows cannot be exchanged for one another. */
  seal(name: string, value: unknown): Promise<Sealed>;
  /** Opens what `seal` sealed under the same name. Throws an OperationError when it was damaged. */
  unseal(name: string, sealed: Sealed): Promise<unknown>;
}

export interface Vault extends Sealing {
  readonly row: VaultRow;
}

const decoyOf = (traineeId: string): string => `${traineeId}/decoy`;

/** A new vault with a new data key, and without a second PIN. */
export async function createVault(
  traineeId: string,
  pin: string,
  { random, iterations }: { readonly random: Random; readonly iterations: number },
): Promise<Vault> {
  const salt = random(16);
  const dataKey = random(32);
  const wrapped = await encrypt(await keyFrom(pin, salt, iterations), dataKey, traineeId, random);
  const row = { salt: base64url(salt), iterations, wrapped, decoy: noDecoy(random) };
  return vaultWith(dataKey, row, traineeId, random);
}

/** What a second PIN gives, each as base64url of 32 bytes: the key of the list, and the one derived from the PIN itself. */
export interface DecoyKeys {
  readonly dataKey: string;
  readonly wrapping: string;
}

/** Which of the two a PIN opened. */
export type VaultOpened =
  { readonly is: 'own'; readonly vault: Vault } | { readonly is: 'decoy'; readonly keys: DecoyKeys };

/** Opens a vault with either PIN; null when it is neither. */
export async function openEither(
  traineeId: string,
  row: VaultRow,
  pin: string,
  random: Random,
): Promise<VaultOpened | null> {
  const key = await keyFrom(pin, fromBase64url(row.salt), row.iterations);
  const own = await decrypt(key, row.wrapped, traineeId).catch(() => null);
  const decoy = await decrypt(key, row.decoy, decoyOf(traineeId)).catch(() => null);
  if (own !== null) return { is: 'own', vault: await vaultWith(own, row, traineeId, random) };
  return decoy && { is: 'decoy', keys: { dataKey: base64url(decoy), wrapping: await rawOf(key) } };
}

/** Opens a vault with its own PIN; null when the PIN is another. */
export async function openVault(traineeId: string, row: VaultRow, pin: string, random: Random): Promise<Vault | null> {
  const opened = await openEither(traineeId, row, pin, random);
  return opened?.is === 'own' ? opened.vault : null;
}

/** What a PIN derives to in this vault, from which the PIN cannot be read: base64url of 32 bytes. */
export const derivedFrom = async (row: VaultRow, pin: string): Promise<string> =>
  rawOf(await keyFrom(pin, fromBase64url(row.salt), row.iterations));

/** The decoy's wrap, with other bytes each time. */
export const wrapDecoy = async (traineeId: string, keys: DecoyKeys, random: Random): Promise<Sealed> =>
  encrypt(await keyOver(fromBase64url(keys.wrapping)), fromBase64url(keys.dataKey), decoyOf(traineeId), random);

/** Whether these keys are the ones behind that wrap. */
export async function opensDecoy(traineeId: string, decoy: Sealed, keys: DecoyKeys): Promise<boolean> {
  const key = await keyOver(fromBase64url(keys.wrapping));
  const dataKey = await decrypt(key, decoy, decoyOf(traineeId)).catch(() => null);
  return dataKey !== null && base64url(dataKey) === keys.dataKey;
}

/** What seals under the decoy's key. */
export const underDecoy = (traineeId: string, dataKey: string, random: Random): Promise<Sealing> =>
  sealingWith(fromBase64url(dataKey), decoyOf(traineeId), random);

const vaultWith = async (dataKey: Bytes, row: VaultRow, boundTo: string, random: Random): Promise<Vault> => ({
  row,
  ...(await sealingWith(dataKey, boundTo, random)),
});

async function sealingWith(dataKey: Bytes, boundTo: string, random: Random): Promise<Sealing> {
  const key = await keyOver(dataKey);
  dataKey.fill(0);
  return {
    seal: (name, value) => encrypt(key, utf8(JSON.stringify(value)), `${boundTo}/${name}`, random),
    async unseal(name, sealed) {
      return JSON.parse(new TextDecoder().decode(await decrypt(key, sealed, `${boundTo}/${name}`))) as unknown;
    },
  };
}

async function keyFrom(pin: string, salt: Bytes, iterations: number): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey('raw', utf8(pin), 'PBKDF2', false, ['deriveKey']);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations };
  return crypto.subtle.deriveKey(how, material, { name: 'AES-GCM', length: 256 }, true, ['encrypt', 'decrypt']);
}

const keyOver = (raw: Bytes): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);

const rawOf = async (key: CryptoKey): Promise<string> =>
  base64url(new Uint8Array(await crypto.subtle.exportKey('raw', key)));

/** AES-256-GCM; `boundTo` is its additional data. */
export async function encrypt(key: CryptoKey, bytes: Bytes, boundTo: string, random: Random): Promise<Sealed> {
  const iv = random(nonceBytes);
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: utf8(boundTo) }, key, bytes);
  return { iv: base64url(iv), bytes: base64url(new Uint8Array(sealed)) };
}

async function decrypt(key: CryptoKey, { iv, bytes }: Sealed, boundTo: string): Promise<Bytes> {
  const how = { name: 'AES-GCM', iv: fromBase64url(iv), additionalData: utf8(boundTo) };
  return new Uint8Array(await crypto.subtle.decrypt(how, key, fromBase64url(bytes)));
}
