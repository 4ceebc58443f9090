const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/**
 * Bytes as upper-case letters and the digits 2–7: RFC 4648 section 6, without padding. Eight characters for every five
 * bytes, all of them in the alphanumeric set of QR codes, which keeps a printed code small.
 */
export function base32(bytes: Uint8Array): string {
  let text = '';
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += alphabet.charAt(held >> bits);
      held &= (1 << bits) - 1;
    }
  }
  return bits === 0 ? text : text + alphabet.charAt(held << (5 - bits));
}

/**
 * The bytes of a base32 text, or null when the text is not exactly what `base32` would have written: another
 * character, an impossible length, or leftover bits that are not zero. One text for one row of bytes and no second.
 */
export function fromBase32(text: string): Uint8Array | null {
  const bytes = new Uint8Array(Math.floor((text.length * 5) / 8));
  let filled = 0;
  let held = 0;
  let bits = 0;
  for (const character of text) {
    const value = alphabet.indexOf(character);
    if (value < 0) return null;
    held = (held << 5) | value;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes[filled++] = held >> bits;
    held &= (1 << bits) - 1;
  }
  const wastesACharacter = bits >= 5;
  return wastesACharacter || held !== 0 ? null : bytes;
}

/**
 * The same text as people may have typed it: lower case, spaces and hyphens are forgiven, and nothing else is. Null
 * when another character is there; so letters whose capital only looks right (ı, ſ) are refused and not turned.
 */
export const asTyped = (text: string): string | null =>
  /^[A-Za-z2-7 -]*$/.test(text) ? text.replace(/[ -]/g, '').toUpperCase() : null;
