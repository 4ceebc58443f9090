/** What lies where a second PIN's wrap would be. Apart from the vault, because the store's upgrade needs it at once. */
import { base64url, type Random } from './bytes.ts';
import type { Sealed } from './vault.ts';

export const nonceBytes = 12;
/** A data key and its tag. */
const wrappedBytes = 48;

/** A wrap that no PIN opens. */
export const noDecoy = (random: Random): Sealed => ({
  iv: base64url(random(nonceBytes)),
  bytes: base64url(random(wrappedBytes)),
});
