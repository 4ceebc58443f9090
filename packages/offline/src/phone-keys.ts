import { base64url, browserRandom, type Random } from './bytes.ts';
import type { PhoneKeys } from './phone.ts';

/** Fresh keys for a woman on this phone: to be handed to the server when she joins, and to `Phone.settle`. */
export const newKeys = (deviceId: string, random: Random = browserRandom): PhoneKeys => ({
  deviceId,
  token: base64url(random(32)),
  uploadToken: base64url(random(32)),
});
