import type { Locale } from '@romduol/domain';
import type { Place } from '@romduol/offline';
import { useEffect, useRef, useState } from 'react';
import { useNetwork, usePhone } from '../phone/phone-context.tsx';
import { usePlaces } from '../place/place-context.tsx';
import { unsentOf } from '../place/unsent.ts';
import { useBorrow } from './borrow.tsx';
import { forgetPhone } from './close-borrowed.ts';

/** Milliseconds without a touch after which her place on a phone that is not hers closes by itself. */
const idleAfter = 10 * 60_000;
const signsOfLife = ['pointerdown', 'keydown', 'wheel'] as const;

/**
 * Keeps watch over a phone that is not hers: closes her place when nobody has touched it for long, finishes as soon as a
 * closed place has nothing left to send, and asks before the page is closed only while something would be lost.
 */
export function BorrowedWatch() {
  const { place, lock } = usePlaces();
  const { media, locale } = usePhone();
  const { end } = useBorrow();
  const unsent = useUnsent(place);
  useLockWhenIdle(place, lock);
  useFinishWhenClosed(place, end);

  useEffect(() => {
    if (unsent === 0) return;
    const ask = (event: BeforeUnloadEvent) => {
      // "Leave" covers the page first, and is never held up.
      if (document.documentElement.dataset['covered'] === undefined) event.preventDefault();
    };
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [unsent]);

  const token = place?.token;
  useEffect(() => {
    const goAway = () => {
      if (token !== undefined && unsent === 0) void forgetPhone(token, media);
    };
    // A page that the back key brings back from the browser's memory shows nothing of hers.
    const comeBack = (event: PageTransitionEvent) => {
      if (event.persisted) end(locale);
    };
    addEventListener('pagehide', goAway);
    addEventListener('pageshow', comeBack);
    return () => {
      removeEventListener('pagehide', goAway);
      removeEventListener('pageshow', comeBack);
    };
  }, [token, unsent, media, locale, end]);
  return null;
}

/** How much of hers the server does not have yet, followed as the outbox moves. */
function useUnsent(place: Place | null): number {
  const { outbox } = useNetwork();
  const [unsent, setUnsent] = useState(0);
  useEffect(() => {
    if (place === null) return;
    let isHere = true;
    const stop = outbox.subscribe(() => {
      unsentOf(place).then(
        (count) => isHere && setUnsent(count),
        () => undefined,
      );
    });
    return () => {
      isHere = false;
      stop();
    };
  }, [place, outbox]);
  return unsent;
}

function useLockWhenIdle(place: Place | null, lock: () => void): void {
  useEffect(() => {
    if (place === null) return;
    let timer = setTimeout(lock, idleAfter);
    const begin = () => {
      clearTimeout(timer);
      timer = setTimeout(lock, idleAfter);
    };
    for (const sign of signsOfLife) addEventListener(sign, begin, { passive: true });
    return () => {
      clearTimeout(timer);
      for (const sign of signsOfLife) removeEventListener(sign, begin);
    };
  }, [place, lock]);
}

function useFinishWhenClosed(place: Place | null, end: (language: Locale) => void): void {
  const { media, locale } = usePhone();
  const { outbox } = useNetwork();
  const last = useRef<Place | null>(null);
  useEffect(() => {
    if (place !== null) {
      last.current = place;
      return;
    }
    const closed = last.current;
    if (closed === null) return;
    let isHere = true;
    const finish = async () => {
      if ((await unsentOf(closed)) > 0 || !isHere) return;
      isHere = false;
      end(locale);
      await forgetPhone(closed.token, media);
    };
    const stop = outbox.subscribe(() => void finish().catch(() => undefined));
    return () => {
      isHere = false;
      stop();
    };
  }, [place, outbox, media, locale, end]);
}
