import { useSyncExternalStore } from 'react';

const subscribe = (listener: () => void) => {
  addEventListener('online', listener);
  addEventListener('offline', listener);
  return () => {
    removeEventListener('online', listener);
    removeEventListener('offline', listener);
  };
};

/** False when the phone is surely without network. True promises nothing: a network may be there and lead nowhere. */
export const useOnline = (): boolean => useSyncExternalStore(subscribe, () => navigator.onLine);
