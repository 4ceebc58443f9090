/** The two seals on an event: one for her own screens, one for the server. */
import type { SealedBox } from '@romduol/contracts';
import { upcast, type AnyLearningEvent, type LearningEvent } from '@romduol/domain';
import { utf8, type Random } from './bytes.ts';
import type { EventRow } from './store.ts';
import { encrypt, type Sealed, type Vault } from './vault.ts';

/** With what her events are sealed for the server, while her place is open. `box` lets the server do the same. */
export interface OutboxKey {
  readonly name: string;
  readonly key: CryptoKey;
  readonly box: SealedBox;
}

const nameOf = (eventId: string): string => `event/${eventId}`;

export const sealForHer = (vault: Vault, event: AnyLearningEvent): Promise<Sealed> =>
  vault.seal(nameOf(event.id), event);

/** Her event, whatever version it was written in; null when what sealed it is gone, or the row is damaged. */
export async function readEvent(vault: Vault, row: EventRow): Promise<LearningEvent | null> {
  if (row.event !== undefined) return upcast(row.event);
  if (row.sealed === undefined) return null;
  const event = await vault.unseal(nameOf(row.id), row.sealed).catch(() => null);
  return event === null ? null : upcast(event as AnyLearningEvent);
}

/** How an event lies while it waits: for her and for the server, in clear only where there is nobody to seal to. */
export async function sealWaiting(
  vault: Vault,
  outbox: OutboxKey | null,
  event: AnyLearningEvent,
  random: Random,
): Promise<Pick<EventRow, 'sealed' | 'outgoing' | 'event'>> {
  const sealed = await sealForHer(vault, event);
  if (outbox === null) return { sealed, event };
  const words = utf8(JSON.stringify(event));
  return { sealed, outgoing: { key: outbox.name, ...(await encrypt(outbox.key, words, event.id, random)) } };
}
