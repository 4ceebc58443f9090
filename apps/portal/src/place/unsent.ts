import type { Place } from '@romduol/offline';

/** How much of hers the server does not have: what she did, and that she asked for something. */
export async function unsentOf(place: Place): Promise<number> {
  const [{ waiting }, requested] = await Promise.all([place.waiting(), place.requested()]);
  return waiting + (requested === null ? 0 : 1);
}
