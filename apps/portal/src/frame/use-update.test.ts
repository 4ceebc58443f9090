import { createUpdates } from './use-update.ts';

/** A browser with a service worker, as far as the page sees it. */
async function given({ isFirstVisit = false } = {}) {
  const posted: unknown[] = [];
  const waiting = { postMessage: (message: unknown) => posted.push(message) };
  const installing = new EventTarget();
  const registration = Object.assign(new EventTarget(), {
    waiting: null as typeof waiting | null,
    installing: null as EventTarget | null,
    update: async () => undefined,
  });
  const registered: unknown[] = [];
  const worker = Object.assign(new EventTarget(), {
    controller: isFirstVisit ? null : {},
    async register(...how: readonly unknown[]) {
      registered.push(how);
      return registration;
    },
  });
  let reloads = 0;
  const updates = createUpdates(() => (reloads += 1));
  await updates.register(worker as unknown as ServiceWorkerContainer);
  return {
    ...{ updates, posted, registered },
    reloads: () => reloads,
    /** A new version has been installed and waits. */
    install: () => {
      registration.installing = installing;
      registration.dispatchEvent(new Event('updatefound'));
      registration.waiting = waiting;
      installing.dispatchEvent(new Event('statechange'));
    },
    /** The waiting version takes over every tab. */
    takeOver: () => {
      registration.waiting = null;
      worker.dispatchEvent(new Event('controllerchange'));
    },
  };
}

describe('a new version of the app', () => {
  it('is looked for past the browser’s cache', async () => {
    const { registered } = await given();
    expect(registered).toEqual([['/sw.js', { updateViaCache: 'none' }]]);
  });

  it('waits until she asks for it, and then the page is loaded again, once it is in use', async () => {
    const { updates, install, takeOver, posted, reloads } = await given();
    let told = 0;
    updates.subscribe(() => (told += 1));
    expect(updates.newer()).toBeNull();
    install();
    expect(told).toBe(1);
    expect(updates.newer()).not.toBeNull();
    expect([posted, reloads()]).toEqual([[], 0]);
    updates.apply();
    expect([posted, reloads()]).toEqual([['apply'], 0]);
    takeOver();
    expect(reloads()).toBe(1);
  });

  it('that another tab asked for loads no lesson away here; here it is offered still', async () => {
    const { updates, install, takeOver, posted, reloads } = await given();
    install();
    takeOver();
    expect(reloads()).toBe(0);
    expect(updates.newer()).not.toBeNull();
    updates.apply();
    expect([posted, reloads()]).toEqual([[], 1]);
  });

  it('is none on the first visit: nothing is replaced, and nothing is loaded again', async () => {
    const { updates, install, takeOver, reloads } = await given({ isFirstVisit: true });
    install();
    takeOver();
    expect([updates.newer(), reloads()]).toEqual([null, 0]);
  });

  it('comes with the page itself where there are no service workers', async () => {
    const updates = createUpdates(() => undefined);
    await updates.register(undefined);
    expect(updates.newer()).toBeNull();
  });
});

describe('the app', () => {
  it.each(['activated', 'redundant'])('is brought, or is not to be had, once its first worker is %s', async (state) => {
    const installing = Object.assign(new EventTarget(), { state: 'installing' });
    const registration = Object.assign(new EventTarget(), { active: null, waiting: null, installing });
    const worker = Object.assign(new EventTarget(), { controller: null, register: async () => registration });
    let isBrought = false;
    const bringing = createUpdates(() => undefined)
      .register(worker as unknown as ServiceWorkerContainer)
      .then(() => (isBrought = true));
    for (const step of ['installed', 'activating', state]) {
      await new Promise((resolve) => setTimeout(resolve));
      expect(isBrought).toBe(false);
      installing.state = step;
      installing.dispatchEvent(new Event('statechange'));
    }
    await bringing;
  });
});
