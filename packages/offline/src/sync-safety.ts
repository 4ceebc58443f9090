import { getSealingKey, listHelpCards, type Client } from '@romduol/contracts';
import { millisecondsBy } from './clock.ts';
import type { StoredPhone } from './open-phone.ts';
import { part, type PartState } from './sync-part.ts';

/** How asking for what her safety hangs on has ended. */
export interface SafetyBrought {
  readonly helpCards: PartState;
  readonly sealingKey: PartState;
}

export interface SafetyFirst {
  /** Asks now, unless it was answered a few minutes ago; whoever asks meanwhile waits for the same answer. */
  readonly bring: () => Promise<SafetyBrought>;
  /** Tells whenever new help cards were kept. Answers how to stop. */
  readonly onHelpCards: (listener: () => void) => () => void;
}

/** Milliseconds that everything else waits for the help cards, at most: on a slow line they shall not share it. */
const usualBudget = 2_500;
/** Milliseconds for which an answer is good. */
const usualPause = 4 * 60_000;

/**
 * What comes before everything else, whenever there is network: the help numbers, and the key to which this phone seals
 * what it will do without network. Nobody needs to have opened a place.
 *
 * `bring` rejects only with an error of the phone's own store.
 */
export function createSafetyFirst({
  phone,
  client,
  budget = usualBudget,
  pause = usualPause,
}: {
  readonly phone: Pick<StoredPhone, 'clock' | 'keepHelpCards' | 'sealingKey' | 'keepSealingKey'>;
  readonly client: Client;
  readonly budget?: number;
  readonly pause?: number;
}): SafetyFirst {
  const listeners = new Set<() => void>();
  let underWay: Promise<SafetyBrought> | null = null;
  let last: { readonly at: number; readonly brought: SafetyBrought } | null = null;

  async function ask(): Promise<SafetyBrought> {
    const [helpCards, sealingKey] = await Promise.all([
      part(budget, async () => {
        await phone.keepHelpCards(await client(listHelpCards, {}));
        listeners.forEach((listener) => listener());
      }),
      part(budget, async () => {
        const key = await client(getSealingKey, {});
        if ((await phone.sealingKey())?.keyId !== key.keyId) await phone.keepSealingKey(key);
      }),
    ]);
    const brought = { helpCards, sealingKey };
    last = helpCards === 'fresh' && sealingKey === 'fresh' ? { at: millisecondsBy(phone.clock), brought } : null;
    return brought;
  }

  return {
    bring() {
      const age = last === null ? NaN : millisecondsBy(phone.clock) - last.at;
      if (underWay === null && last !== null && age >= 0 && age < pause) return Promise.resolve(last.brought);
      underWay ??= ask().finally(() => {
        underWay = null;
      });
      return underWay;
    },
    onHelpCards(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
