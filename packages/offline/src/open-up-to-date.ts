/** What is brought up to date whenever a place is opened: rows of older versions, keys of the server that have changed. */
import type { Random } from './bytes.ts';
import { isShut } from './event-log.ts';
import { readEvent, sealWaiting, type OutboxKey } from './event-seals.ts';
import { dropUsedUpBoxes, type OutboxKeeper } from './outbox-key.ts';
import { rowStillOpen } from './place-row.ts';
import { wrapAnew } from './second-pin.ts';
import { factOf, type EventRow, type PlaceRow, type Store } from './store.ts';
import { unlessFull } from './unless-full.ts';
import type { Vault } from './vault.ts';

interface Opening {
  readonly store: Store;
  readonly random: Random;
  readonly row: PlaceRow;
  readonly vault: Vault;
  readonly outboxKeys: OutboxKeeper;
}

/** Does it as far as the phone has room. */
export async function bringUpToDate(opening: Opening): Promise<void> {
  const { store, row, outboxKeys } = opening;
  const server = await store.read(['phone'], (tx) => factOf(tx, 'sealing-key'));
  const outbox = await outboxKeys.keyFor(server?.keyId ?? null);
  await unlessFull(sealOldEvents(opening, outbox), undefined);
  await unlessFull(wrapAnew(opening), undefined);
  await unlessFull(dropUsedUpBoxes(store, row, outbox), undefined);
}

/**
 * Seals what lies in clear: events of the store's version 1, and those written while this phone knew no key of the
 * server. Seals anew what waits under a key whose box is lost, and what the server could not open: with or
 * without a new seal it is tried once more.
 */
async function sealOldEvents({ store, random, row: place, vault }: Opening, outbox: OutboxKey | null): Promise<void> {
  const { rows, boxes } = await store.read(['places', 'events'], async (tx) => ({
    rows: await tx.list('events', { index: 'by-state', begins: [place.traineeId] }),
    boxes: (await rowStillOpen(tx, place)).outboxKeys,
  }));
  const old = rows.filter(
    ({ state, event, sealed, outgoing, code = null }) =>
      (event !== undefined && (sealed === undefined || outbox !== null || state !== 'waiting')) ||
      (state === 'waiting' &&
        outgoing !== undefined &&
        outbox !== null &&
        (isShut({ code }) || boxes[outgoing.key] === undefined)),
  );
  const seals = await Promise.all(
    old.map(async (row) => {
      const event = row.event ?? (await readEvent(vault, row));
      return { id: row.id, seals: event && (await sealWaiting(vault, outbox, event, random)) };
    }),
  );
  if (seals.length === 0) return;
  await store.write(['places', 'events'], async (tx) => {
    await rowStillOpen(tx, place);
    for (const { id, seals: made } of seals) {
      const now = await tx.get('events', id);
      if (now !== undefined) await tx.put('events', made === null ? triedAgain(now) : sealedAnew(now, made));
    }
  });
}

/** What was answered meanwhile needs no sending. */
function sealedAnew(
  { event: _, outgoing: __, ...row }: EventRow,
  seals: Awaited<ReturnType<typeof sealWaiting>>,
): EventRow {
  const { sealed } = seals;
  return row.state === 'waiting' ? { ...triedAgain(row), ...seals } : { ...row, ...(sealed ? { sealed } : {}) };
}

function triedAgain({ code, ...row }: EventRow): EventRow {
  return row.state === 'waiting' || code === undefined ? row : { ...row, code };
}
