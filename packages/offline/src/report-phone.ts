import { createClient, reportPhone, type PhoneReport } from '@romduol/contracts';
import { instantBy, millisecondsBy } from './clock.ts';
import { countIn } from './event-log.ts';
import type { Road } from './hand-in.ts';
import type { PlaceRow, Reading, Store } from './store.ts';

/** Milliseconds after which a phone tells again what it told before: that it is still there. */
const day = 24 * 3_600_000;
/** Milliseconds for which courses are not looked at again while the counts stay: their documents are large. */
const pause = 5 * 60_000;
/** Milliseconds that the server is given; nobody waits for a report. */
const patience = 5_000;
/** The most courses that a report names. */
const most = 20;

type Counts = Pick<PhoneReport, 'waiting' | 'refused'>;

/**
 * Tells the server how this phone stands for her, unless it told the same within a day. Whatever fails is no matter.
 * `app`: which build of the portal this is.
 */
export async function reportFor(store: Store, road: Road, traineeId: string, app: string): Promise<void> {
  try {
    const { place, counts } = await store.read(['places', 'events'], async (tx) => ({
      place: await tx.get('places', traineeId),
      counts: await countsOf(tx, traineeId),
    }));
    if (place === undefined || place.isProvisional) return;
    const told = place.reported ?? null;
    const age = told === null ? NaN : millisecondsBy(road.clock) - Date.parse(told.at);
    if (told !== null && isWithin(age, pause) && told.report.app === app && isSettled(told.report, counts)) return;
    const report: PhoneReport = { ...counts, packs: await store.read(['packs'], (tx) => packsOf(tx, place)), app };
    if (told !== null && isWithin(age, day) && JSON.stringify(told.report) === JSON.stringify(report)) return;
    await tell(road, place.uploadToken, report);
    await store.write(['places'], async (tx) => {
      const now = await tx.get('places', traineeId);
      if (now?.uploadToken !== place.uploadToken) return;
      await tx.put('places', { ...now, reported: { at: instantBy(road.clock), report } });
    });
  } catch {
    // It is told another time.
  }
}

const isWithin = (age: number, most: number): boolean => age >= 0 && age < most;
/** The counts are as they were told, and no course was still on its way. */
const isSettled = ({ waiting, refused, packs }: PhoneReport, counts: Counts): boolean =>
  waiting === counts.waiting && refused === counts.refused && packs.length > 0 && packs.every(({ isWhole }) => isWhole);

const countsOf = async (tx: Reading, traineeId: string): Promise<Counts> => ({
  waiting: await countIn(tx, traineeId, 'waiting'),
  refused: await countIn(tx, traineeId, 'refused'),
});

/** Those of her own courses. */
async function packsOf(tx: Reading, { joined }: PlaceRow): Promise<PhoneReport['packs']> {
  const packs = (await tx.list('packs')).filter(({ releaseId }) => joined.some((one) => one.releaseId === releaseId));
  return packs
    .slice(0, most)
    .map(({ releaseId, language, state }) => ({ releaseId, language, isWhole: state === 'whole' }));
}

async function tell({ base, fetch }: Road, uploadToken: string, report: PhoneReport): Promise<void> {
  const client = createClient({
    base,
    token: () => uploadToken,
    timeout: patience,
    ...(fetch === undefined ? {} : { fetch }),
  });
  await client(reportPhone, { body: report });
}
