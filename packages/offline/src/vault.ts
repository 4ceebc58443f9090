/**
 * Sealing under a picture PIN. PBKDF2-SHA-256 turns the PIN into a key that wraps a random data key; the data key seals
 * her token, her plans, her departure plan and her certificates (AES-256-GCM). The PIN is kept nowhere: a wrong one is
 * one that does not unwrap.
 *
 * What this stops: someone who picks up the phone and looks, also with the developer tools; a sister who opens the
 * wrong place; a copy of the phone's files read as they are.
 * What it does not stop: there are only 9⁴ = 6561 picture PINs. Whoever copies the phone's files and can program tries
 * them all in minutes to hours; the slow-down is a number in the same files, and a clock set forward ends it. Nor does it stop an app that watches the
 * screen, or anyone who changes this code on the phone. The names of those who have a place, their classes and the
 * learning events are not sealed at all: events must be sent while she is locked out. The screen says so.
 */
import { base64url, fromBase64url, utf8, type Bytes, type Random } from './bytes.ts';

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
}

export interface Vault {
  readonly row: VaultRow;
  /** Seals a JSON value. The name is bound in, so that rows cannot be exchanged for one another. */
  seal(name: string, value: unknown): Promise<Sealed>;
  /** Opens what `seal` sealed under the same name. Throws an OperationError when it was damaged. */
  unseal(name: string, sealed: Sealed): Promise<unknown>;
}

/** A new vault with a new data key. */
export async function createVault(
  traineeId: string,
  pin: string,
  { random, iterations }: { readonly random: Random; readonly iterations: number },
): Promise<Vault> {
  const salt = random(16);
  const dataKey = random(32);
  const wrapped = await encrypt(await keyFrom(pin, salt, iterations), dataKey, traineeId, random);
  return vaultWith(dataKey, { salt: base64url(salt), iterations, wrapped }, traineeId, random);
}

/** Opens a vault with a PIN; null when the PIN is wrong. */
export async function openVault(traineeId: string, row: VaultRow, pin: string, random: Random): Promise<Vault | null> {
  const key = await keyFrom(pin, fromBase64url(row.salt), row.iterations);
  const dataKey = await decrypt(key, row.wrapped, traineeId).catch(() => null);
  return dataKey === null ? null : vaultWith(dataKey, row, traineeId, random);
}

async function vaultWith(dataKey: Bytes, row: VaultRow, traineeId: string, random: Random): Promise<Vault> {
  const key = await crypto.subtle.importKey('raw', dataKey, 'AES-GCM', false, ['encrypt', 'decrypt']);
  dataKey.fill(0);
  return {
    row,
    seal: (name, value) => encrypt(key, utf8(JSON.stringify(value)), `${traineeId}/${name}`, random),
    async unseal(name, sealed) {
      return JSON.parse(new TextDecoder().decode(await decrypt(key, sealed, `${traineeId}/${name}`))) as unknown;
    },
  };
}

async function keyFrom(pin: string, salt: Bytes, iterations: number): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey('raw', utf8(pin), 'PBKDF2', false, ['deriveKey']);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations };
  return crypto.subtle.deriveKey(how, material, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

async function encrypt(key: CryptoKey, bytes: Bytes, boundTo: string, random: Random): Promise<Sealed> {
  const iv = random(12);
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: utf8(boundTo) }, key, bytes);
  return { iv: base64url(iv), bytes: base64url(new Uint8Array(sealed)) };
}

async function decrypt(key: CryptoKey, { iv, bytes }: Sealed, boundTo: string): Promise<Bytes> {
  const how = { name: 'AES-GCM', iv: fromBase64url(iv), additionalData: utf8(boundTo) };
  return new Uint8Array(await crypto.subtle.decrypt(how, key, fromBase64url(bytes)));
}
