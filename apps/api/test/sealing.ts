import type { SealedBox, SealedEvent, SealingKey, SealPurpose } from '@romduol/contracts';
import { generateKeyPairSync, randomBytes, webcrypto, type KeyObject } from 'node:crypto';

const { subtle } = webcrypto;
const curve = { name: 'ECDH', namedCurve: 'P-256' } as const;
const base64url = (bytes: ArrayBuffer | Uint8Array): string => Buffer.from(bytes as Uint8Array).toString('base64url');

/** A private key as a setting has it. */
export const inBase64 = ({ privateKey }: { readonly privateKey: KeyObject }): string =>
  privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
export const newSealingKey = (): string => inBase64(generateKeyPairSync('ec', { namedCurve: 'P-256' }));

/** Seals as a browser does, by the letter of the contract: a second opinion on what the server opens. */
export async function sealTo(server: SealingKey, purpose: SealPurpose, bytes: Uint8Array): Promise<SealedBox> {
  const recipient = Buffer.from(server.publicKey, 'base64url');
  const publicKey = await subtle.importKey('raw', recipient, curve, false, []);
  const pair = await subtle.generateKey(curve, false, ['deriveBits']);
  const ephemeral = new Uint8Array(await subtle.exportKey('raw', pair.publicKey));
  const shared = await subtle.deriveBits({ name: 'ECDH', public: publicKey }, pair.privateKey, 256);
  const material = await subtle.importKey('raw', shared, 'HKDF', false, ['deriveBits']);
  const salt = Buffer.concat([ephemeral, recipient]);
  const how = { name: 'HKDF', hash: 'SHA-256', salt, info: Buffer.from(`romduol ${purpose}`) };
  const sealed = await encrypt(Buffer.from(await subtle.deriveBits(how, material, 256)), bytes, purpose);
  return { keyId: server.keyId, ephemeral: base64url(ephemeral), ...sealed };
}

async function encrypt(key: Uint8Array, bytes: Uint8Array, boundTo: string) {
  const iv = randomBytes(12);
  const imported = await subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt']);
  const sealed = await subtle.encrypt({ name: 'AES-GCM', iv, additionalData: Buffer.from(boundTo) }, imported, bytes);
  return { iv: base64url(iv), bytes: base64url(sealed) };
}

/** Events of one batch under one outbox key, as they wait on a phone; anything at all may be sealed in place of them. */
export async function sealedBatch(
  server: SealingKey,
  events: readonly { readonly id: string }[],
): Promise<{ readonly key: SealedBox; readonly events: SealedEvent[] }> {
  const outboxKey = randomBytes(32);
  const sealed = events.map(async (event) => ({
    id: event.id,
    ...(await encrypt(outboxKey, Buffer.from(JSON.stringify(event)), event.id)),
  }));
  return { key: await sealTo(server, 'outbox-key', outboxKey), events: await Promise.all(sealed) };
}

/** What a woman asked for on a phone without network, as it waits there. */
export const sealedRequest = (server: SealingKey, request: unknown): Promise<SealedBox> =>
  sealTo(server, 'request', Buffer.from(JSON.stringify(request)));

/** The same with one letter changed in the middle. */
export function damaged<S extends { readonly bytes: string }>(sealed: S): S {
  const { bytes } = sealed;
  const at = Math.floor(bytes.length / 2);
  return { ...sealed, bytes: `${bytes.slice(0, at)}${bytes[at] === 'A' ? 'B' : 'A'}${bytes.slice(at + 1)}` };
}
