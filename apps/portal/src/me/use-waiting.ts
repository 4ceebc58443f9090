import { useEffect, useState } from 'react';
import { useNetwork } from '../phone/phone-context.tsx';
import { useOpenedPlace } from '../place/place-context.tsx';
import type { Place } from '@romduol/offline';

type Waiting = Awaited<ReturnType<Place['waiting']>> & { readonly isSending: boolean };

/** What of hers waits to be handed in, told again whenever the outbox moves. */
export function useWaiting(): Waiting | null {
  const { outbox } = useNetwork();
  const place = useOpenedPlace();
  const [waiting, setWaiting] = useState<Waiting | null>(null);
  useEffect(() => {
    let isHere = true;
    const stop = outbox.subscribe(({ sending }) => {
      place.waiting().then(
        (now) => isHere && setWaiting({ ...now, isSending: sending }),
        () => undefined,
      );
    });
    return () => {
      isHere = false;
      stop();
    };
  }, [outbox, place]);
  return waiting;
}
