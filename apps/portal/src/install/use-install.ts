import { useSyncExternalStore } from 'react';
import { useBorrow } from '../borrowed/borrow.tsx';
import { isInstalled, isOffered, subscribeToOffer } from './offer.ts';

/**
 * `offered`: one tap does it; `by-hand`: she does it in the browser's menu; `impossible`: this browser keeps nothing, so
 * that the app would not open without network; `not-hers`: the phone is somebody else's.
 */
export type Install = 'installed' | 'offered' | 'by-hand' | 'impossible' | 'not-hers';

const look = (): Exclude<Install, 'not-hers'> => {
  if (isInstalled()) return 'installed';
  if (isOffered()) return 'offered';
  return 'serviceWorker' in navigator ? 'by-hand' : 'impossible';
};

/** How the app can be put on the home screen of this phone. */
export function useInstall(): Install {
  const { isBorrowed } = useBorrow();
  const here = useSyncExternalStore(subscribeToOffer, look);
  return isBorrowed ? 'not-hers' : here;
}
