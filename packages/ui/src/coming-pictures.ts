import { useSyncExternalStore } from 'react';

/** Addresses of pictures that are on their way to this phone: what is coming anyway is not fetched a second time. */
let coming: ReadonlySet<string> = new Set();
const listeners = new Set<() => void>();

function become(next: ReadonlySet<string>): void {
  coming = next;
  listeners.forEach((listener) => listener());
}

/** These are on their way, and no others. */
export const picturesAreComing = (addresses: Iterable<string>): void => become(new Set(addresses));

/** This one has come. */
export function pictureCame(address: string): void {
  const rest = new Set(coming);
  rest.delete(address);
  become(rest);
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useIsComing = (address: string): boolean => useSyncExternalStore(subscribe, () => coming.has(address));
