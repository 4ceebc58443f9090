import type { Phone } from '@romduol/offline';
import { useCallback, useEffect, useState } from 'react';
import type { NumberOf } from '@romduol/ui/content';

/** The numbers of the help cards on this phone, for practising with the keypad. */
export function useHelplineNumber(phone: Phone): NumberOf {
  const [numbers, setNumbers] = useState<ReadonlyMap<string, string>>(new Map());
  useEffect(() => {
    let isHere = true;
    phone.helpCards().then(
      (kept) => {
        if (isHere)
          setNumbers(new Map(kept?.cards.flatMap(({ id, phones }) => (phones[0] ? [[id, phones[0].inside]] : []))));
      },
      () => undefined,
    );
    return () => {
      isHere = false;
    };
  }, [phone]);
  return useCallback((id) => numbers.get(id) ?? null, [numbers]);
}
