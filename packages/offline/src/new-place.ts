/** What a place is made of: a vault under her PIN, and everything that lies beside it from the first moment. */
import type { SealingKey } from '@romduol/contracts';
import type { Random } from './bytes.ts';
import type { OutboxKey } from './event-seals.ts';
import { createOutboxKey } from './outbox-key.ts';
import { sealAll, type SealedName } from './place-row.ts';
import { withoutSecondPin } from './second-pin.ts';
import type { PlaceRow, SealedRow, Writing } from './store.ts';
import { createVault, pinIterations, type Vault } from './vault.ts';

export interface NewVault {
  readonly vault: Vault;
  readonly outbox: OutboxKey;
  /** Of her row, what hangs on the vault. */
  readonly ofRow: Pick<PlaceRow, 'vault' | 'outboxKeys'>;
  readonly sealed: readonly SealedRow[];
}

/** A new vault for her PIN, with an outbox key for the server, and `values` sealed in it. */
export async function createNewVault(
  { random, iterations = pinIterations }: { readonly random: Random; readonly iterations?: number | undefined },
  { traineeId, pin, server }: { readonly traineeId: string; readonly pin: string; readonly server: SealingKey },
  values: readonly (readonly [SealedName, unknown])[],
): Promise<NewVault> {
  const { key: outbox, kept } = await createOutboxKey(server, random);
  const vault = await createVault(traineeId, pin, { random, iterations });
  const sealed = await sealAll(traineeId, vault, [...values, ['outbox-key', kept]]);
  return {
    vault,
    outbox,
    ofRow: { vault: vault.row, outboxKeys: { [outbox.name]: outbox.box } },
    sealed: [...sealed, ...(await withoutSecondPin(traineeId, vault, random))],
  };
}

/** Drops what no PIN opens any more. What waits to be handed in stays: it is sealed for the server too. */
export async function dropUnreadable(tx: Writing, traineeId: string): Promise<void> {
  for (const { key } of await tx.list('sealed', { index: 'by-place', begins: [traineeId] }))
    await tx.delete('sealed', key);
  for (const row of await tx.list('events', { index: 'by-state', begins: [traineeId] })) {
    const { sealed: _, ...rest } = row;
    if (row.outgoing === undefined && row.event === undefined) await tx.delete('events', row.id);
    else await tx.put('events', rest);
  }
}
