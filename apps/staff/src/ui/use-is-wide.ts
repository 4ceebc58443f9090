import { useSyncExternalStore } from 'react';

const query = '(min-width: 860px)';

function subscribe(listener: () => void) {
  const media = window.matchMedia?.(query);
  media?.addEventListener('change', listener);
  return () => media?.removeEventListener('change', listener);
}

/** Whether there is room for a table; a phone shows cards instead. */
export const useIsWide = (): boolean =>
  useSyncExternalStore(subscribe, () => window.matchMedia?.(query).matches ?? true);
