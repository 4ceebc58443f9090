import { useEffect, useRef } from 'react';
import { createRetry } from './comeback.ts';

/** While something is missing only because of the network, asks for it again by itself: no screen stays stuck. */
export function useRetry(isMissing: boolean, ask: () => Promise<unknown>): void {
  const latest = useRef(ask);
  useEffect(() => {
    latest.current = ask;
  });
  useEffect(() => {
    if (!isMissing) return;
    let isHere = true;
    const again = () => {
      if (isHere) retry.later();
    };
    const retry = createRetry(() => void latest.current().then(again, again));
    retry.later();
    return () => {
      isHere = false;
      retry.rest();
    };
  }, [isMissing]);
}
