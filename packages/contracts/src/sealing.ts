/**
 * Sealing to the server: what waits on a phone can be handed in by anyone who holds the phone, and read by nobody but
 * the server. A box is ECIES with the parts every browser has: an ephemeral P-256 key, ECDH, HKDF-SHA-256 (salt: the
 * ephemeral and the server's public key, 65 bytes each, info: `romduol PURPOSE`), AES-256-GCM (additional data:
 * PURPOSE). The construction is that of DHKEM in RFC 9180, without its labels.
 */
import * as z from 'zod/mini';
import { endpoint, Id } from './endpoint.ts';

const base64url = (least: number, most: number) =>
  z.string().check(z.minLength(least), z.maxLength(most), z.regex(/^[A-Za-z0-9_-]+$/));
/** The first 8 bytes of SHA-256 over the 65 bytes of the public key. */
const KeyId = base64url(11, 11);
/** An uncompressed point of P-256, 65 bytes. */
const Point = base64url(87, 87);
const Nonce = base64url(16, 16);

/** What a box is for; a box of one purpose opens for no other. */
export type SealPurpose = 'outbox-key' | 'request';

/** The key to which phones seal, by its number. */
export const SealingKey = z.strictObject({ keyId: KeyId, publicKey: Point });
export type SealingKey = z.output<typeof SealingKey>;

/** Something that only the server can open. `bytes` ends with the 16 bytes of the tag. */
export const SealedBox = z.strictObject({ keyId: KeyId, ephemeral: Point, iv: Nonce, bytes: base64url(22, 8_000) });
export type SealedBox = z.output<typeof SealedBox>;

/**
 * A learning event sealed with the outbox key of its batch: AES-256-GCM over the JSON of the event, additional data: its
 * id. The id stands outside, so that each can be answered on its own.
 */
export const SealedEvent = z.strictObject({ id: Id, iv: Nonce, bytes: base64url(22, 24_000) });
export type SealedEvent = z.output<typeof SealedEvent>;

export const getSealingKey = endpoint({
  name: 'sealing-key.read',
  method: 'GET',
  path: '/sealing-key',
  summary: 'The public key to which phones seal what waits to be handed in',
  allow: 'anyone',
  response: SealingKey,
});
