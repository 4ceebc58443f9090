/** The server's side of sealing with Node's own cryptography, by the letter of the contract: a second opinion on it. */
import { createDecipheriv, createECDH, createHash, hkdfSync } from 'node:crypto';
import type { SealedBox, SealedEvent, SealingKey, SealPurpose } from '@romduol/contracts';

function newPair() {
  const pair = createECDH('prime256v1');
  pair.generateKeys();
  const publicKey = pair.getPublicKey();
  const keyId = createHash('sha256').update(publicKey).digest().subarray(0, 8).toString('base64url');
  return { pair, publicKey, key: { keyId, publicKey: publicKey.toString('base64url') } satisfies SealingKey };
}

const pairs = [newPair(), newPair()] as const;

/** What phones of these tests seal to. */
export const sealingKey: SealingKey = pairs[0].key;
/** What they seal to once the server has changed its key. */
export const laterSealingKey: SealingKey = pairs[1].key;

const tagBytes = 16;

function decrypt(key: Buffer, sealed: { readonly iv: string; readonly bytes: string }, boundTo: string): Buffer | null {
  const bytes = Buffer.from(sealed.bytes, 'base64url');
  const opening = createDecipheriv('aes-256-gcm', key, Buffer.from(sealed.iv, 'base64url'));
  opening.setAAD(Buffer.from(boundTo));
  opening.setAuthTag(bytes.subarray(-tagBytes));
  try {
    return Buffer.concat([opening.update(bytes.subarray(0, -tagBytes)), opening.final()]);
  } catch {
    return null;
  }
}

/** What is in a box; null when it was made for something else or somebody else, or damaged. */
export function openBox(box: SealedBox, purpose: SealPurpose): Buffer | null {
  const held = pairs.find(({ key }) => key.keyId === box.keyId);
  if (held === undefined) return null;
  const ephemeral = Buffer.from(box.ephemeral, 'base64url');
  const salt = Buffer.concat([ephemeral, held.publicKey]);
  const key = hkdfSync('sha256', held.pair.computeSecret(ephemeral), salt, `romduol ${purpose}`, 32);
  return decrypt(Buffer.from(key), box, purpose);
}

/** An event that was sealed with that outbox key; null when it was not. */
export function openEvent(outboxKey: Buffer, { id, ...sealed }: SealedEvent): unknown {
  const bytes = decrypt(outboxKey, sealed, id);
  return bytes === null ? null : (JSON.parse(bytes.toString()) as unknown);
}
