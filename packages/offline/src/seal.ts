/** Sealing to the server, as `sealing.ts` of the contracts describes it. Nothing on the phone opens what is sealed here. */
import type { SealedBox, SealingKey, SealPurpose } from '@romduol/contracts';
import { base64url, fromBase64url, utf8, type Bytes, type Random } from './bytes.ts';
import { encrypt } from './vault.ts';

const curve = { name: 'ECDH', namedCurve: 'P-256' } as const;

/** Seals bytes so that only the holder of the server's private key can open them, for one purpose. */
export async function sealTo(
  server: SealingKey,
  purpose: SealPurpose,
  bytes: Bytes,
  random: Random,
): Promise<SealedBox> {
  const recipient = fromBase64url(server.publicKey);
  const publicKey = await crypto.subtle.importKey('raw', recipient, curve, false, []);
  const pair = await crypto.subtle.generateKey(curve, false, ['deriveBits']);
  const ephemeral = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: publicKey }, pair.privateKey, 256);
  const material = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']);
  const salt = new Uint8Array([...ephemeral, ...recipient]);
  const how = { name: 'HKDF', hash: 'SHA-256', salt, info: utf8(`romduol ${purpose}`) };
  const key = await crypto.subtle.deriveKey(how, material, { name: 'AES-GCM', length: 256 }, false, ['encrypt']);
  const sealed = await encrypt(key, bytes, purpose, random);
  return { keyId: server.keyId, ephemeral: base64url(ephemeral), ...sealed };
}

/** The outbox key as it is used: it seals, and it cannot be read out again. */
export const outboxKeyFrom = (raw: Bytes): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt']);
