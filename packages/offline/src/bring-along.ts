/** Merging a provisional place into one that the server knows. */
import type { LearningEvent } from '@romduol/domain';
import { rowOf } from './event-log.ts';
import { sealWaiting, type OutboxKey } from './event-seals.ts';
import { withBox } from './outbox-key.ts';
import { rowStillOpen, sealAll } from './place-row.ts';
import type { PlaceParts } from './open-place.ts';
import type { Place } from './phone.ts';
import { removePlace } from './remove-place.ts';
import { factOf, PlaceGoneError, type EventRow, type Reading, type SealedRow, type Store } from './store.ts';

interface Into extends PlaceParts {
  readonly place: Place;
  readonly read: Map<string, LearningEvent>;
}

/** A fact under its new enrolment, and the row that it becomes. */
interface Moved {
  readonly event: LearningEvent;
  readonly row: EventRow;
}

/**
 * Moves what was done at the provisional place here, in one stroke: facts of the same course under the enrolment that
 * the server knows, plans that this place lacks. Names, classes and the departure stay as the server says. What is
 * recorded there meanwhile comes along too.
 */
export async function bringAlong(into: Into, provisional: Place): Promise<number> {
  const { store, row: opened, read } = into;
  const outbox = await outboxOf(into);
  for (;;) {
    const seen = await store.read(['events'], (tx) => idsOf(tx, provisional.traineeId));
    const moved = await movedFrom(into, provisional, outbox);
    const plans = await lackingPlans(into, provisional);
    const isDone = await store.write(['places', 'events', 'sealed'], async (tx) => {
      const now = await rowStillOpen(tx, opened);
      const other = await tx.get('places', provisional.traineeId);
      // What the server has taken from her there is hers there.
      if (other?.isProvisional !== true) throw new PlaceGoneError('the other place is not provisional any more');
      for (const id of await idsOf(tx, provisional.traineeId)) if (!seen.has(id)) return false;
      await removePlace(tx, provisional.traineeId);
      for (const { row } of moved) await tx.put('events', row);
      for (const plan of plans) await tx.put('sealed', plan);
      if (outbox !== null && now.outboxKeys[outbox.name] === undefined) await tx.put('places', withBox(now, outbox));
      return true;
    });
    if (!isDone) continue;
    for (const { event } of moved) read.set(event.id, event);
    return moved.length;
  }
}

async function outboxOf({ store, outboxKeys }: { store: Store } & Pick<Into, 'outboxKeys'>): Promise<OutboxKey | null> {
  const server = await store.read(['phone'], (tx) => factOf(tx, 'sealing-key'));
  return outboxKeys.keyFor(server?.keyId ?? null);
}

async function idsOf(tx: Reading, traineeId: string): Promise<ReadonlySet<string>> {
  const rows = await tx.list('events', { index: 'by-state', begins: [traineeId] });
  return new Set(rows.map(({ id }) => id));
}

async function movedFrom(
  { place, row, vault, random }: Into,
  provisional: Place,
  outbox: OutboxKey | null,
): Promise<readonly Moved[]> {
  const moved: Moved[] = [];
  for (const theirs of provisional.joined) {
    const mine = place.joined.find(({ releaseId }) => releaseId === theirs.releaseId);
    if (mine === undefined) continue;
    for (const before of await provisional.events(theirs.enrolmentId)) {
      const event = { ...before, enrolmentId: mine.enrolmentId };
      const how = await sealWaiting(vault, outbox, event, random);
      moved.push({ event, row: rowOf(row.traineeId, event, 'waiting', how) });
    }
  }
  return moved;
}

async function lackingPlans({ place, row, vault }: Into, provisional: Place): Promise<readonly SealedRow[]> {
  const here = await place.plans();
  const lacking = [...(await provisional.plans())].filter(([blockId]) => !here.has(blockId));
  return sealAll(
    row.traineeId,
    vault,
    lacking.map(([blockId, words]) => [`plan/${blockId}`, words] as const),
  );
}
