/** The server's half of sealing, by the letter of the contract, in the cryptography of the browser. */
import type { SealedBox, SealedEvent, SealingKey, SealPurpose } from '@romduol/contracts';

type Bytes = Uint8Array<ArrayBuffer>;
const curve = { name: 'ECDH', namedCurve: 'P-256' } as const;
const utf8 = (text: string): Bytes => new Uint8Array(new TextEncoder().encode(text));
const read = (base64url: string): Bytes => new Uint8Array(Buffer.from(base64url, 'base64url'));
const write = (bytes: ArrayBuffer | Bytes): string => Buffer.from(new Uint8Array(bytes)).toString('base64url');
const digest = async (bytes: Bytes): Promise<ArrayBuffer> => crypto.subtle.digest('SHA-256', bytes);

/** SHA-256 over `TRAINEEID:CODE`, as a phone holds it of a trainer's code. */
export const resetCheckOf = async (traineeId: string, code: string): Promise<string> =>
  write(await digest(utf8(`${traineeId}:${code}`)));

export interface Seal {
  readonly publicly: SealingKey;
  /** What is in a box. Throws when it was made for something else. */
  open(box: SealedBox, purpose: SealPurpose): Promise<Bytes>;
}

/** A key pair of a server. */
export async function createSeal(): Promise<Seal> {
  const pair = await crypto.subtle.generateKey(curve, false, ['deriveBits']);
  const point = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  const keyId = write((await digest(point)).slice(0, 8));
  return {
    publicly: { keyId, publicKey: write(point) },
    async open({ ephemeral, iv, bytes }, purpose) {
      const theirs = await crypto.subtle.importKey('raw', read(ephemeral), curve, false, []);
      const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: theirs }, pair.privateKey, 256);
      const material = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']);
      const salt = new Uint8Array([...read(ephemeral), ...point]);
      const how = { name: 'HKDF', hash: 'SHA-256', salt, info: utf8(`romduol ${purpose}`) };
      const key = await crypto.subtle.deriveKey(how, material, { name: 'AES-GCM', length: 256 }, false, ['decrypt']);
      return decrypt(key, iv, bytes, purpose);
    },
  };
}

/** A learning event that was sealed with an outbox key of 32 bytes. */
export async function openEvent(outboxKey: Bytes, { id, iv, bytes }: SealedEvent): Promise<unknown> {
  const key = await crypto.subtle.importKey('raw', outboxKey, 'AES-GCM', false, ['decrypt']);
  return readJson(await decrypt(key, iv, bytes, id));
}

export const readJson = (bytes: Bytes): unknown => JSON.parse(new TextDecoder().decode(bytes)) as unknown;

async function decrypt(key: CryptoKey, iv: string, bytes: string, boundTo: string): Promise<Bytes> {
  const how = { name: 'AES-GCM', iv: read(iv), additionalData: utf8(boundTo) };
  return new Uint8Array(await crypto.subtle.decrypt(how, key, read(bytes)));
}
