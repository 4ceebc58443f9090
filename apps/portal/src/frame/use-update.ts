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
   * the browser loads what the server has. Resolves when this version's worker has brought the whole app, or has failed
   * to; rejects when there can be none.
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
      await installed(registration);
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

/** Resolves when some version is at work, or the first one could not come. */
function installed({ active, installing }: ServiceWorkerRegistration): Promise<void> {
  if (active !== null || installing === null) return Promise.resolve();
  return new Promise((resolve) =>
    installing.addEventListener('statechange', () => {
      if (installing.state === 'activated' || installing.state === 'redundant') resolve();
    }),
  );
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

let registered: Promise<void> | undefined;

/** Brings the whole app onto the phone, so that it opens without network; asked for again it is the same bringing. */
export function bringApp(): Promise<void> {
  registered ??= updates.register(navigator.serviceWorker).catch((error: unknown) => {
    registered = undefined;
    throw error;
  });
  return registered;
}

/** How to take the new version, or null when there is none. Offered between lessons only. */
export const useUpdate = (): (() => void) | null =>
  useSyncExternalStore(updates.subscribe, updates.newer) === null ? null : updates.apply;
