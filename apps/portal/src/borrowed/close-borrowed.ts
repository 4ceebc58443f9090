import { createClient, forgetDevice } from '@romduol/contracts';
import type { Place } from '@romduol/offline';
import { flushInTime } from '../join/join-here.ts';
import type { Network } from '../phone/network.ts';
import type { MediaOfPhone } from '../phone/phone-context.tsx';
import { unsentOf } from '../place/unsent.ts';

/** Milliseconds that the server is given to forget the phone. Its tokens end with the page whether it does or not. */
const patience = 5_000;

/** Hands in what waits. Answers how much could not be sent. */
export async function sendAll(network: Network, place: Place): Promise<number> {
  await flushInTime(network);
  return unsentOf(place);
}

/** Lets the server forget this phone; also from a page that is going away. Never rejects. */
export async function forgetPhone(token: string, { fetch = globalThis.fetch }: MediaOfPhone): Promise<void> {
  const client = createClient({
    base: '/api',
    token: () => token,
    timeout: patience,
    fetch: (address, init) => fetch(address, { ...init, keepalive: true }),
  });
  await client(forgetDevice, {}).catch(() => undefined);
}
