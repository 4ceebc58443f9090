import { useEffect } from 'react';
import { usePhone } from '../phone/phone-context.tsx';

/** Milliseconds before each try: the server makes a certificate a moment after it has taken the last answer. */
const waits = [1_500, 5_000, 20_000, 60_000];

/**
 * While the course is finished and its certificate is not here, asks for it a few times whenever everything has been
 * handed in. Without this she would read "it comes with network" until she opened her place again.
 */
export function useAwaitedCertificate(isAwaited: boolean, ask: () => void): void {
  const { network } = usePhone();
  useEffect(() => {
    if (!isAwaited) return;
    let isHere = true;
    let stop: (() => void) | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let answeredAt: string | null | undefined;
    const tryLater = (tries: number) => {
      clearTimeout(timer);
      const wait = waits[tries];
      if (wait !== undefined) timer = setTimeout(() => (ask(), tryLater(tries + 1)), wait);
    };
    network.then(
      ({ outbox }) => {
        if (!isHere) return;
        stop = outbox.subscribe(({ waiting, sending, lastSentAt }) => {
          if (waiting > 0 || sending || lastSentAt === answeredAt) return;
          answeredAt = lastSentAt;
          tryLater(0);
        });
      },
      () => undefined,
    );
    return () => {
      isHere = false;
      stop?.();
      clearTimeout(timer);
    };
  }, [isAwaited, ask, network]);
}
