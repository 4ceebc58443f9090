import { UnreachableError } from '@romduol/contracts';
import { StorageFullError, type Newcomer, type Place, type StoredPhone } from '@romduol/offline';
import type { Network } from '../phone/network.ts';
import { within } from './within.ts';

/**
 * How joining ended. `joined`: the server knows her. `asked`: it was not heard yet; her place is here all the same.
 * `refused`: it said no, and nothing of her is left on the phone.
 */
export type JoinEnd =
  { readonly state: 'joined' | 'asked'; readonly place: Place } | { readonly state: 'refused'; readonly code: string };

/** Milliseconds that she waits for the answer; the outbox waits longer, behind her back. */
export const answerPatience = 10_000;

/**
 * Gives her a place and asks the server to take her into the class. The phone keeps the request, with its ids and keys,
 * before anything is sent: a page that is closed after a lost answer asks for the same woman again, never for a second.
 * Errors: UnreachableError on a phone that never had network; StorageFullError; WrongPinError when she has that place
 * already, under other pictures. Nothing new was kept then.
 */
export async function joinHere(phone: StoredPhone, network: Network, newcomer: Newcomer): Promise<JoinEnd> {
  await haveSealingKey(phone, network);
  const place = await phone.register(newcomer);
  try {
    return await answered(phone, network, newcomer, place);
  } catch {
    // She has her place, and it holds her request. A phone that cannot note or read the answer now asks again later.
    return { state: 'asked', place };
  }
}

async function answered(
  phone: StoredPhone,
  network: Network,
  { traineeId, pin }: Newcomer,
  place: Place,
): Promise<JoinEnd> {
  await flushInTime(network);
  const asked = await place.requested();
  if (asked?.state === 'waiting') return { state: 'asked', place };
  if (asked?.state === 'refused') {
    await phone.remove(traineeId);
    return { state: 'refused', code: asked.code ?? '' };
  }
  // Opened anew, it holds what the server answered.
  const opened = await phone.open(traineeId, pin);
  return { state: 'joined', place: opened.state === 'open' ? opened.place : place };
}

/**
 * Hands in what waits, as far as that is possible while she looks on: without network, or on a phone that has no room to
 * note the answer, it goes on waiting.
 */
export async function flushInTime({ outbox }: Pick<Network, 'outbox'>): Promise<void> {
  try {
    await within(answerPatience, outbox.flush());
  } catch (error) {
    if (!(error instanceof UnreachableError || error instanceof StorageFullError)) throw error;
  }
}

/** Makes sure that this phone knows to whom it seals. Errors: UnreachableError, when it does not and cannot ask. */
export async function haveSealingKey(phone: StoredPhone, network: Network): Promise<void> {
  if ((await phone.sealingKey()) === null) await network.learnSealingKey();
}
