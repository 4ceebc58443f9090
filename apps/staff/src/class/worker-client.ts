import { useEffect, useState, useSyncExternalStore } from 'react';

const address = '/staff/sw.js';
let waiting: ServiceWorker | null = null;
let isReplacing = false;
let registering: Promise<ServiceWorkerRegistration | null> | undefined;
const listeners = new Set<() => void>();

/**
 * Keeps the app itself on this tablet, so that class mode opens without network. A new version waits until she asks for
 * it outside a lesson. Answers null where there are no service workers, as on plain http.
 */
export function keepApp(): Promise<ServiceWorkerRegistration | null> {
  registering ??= register().catch(() => {
    registering = undefined;
    return null;
  });
  return registering;
}

async function register(): Promise<ServiceWorkerRegistration | null> {
  if (!('serviceWorker' in navigator)) return null;
  const registration = await navigator.serviceWorker.register(address, { updateViaCache: 'none' });
  const look = () => {
    // The very first worker has nothing to replace.
    waiting = navigator.serviceWorker.controller === null ? null : registration.waiting;
    listeners.forEach((listener) => listener());
  };
  look();
  registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', look));
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (waiting === null || isReplacing) return;
    isReplacing = true;
    location.reload();
  });
  return registration;
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** How to take the new version, or null when there is none. */
export const useUpdate = (): (() => void) | null =>
  useSyncExternalStore(subscribe, () => waiting) === null ? null : () => waiting?.postMessage('apply');

/** Whether the app is kept on this tablet; null while it is not known. */
export function useIsAppKept(): boolean | null {
  const [isKept, setKept] = useState<boolean | null>(null);
  useEffect(() => {
    let isHere = true;
    void keepApp().then(async (registration) => {
      if (registration !== null && registration.active === null) await installed(registration);
      if (isHere) setKept(registration !== null && registration.active !== null);
    });
    return () => {
      isHere = false;
    };
  }, []);
  return isKept;
}

/** Resolves when the worker that is being installed has all its files, or has failed. */
export function installed({ installing }: ServiceWorkerRegistration): Promise<void> {
  return new Promise((resolve) => {
    if (installing === null) return resolve();
    installing.addEventListener('statechange', () => {
      if (installing.state === 'activated' || installing.state === 'redundant') resolve();
    });
  });
}
