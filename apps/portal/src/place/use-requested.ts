import type { Place, Requested } from '@romduol/offline';
import { useEffect, useState } from 'react';
import { usePhone } from '../phone/phone-context.tsx';

/** What she asked for without network, followed as the outbox moves; null when nothing is asked for. */
export function useRequested(place: Place | null, onAnswered: () => void): Requested | null {
  const { network } = usePhone();
  const [seen, setSeen] = useState<{ readonly place: Place; readonly requested: Requested } | null>(null);

  useEffect(() => {
    if (place === null) return;
    let isHere = true;
    let wasAsked = false;
    let stop: (() => void) | undefined;
    const look = () => {
      place.requested().then(
        (requested) => {
          if (!isHere) return;
          setSeen((before) => (requested === null ? null : sameOr(before, place, requested)));
          if (requested === null && wasAsked) onAnswered();
          wasAsked = requested !== null;
        },
        () => undefined,
      );
    };
    look();
    network.then(
      ({ outbox }) => {
        if (isHere) stop = outbox.subscribe(look);
      },
      () => undefined,
    );
    return () => {
      isHere = false;
      stop?.();
    };
  }, [place, network, onAnswered]);

  return seen?.place === place ? seen.requested : null;
}

/** The outbox moves often; what did not change is not shown anew. */
function sameOr<S extends { readonly place: Place; readonly requested: Requested }>(
  before: S | null,
  place: Place,
  requested: Requested,
) {
  const isSame =
    before?.place === place && before.requested.state === requested.state && before.requested.code === requested.code;
  return isSame ? before : { place, requested };
}
