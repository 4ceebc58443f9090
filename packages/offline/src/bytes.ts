/** Bytes over memory of their own, as WebCrypto wants them. */
export type Bytes = Uint8Array<ArrayBuffer>;
/** A source of unguessable bytes; tests bring their own. */
export type Random = (bytes: number) => Bytes;

/** The browser's own randomness. */
export const browserRandom: Random = (bytes) => crypto.getRandomValues(new Uint8Array(bytes));

/** Bytes as base64url without padding (RFC 4648 section 5). */
export function base64url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** The bytes of a base64url text. Throws what `atob` throws when it is not one. */
export function fromBase64url(text: string): Bytes {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

/** Text as UTF-8. */
export const utf8 = (text: string): Bytes => new Uint8Array(new TextEncoder().encode(text));

/** SHA-256 as lower-case hex, the name of every media file. */
export async function sha256(bytes: BufferSource): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
