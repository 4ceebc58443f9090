/** The key with which what waits is sealed for the server: one per vault, kept in it, and in a box beside it. */
import type { SealingKey } from '@romduol/contracts';
import { base64url, fromBase64url, type Random } from './bytes.ts';
import type { OutboxKey } from './event-seals.ts';
import { inState, isShut } from './event-log.ts';
import { rowStillOpen, sealedRow } from './place-row.ts';
import { outboxKeyFrom, sealTo } from './seal.ts';
import { factOf, type PlaceRow, type Store } from './store.ts';
import { unlessFull } from './unless-full.ts';
import type { Vault } from './vault.ts';

/** An outbox key as her vault keeps it. */
interface KeptKey {
  readonly name: string;
  readonly raw: string;
}

/** A key as it is used, and as her vault keeps it. */
export interface NewOutboxKey {
  readonly key: OutboxKey;
  readonly kept: KeptKey;
}

export const createOutboxKey = (server: SealingKey, random: Random): Promise<NewOutboxKey> =>
  boxed({ raw: base64url(random(32)), name: base64url(random(6)) }, server, random);

async function boxed(kept: KeptKey, server: SealingKey, random: Random): Promise<NewOutboxKey> {
  const box = await sealTo(server, 'outbox-key', fromBase64url(kept.raw), random);
  return { kept, key: { name: kept.name, box, key: await outboxKeyFrom(fromBase64url(kept.raw)) } };
}

/** Holds the outbox key of an open place. */
export interface OutboxKeeper {
  /**
   * The key in a box for the server's key of that number; null while this phone knows no key of the server. A new key of
   * the server gets the same outbox key in a new box: what waits under it opens for both.
   */
  keyFor(serverKeyId: string | null): Promise<OutboxKey | null>;
}

interface KeeperParts {
  readonly store: Store;
  readonly random: Random;
  readonly row: PlaceRow;
  readonly vault: Vault;
}

/** `made`: the key of a vault that has just been made. */
export function createOutboxKeeper(parts: KeeperParts, made: OutboxKey | null): OutboxKeeper {
  let held = made;
  let isLoaded = made !== null;
  let finding: Promise<OutboxKey | null> | undefined;
  return {
    async keyFor(serverKeyId) {
      if (isLoaded && (serverKeyId === null || held?.box.keyId === serverKeyId)) return held;
      finding ??= unlessFull(findKey(parts), held).finally(() => {
        finding = undefined;
      });
      held = await finding;
      isLoaded = true;
      return held;
    },
  };
}

async function findKey({ store, random, row: opened, vault }: KeeperParts): Promise<OutboxKey | null> {
  const { traineeId } = opened;
  const at = `${traineeId}/outbox-key`;
  for (;;) {
    const { row, before, server, shut } = await store.read(['phone', 'places', 'events', 'sealed'], async (tx) => ({
      row: await rowStillOpen(tx, opened),
      before: await tx.get('sealed', at),
      server: (await factOf(tx, 'sealing-key')) ?? null,
      shut: (await tx.list('events', inState(traineeId, 'waiting'))).filter(isShut),
    }));
    // A damaged one seals nothing any more; what waits under it goes up in its box all the same.
    const opening = before === undefined ? null : vault.unseal('outbox-key', before.sealed).catch(() => null);
    const kept = (await opening) as KeptKey | null;
    const box = row.outboxKeys[kept?.name ?? ''];
    // What was shut may have been so for its box.
    const isBoxGood = shut.every(({ outgoing }) => outgoing?.key !== kept?.name);
    if (kept !== null && box !== undefined && (server === null || (isBoxGood && box.keyId === server.keyId)))
      return { name: kept.name, box, key: await outboxKeyFrom(fromBase64url(kept.raw)) };
    if (server === null) return null;
    const made = await (kept === null ? createOutboxKey(server, random) : boxed(kept, server, random));
    const sealed = kept === null ? sealedRow(traineeId, 'outbox-key', await vault.seal('outbox-key', made.kept)) : null;
    const isWritten = await store.write(['places', 'sealed'], async (tx) => {
      const now = await rowStillOpen(tx, opened);
      // Another tab was quicker: its key is hers.
      if ((await tx.get('sealed', at))?.sealed.bytes !== before?.sealed.bytes) return false;
      await tx.put('places', withBox(now, made.key));
      if (sealed !== null) await tx.put('sealed', sealed);
      return true;
    });
    if (isWritten) return made.key;
  }
}

/** Her row with the box of a key. */
export const withBox = (row: PlaceRow, { name, box }: OutboxKey): PlaceRow => ({
  ...row,
  outboxKeys: { ...row.outboxKeys, [name]: box },
});

/** Drops the boxes of keys from before her present pictures, once nothing waits under them. */
export async function dropUsedUpBoxes(store: Store, opened: PlaceRow, present: OutboxKey | null): Promise<void> {
  if (present === null || Object.keys(opened.outboxKeys).length < 2) return;
  await store.write(['places', 'events'], async (tx) => {
    const row = await rowStillOpen(tx, opened);
    const waiting = await tx.list('events', inState(opened.traineeId, 'waiting'));
    const needed = new Set([present.name, ...waiting.flatMap(({ outgoing }) => outgoing?.key ?? [])]);
    const outboxKeys = Object.fromEntries(Object.entries(row.outboxKeys).filter(([name]) => needed.has(name)));
    if (Object.keys(outboxKeys).length < Object.keys(row.outboxKeys).length)
      await tx.put('places', { ...row, outboxKeys });
  });
}
