import { getMyLearning, listCertificateKeys, listMyCertificates, type Client } from '@romduol/contracts';
import type { StoredPhone } from './open-phone.ts';
import type { Place } from './phone.ts';
import { part, type PartState } from './sync-part.ts';
import { createSafetyFirst, type SafetyBrought, type SafetyFirst } from './sync-safety.ts';

export interface Synchronised extends SafetyBrought {
  /** Null when nobody's place was given. */
  readonly learning: PartState | null;
  readonly certificates: PartState | null;
  readonly certificateKeys: PartState;
}

/** Milliseconds that anyone is kept waiting for any one part. */
const usualBudget = 8_000;

/**
 * Brings onto the phone what the server knows: first the help cards and the key to seal to, then her classes, plan and
 * events, her certificates, the keys for checking certificates. Each part stands alone; what fails leaves what was
 * there. Nothing done here is undone.
 *
 * Errors: StorageFullError or PlaceGoneError from the phone's own store.
 */
export async function synchronise({
  phone,
  place,
  client,
  budget = usualBudget,
  safety = createSafetyFirst({ phone, client, budget }),
}: {
  readonly phone: StoredPhone;
  readonly place: Place | null;
  /** Calls with her token; see `Place.token`. */
  readonly client: Client;
  readonly budget?: number;
  readonly safety?: Pick<SafetyFirst, 'bring'>;
}): Promise<Synchronised> {
  const brought = await safety.bring();
  const [learning, certificates, certificateKeys] = await Promise.all([
    place && part(budget, () => bringLearning(place, client)),
    place && part(budget, async () => place.keepCertificates(await client(listMyCertificates, {}))),
    part(budget, async () => phone.keepCertificateKeys(await client(listCertificateKeys, {}))),
  ]);
  if (place && (learning === 'erased' || certificates === 'erased')) await phone.remove(place.traineeId);
  return { ...brought, learning, certificates, certificateKeys };
}

async function bringLearning(place: Place, client: Client): Promise<void> {
  const { joined, departure, events, skillMarks } = await client(getMyLearning, {});
  await place.restore(joined, departure, events);
  await place.keepSkillMarks(skillMarks);
}
