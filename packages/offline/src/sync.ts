import {
  getMyLearning,
  listCertificateKeys,
  listHelpCards,
  listMyCertificates,
  RefusedError,
  UnreachableError,
  type Client,
} from '@romduol/contracts';
import type { Phone, Place } from './phone.ts';

/**
 * How one part of coming up to date ended. `fresh`: kept. `signed-out`: her token is not taken any more. `refused`: the
 * server said no. `erased`: she has been erased, and her place on this phone is gone too. `unreachable`: no answer in time; one that comes later is still kept.
 */
export type PartState = 'fresh' | 'signed-out' | 'refused' | 'erased' | 'unreachable';

export interface Synchronised {
  /** Null when nobody's place was given. */
  readonly learning: PartState | null;
  readonly certificates: PartState | null;
  readonly helpCards: PartState;
  readonly certificateKeys: PartState;
}

/** Milliseconds that a screen is kept waiting for any one part. */
const usualBudget = 8_000;

/**
 * Brings onto the phone what the server knows: her classes, plan and events, her certificates, the help cards, the keys
 * for checking certificates. Each part stands alone; what fails leaves what was there. Nothing done here is undone.
 *
 * Errors: StorageFullError or PlaceGoneError from the phone's own store.
 */
export async function synchronise({
  phone,
  place,
  client,
  budget = usualBudget,
}: {
  readonly phone: Phone;
  readonly place: Place | null;
  /** Calls with her token; see `Place.token`. */
  readonly client: Client;
  readonly budget?: number;
}): Promise<Synchronised> {
  const [learning, certificates, helpCards, certificateKeys] = await Promise.all([
    place && part(budget, () => bringLearning(place, client)),
    place && part(budget, async () => place.keepCertificates(await client(listMyCertificates, {}))),
    part(budget, async () => phone.keepHelpCards(await client(listHelpCards, {}))),
    part(budget, async () => phone.keepCertificateKeys(await client(listCertificateKeys, {}))),
  ]);
  if (place && (learning === 'erased' || certificates === 'erased')) await phone.remove(place.traineeId);
  return { learning, certificates, helpCards, certificateKeys };
}

async function bringLearning(place: Place, client: Client): Promise<void> {
  const { joined, departure, events } = await client(getMyLearning, {});
  await place.restore(joined, departure, events);
}

async function part(budget: number, work: () => Promise<void>): Promise<PartState> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const outOfTime = new Promise<PartState>((resolve) => {
    timer = setTimeout(() => resolve('unreachable'), budget);
  });
  const ended = work().then((): PartState => 'fresh', stateOf);
  // Out of time, a later failure of the store is nobody's to hear.
  ended.catch(() => undefined);
  return Promise.race([ended, outOfTime]).finally(() => clearTimeout(timer));
}

function stateOf(error: unknown): PartState {
  if (error instanceof UnreachableError) return 'unreachable';
  if (!(error instanceof RefusedError)) throw error;
  if (error.code === 'trainee.erased') return 'erased';
  if (error.problem.status === 401) return 'signed-out';
  return error.problem.status >= 500 || error.problem.status === 429 ? 'unreachable' : 'refused';
}
