import type { PlaceSummary } from '@romduol/offline';
import { useEffect, useState } from 'react';
import { usePhone } from '../phone/phone-context.tsx';

/** Those who have a place on this phone; null until the phone has answered. */
export function usePlacesHere(): readonly PlaceSummary[] | null {
  const { phone } = usePhone();
  const [places, setPlaces] = useState<readonly PlaceSummary[] | null>(null);
  useEffect(() => {
    let isHere = true;
    phone.places().then(
      (found) => isHere && setPlaces(found),
      () => isHere && setPlaces([]),
    );
    return () => {
      isHere = false;
    };
  }, [phone]);
  return places;
}
