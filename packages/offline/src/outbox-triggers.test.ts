import { cheap, clockAt, joinedAs, keysOf, pin, saw, seeded, today } from './given.ts';
import { createMemoryStore } from './memory-store.ts';
import type { StoredPhone } from './open-phone.ts';
import { createOutbox } from './outbox.ts';
import type { OutboxStatus } from './outbox-status.ts';
import { waitAfter, type Surroundings } from './outbox-triggers.ts';
import { createServerDouble, phoneOn } from './server-double.ts';

/** A browser whose timers go off, and whose page comes and goes, only when told to. */
function createBrowser() {
  const events = new EventTarget();
  const timers: { readonly work: () => void; readonly milliseconds: number }[] = [];
  let hidden = false;
  const surroundings: Surroundings = {
    events,
    isHidden: () => hidden,
    later(work, milliseconds) {
      const timer = { work, milliseconds };
      timers.push(timer);
      return () => timers.splice(timers.indexOf(timer), timers.includes(timer) ? 1 : 0);
    },
    tabs: () => null,
  };
  return {
    surroundings,
    timers,
    happens: (name: string) => events.dispatchEvent(new Event(name)),
    turn(isHidden: boolean) {
      hidden = isHidden;
      events.dispatchEvent(new Event('visibilitychange'));
    },
    ring: () => timers.shift()?.work(),
  };
}

async function given() {
  const server = createServerDouble();
  server.tokens.set(keysOf(1).uploadToken, joinedAs(1).traineeId);
  const browser = createBrowser();
  const requests: RequestInit[] = [];
  const fetch: typeof globalThis.fetch = (address, init) => {
    requests.push(init ?? {});
    return server.fetch(address, init);
  };
  const phone = await phoneOn({
    store: createMemoryStore(),
    clock: clockAt(today).clock,
    random: seeded(1),
    iterations: cheap,
    caches: undefined,
  });
  const place = await phone.settle(joinedAs(1), keysOf(1), pin);
  const outbox = createOutbox({ phone, base: '/api', fetch, locks: undefined, surroundings: browser.surroundings });
  /** Resolves as soon as the outbox rests in a state like this. */
  const rests = (wanted: Partial<OutboxStatus>): Promise<void> =>
    new Promise((resolve) => {
      const stop = outbox.subscribe((status) => {
        const isSo = Object.entries({ sending: false, ...wanted }).every(
          ([name, value]) => status[name as keyof OutboxStatus] === value,
        );
        if (isSo) queueMicrotask(() => (stop(), resolve()));
      });
    });
  const record = (blockId: string) => place.record(joinedAs(1).enrolmentId, saw(blockId));
  return { server, browser, phone, outbox, place, requests, rests, record };
}

describe('an outbox that was started', () => {
  it('sends what waits at once, and each event as it is written', async () => {
    const { server, outbox, record, rests } = await given();
    await record('b-1');
    outbox.start();
    await rests({ waiting: 0, lastSentAt: today });
    await record('b-2');
    await outbox.flush();
    expect(server.held.size).toBe(2);
    outbox.stop();
  });

  it('tries again after 5 seconds, then 10, then 20, and at last every 5 minutes', async () => {
    const { server, outbox, browser, record } = await given();
    server.weather = 'no-network';
    await record('b-1');
    outbox.start();
    const waits: (number | undefined)[] = [];
    for (let failure = 0; failure < 8; failure += 1) {
      await outbox.flush();
      await Promise.resolve();
      waits.push(browser.timers[0]?.milliseconds);
      expect(browser.timers).toHaveLength(1);
      browser.ring();
    }
    expect(waits).toEqual([5_000, 10_000, 20_000, 40_000, 80_000, 160_000, 300_000, 300_000]);
    expect(waitAfter(1000)).toBe(300_000);
    outbox.stop();
  });

  it('takes ten events written during one failing flight as one failure', async () => {
    const { server, outbox, browser, record } = await given();
    server.weather = 'no-network';
    outbox.start();
    await Promise.all(Array.from({ length: 10 }, () => record('b-1')));
    await outbox.flush();
    await Promise.resolve();
    const [first] = browser.timers;
    expect(first?.milliseconds).toBeLessThanOrEqual(20_000);
    outbox.stop();
  });

  it('does not wait any longer when the network or the page comes back', async () => {
    const { server, outbox, browser, record } = await given();
    server.weather = 'no-network';
    await record('b-1');
    outbox.start();
    await outbox.flush();
    server.weather = 'none';
    browser.happens('online');
    await outbox.flush();
    expect(server.held.size).toBe(1);

    server.weather = 'no-network';
    await record('b-2');
    await outbox.flush();
    server.weather = 'none';
    browser.turn(false);
    await outbox.flush();
    expect(server.held.size).toBe(2);
    expect(browser.timers).toEqual([]);
    outbox.stop();
  });

  it('sends its last events with a page that is being closed, and the server keeps them once', async () => {
    const { server, outbox, browser, record, requests } = await given();
    outbox.start();
    await outbox.flush();
    server.weather = 'no-network';
    const { id } = await record('b-1');
    await outbox.flush();
    server.weather = 'none';
    browser.happens('pagehide');
    expect(requests.at(-1)?.keepalive).toBe(true);
    await outbox.flush();
    expect([...server.timesTaken]).toEqual([[id, 1]]);
    outbox.stop();
  });

  it('does not send again what was answered when the page is hidden', async () => {
    const { outbox, browser, record, requests } = await given();
    outbox.start();
    await record('b-1');
    await outbox.flush();
    const sent = requests.length;
    browser.turn(true);
    browser.happens('pagehide');
    expect(requests).toHaveLength(sent);
    outbox.stop();
  });

  it('is quiet after it was stopped', async () => {
    const { server, outbox, browser, record, requests } = await given();
    server.weather = 'no-network';
    outbox.start();
    await record('b-1');
    await outbox.flush();
    outbox.stop();
    await Promise.resolve();
    const sent = requests.length;
    browser.happens('online');
    browser.happens('pagehide');
    await record('b-2');
    expect(browser.timers).toEqual([]);
    expect(requests).toHaveLength(sent);
  });

  it('tells the other tabs when something has changed, and looks again when it is told', async () => {
    const { phone, server, record } = await given();
    const there = await phoneOn({ store: phone.store, random: seeded(3), caches: undefined });
    const listeners = new Map<string, () => void>();
    const outboxIn = (name: string, of: StoredPhone) => {
      const tabs = (onTold: () => void) => {
        listeners.set(name, onTold);
        const tell = () => [...listeners].forEach(([other, told]) => other !== name && told());
        return { tell, close: () => void listeners.delete(name) };
      };
      const surroundings = { ...createBrowser().surroundings, tabs };
      return createOutbox({ phone: of, base: '/api', fetch: server.fetch, locks: undefined, surroundings });
    };
    const [mine, other] = [outboxIn('mine', phone), outboxIn('other', there)];
    other.start();
    await other.flush();
    const shown: number[] = [];
    other.subscribe(({ waiting }) => shown.push(waiting));
    server.weather = 'no-network';
    mine.start();
    await record('b-1');
    await mine.flush();
    while (shown.at(-1) !== 1) await new Promise((resolve) => setTimeout(resolve));
    server.weather = 'none';
    await mine.flush();
    while (shown.at(-1) !== 0) await new Promise((resolve) => setTimeout(resolve));
    expect(other.status()).toMatchObject({ waiting: 0, lastSentAt: today });
    mine.stop();
    other.stop();
    expect(listeners.size).toBe(0);
  });

  it('has tabs wait for one another where the browser has locks', async () => {
    const phone = await phoneOn({
      store: createMemoryStore(),
      random: seeded(2),
      iterations: cheap,
      caches: undefined,
    });
    const asked: string[] = [];
    const locks = {
      request: (name: string, work: () => unknown) => {
        asked.push(name);
        return Promise.resolve(work());
      },
    } as unknown as Pick<LockManager, 'request'>;
    await createOutbox({ phone, base: '/api', fetch: createServerDouble().fetch, locks }).flush();
    expect(asked).toEqual(['outbox']);
  });
});
