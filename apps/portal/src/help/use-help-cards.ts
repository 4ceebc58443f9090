import type { HelpCard } from '@romduol/contracts';
import { useEffect, useState } from 'react';
import { useNetwork, usePhone } from '../phone/phone-context.tsx';
import { useRetry } from '../phone/use-retry.ts';

/** Help cards as they are on this phone, `null` while it is asked; `cards` is empty where none ever came. */
export interface KeptCards {
  readonly asOf: string | null;
  readonly cards: readonly HelpCard[];
  /** The programme's own number, where it has named one. */
  readonly programme: string | null;
}

/**
 * Shows what is kept at once, and takes what the network brings meanwhile, however late. Nobody needs to be signed in;
 * where nothing is kept, it is asked for again and again by itself.
 */
export function useHelpCards(): KeptCards | null {
  const { phone } = usePhone();
  const { bringHelpCards, onHelpCards } = useNetwork();
  const [kept, setKept] = useState<KeptCards | null>(null);
  useEffect(() => {
    let isHere = true;
    const show = async () => {
      const here = await phone.helpCards().catch(() => null);
      if (isHere) setKept({ asOf: null, cards: [], programme: null, ...here });
    };
    void show();
    const stop = onHelpCards(() => void show());
    bringHelpCards().catch(() => undefined);
    return () => {
      isHere = false;
      stop();
    };
  }, [phone, bringHelpCards, onHelpCards]);
  useRetry(kept?.asOf === null, bringHelpCards);
  return kept;
}
