import { useSyncExternalStore } from 'react';

let waiting: ServiceWorker | null = null;
const listeners = new Set<() => void>();

/**
 * Registers the service worker. A new one waits until she asks for it between lessons; only then is the page loaded
 * again. Does nothing where service workers do not exist, as on plain http.
 */
export async function registerWorker(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const registration = await navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' });
  const look = () => {
    // The very first worker has nothing to replace: there is no older page to protect.
    waiting = navigator.serviceWorker.controller === null ? null : registration.waiting;
    listeners.forEach((listener) => listener());
  };
  look();
  registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', look));
  let isReplacing = false;
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (waiting === null || isReplacing) return;
    isReplacing = true;
    location.reload();
  });
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
const apply = () => waiting?.postMessage('apply');

/** How to take the new version, or null when there is none. */
export const useUpdate = (): (() => void) | null =>
  useSyncExternalStore(subscribe, () => waiting) === null ? null : apply;
