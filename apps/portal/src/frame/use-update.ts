import { useSyncExternalStore } from 'react';

/** A newer version: installed and waiting, or taken over already at the wish of another tab. */
type Newer = { readonly waits: Pick<ServiceWorker, 'postMessage'> } | 'in-use';

/** Milliseconds after which a page that comes back looks for a newer version: installed apps are seldom loaded anew. */
const lookAfter = 60 * 60_000;

/** What is known of newer versions of the app. */
export interface Updates {
  /**
   * Registers the service worker. A new one waits until she asks for it between lessons; only then, and only in the tab
   * where she asked, is the page loaded again. Does nothing where service workers do not exist, as on plain http: then
   * the browser loads what the server has.
   */
  readonly register: (worker: ServiceWorkerContainer | undefined) => Promise<void>;
  readonly newer: () => Newer | null;
  readonly subscribe: (listener: () => void) => () => void;
  readonly apply: () => void;
}

export function createUpdates(reload: () => void): Updates {
  let newer: Newer | null = null;
  let isAsked = false;
  const listeners = new Set<() => void>();
  const become = (next: Newer) => {
    newer = next;
    listeners.forEach((listener) => listener());
  };
  return {
    async register(worker) {
      if (worker === undefined) return;
      const registration = await worker.register('/sw.js', { updateViaCache: 'none' });
      const look = () => {
        // The very first worker has nothing to replace: there is no older page to protect.
        if (worker.controller !== null && registration.waiting !== null) become({ waits: registration.waiting });
      };
      look();
      registration.addEventListener('updatefound', () =>
        registration.installing?.addEventListener('statechange', look),
      );
      const began = worker.controller;
      worker.addEventListener('controllerchange', () => {
        // Another tab’s wish must not load away a lesson that is open here: its files stay until it is closed.
        if (isAsked) reload();
        else if (began !== null) become('in-use');
      });
      lookNowAndThen(registration);
    },
    newer: () => newer,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    apply() {
      isAsked = true;
      if (newer === 'in-use') reload();
      else newer?.waits.postMessage('apply');
    },
  };
}

function lookNowAndThen(registration: Pick<ServiceWorkerRegistration, 'update'>): void {
  let looked = 0;
  document.addEventListener('visibilitychange', ({ timeStamp }) => {
    if (document.visibilityState === 'hidden' || timeStamp - looked < lookAfter) return;
    looked = timeStamp;
    registration.update().catch(() => undefined);
  });
}

const updates = createUpdates(() => location.reload());

export const registerWorker = (): Promise<void> => updates.register(navigator.serviceWorker);

/** How to take the new version, or null when there is none. Offered between lessons only. */
export const useUpdate = (): (() => void) | null =>
  useSyncExternalStore(updates.subscribe, updates.newer) === null ? null : updates.apply;
