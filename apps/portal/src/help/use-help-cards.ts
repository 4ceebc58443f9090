import { listHelpCards, type HelpCard } from '@romduol/contracts';
import { useEffect, useState } from 'react';
import { useNetwork, usePhone } from '../phone/phone-context.tsx';

/** Help cards as they are on this phone, `null` while it is asked; `cards` is empty where none ever came. */
export interface KeptCards {
  readonly asOf: string | null;
  readonly cards: readonly HelpCard[];
}

/** Shows what is kept at once, and takes what the network brings meanwhile. Nobody needs to be signed in. */
export function useHelpCards(): KeptCards | null {
  const { phone } = usePhone();
  const { client } = useNetwork();
  const [kept, setKept] = useState<KeptCards | null>(null);
  useEffect(() => {
    let isHere = true;
    const show = (cards: KeptCards) => {
      if (isHere) setKept(cards);
    };
    void (async () => {
      const here = await phone.helpCards().catch(() => null);
      show(here ?? { asOf: null, cards: [] });
      const fresh = await client(listHelpCards, {}).catch(() => null);
      if (fresh === null) return;
      show(fresh);
      await phone.keepHelpCards(fresh).catch(() => undefined);
    })();
    return () => {
      isHere = false;
    };
  }, [phone, client]);
  return kept;
}
