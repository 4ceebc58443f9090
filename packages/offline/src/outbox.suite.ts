import { progressOf, type LearningEvent } from '@romduol/domain';
import { jest } from '@jest/globals';
import fc from 'fast-check';
import {
  answered,
  bodyOf,
  cheap,
  clockAt,
  handedInTest,
  idOf,
  joinedAs,
  keysOf,
  leavingInJune,
  otherPin,
  pin,
  release,
  saw,
  seeded,
  slowLine,
  today,
  type Disk,
  type NewDisk,
} from './given.ts';
import type { StoredPhone } from './open-phone.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import type { Place } from './phone.ts';
import { createServerDouble, phoneOn, type ServerDouble } from './server-double.ts';

interface Tab {
  readonly phone: StoredPhone;
  readonly place: Place;
  readonly outbox: Outbox;
}

/** How events reach the server, whatever the phone is kept on. `runs`: how many interleavings are tried. */
export function describeOutbox(kind: string, newDisk: NewDisk, runs: number): void {
  describe(`the outbox of a phone kept in ${kind}`, () => {
    let disk: Disk;
    let server: ServerDouble;
    let seed = 0;
    const { enrolmentId, traineeId } = joinedAs(1);

    function begin(): void {
      disk = newDisk();
      server = createServerDouble();
      for (const number of [1, 2, 3]) server.tokens.set(keysOf(number).uploadToken, joinedAs(number).traineeId);
    }
    beforeEach(begin);
    afterEach(() => jest.restoreAllMocks());

    const locked = async (): Promise<Pick<Tab, 'phone' | 'outbox'>> => {
      seed += 1;
      const store = disk.openStore();
      const phone = await phoneOn({
        store,
        clock: clockAt(today).clock,
        random: seeded(seed),
        iterations: cheap,
        caches: undefined,
      });
      return { phone, outbox: createOutbox({ phone, base: '/api', fetch: server.fetch, locks: undefined }) };
    };
    /** A tab in which woman 1 has her place open. */
    const tab = async (number = 1): Promise<Tab> => {
      const { phone, outbox } = await locked();
      return { phone, outbox, place: await phone.settle(joinedAs(number), keysOf(number), pin) };
    };
    const facts = (events: Iterable<LearningEvent>) => [...events].map(({ fact }) => fact);
    const held = () => facts([...server.held.values()].map(({ event }) => event));

    it('sends what a killed tab had written and not sent', async () => {
      await (await tab()).place.record(enrolmentId, saw('b-1'));
      const { place, outbox } = await tab();
      expect((await place.waiting()).waiting).toBe(1);
      expect(await outbox.flush()).toEqual({ state: 'clear', code: null, handedIn: 1, refused: 0, waiting: 0 });
      expect(held()).toEqual([saw('b-1')]);
    });

    it('keeps what was handed in, since progress is made of it', async () => {
      const { place, outbox } = await tab();
      await place.record(enrolmentId, saw('b-1'));
      await outbox.flush();
      expect(facts(await place.events(enrolmentId))).toEqual([saw('b-1')]);
      await outbox.flush();
      expect(server.bodies).toHaveLength(1);
    });

    it('sends again when the answer was lost, and the server keeps it once', async () => {
      const { place, outbox } = await tab();
      const { id } = await place.record(enrolmentId, saw('b-1'));
      server.mishaps.push('loses-answer');
      expect((await outbox.flush()).state).toBe('unreachable');
      expect((await place.waiting()).waiting).toBe(1);
      expect((await outbox.flush()).handedIn).toBe(1);
      expect(server.bodies).toHaveLength(2);
      expect(server.timesTaken.get(id)).toBe(1);
    });

    it.each(['no-network', 'captive-portal', 'bad-gateway', 'busy'] as const)(
      'keeps everything through %s',
      async (weather) => {
        const { place, outbox } = await tab();
        await place.record(enrolmentId, saw('b-1'));
        server.weather = weather;
        expect(await outbox.flush()).toMatchObject({ state: 'unreachable', waiting: 1, refused: 0 });
        server.weather = 'none';
        expect((await outbox.flush()).state).toBe('clear');
        expect(held()).toEqual([saw('b-1')]);
      },
    );

    it('keeps a refused event with its reason, and does not let it hold up the others', async () => {
      const { place, outbox } = await tab();
      await place.record(enrolmentId, saw('b-1'));
      const bad = await place.record(enrolmentId, saw('b-unknown'));
      await place.record(enrolmentId, saw('b-2'));
      expect(await outbox.flush()).toEqual({ state: 'clear', code: null, handedIn: 2, refused: 1, waiting: 0 });
      expect(await place.waiting()).toEqual({ waiting: 0, refused: [{ id: bad.id, code: 'event.unknown-content' }] });
      expect(facts(await place.events(enrolmentId))).toEqual(held());
      expect(outbox.status().refused).toBe(1);
    });

    it('delivers for all three sisters while all are locked out', async () => {
      for (const number of [1, 2, 3]) await (await tab(number)).place.record(joinedAs(number).enrolmentId, saw('b-1'));
      const { outbox } = await locked();
      expect((await outbox.flush()).handedIn).toBe(3);
      expect([...server.held.values()].map((one) => one.traineeId).sort()).toEqual(
        [1, 2, 3].map((n) => joinedAs(n).traineeId),
      );
    });

    it('keeps the events of a woman who was signed out, and sends those of her sister', async () => {
      const { place, outbox, phone } = await tab();
      await place.record(enrolmentId, saw('b-1'));
      await (await tab(2)).place.record(joinedAs(2).enrolmentId, saw('b-2'));
      server.tokens.delete(keysOf(1).uploadToken);
      expect(await outbox.flush()).toMatchObject({
        state: 'signed-out',
        code: 'session.expired',
        handedIn: 1,
        waiting: 1,
      });
      expect(outbox.status().signedOut).toEqual([traineeId]);

      server.tokens.set(keysOf(1, 1).uploadToken, traineeId);
      await phone.settle(joinedAs(1), keysOf(1, 1), pin);
      expect(await outbox.flush()).toMatchObject({ state: 'clear', waiting: 0 });
      expect(outbox.status().signedOut).toEqual([]);
    });

    it('forgets a woman whom the server has erased, with what she had not sent, and goes on for her sister', async () => {
      const { place, outbox, phone } = await tab();
      await place.record(enrolmentId, saw('b-1'));
      await (await tab(2)).place.record(joinedAs(2).enrolmentId, saw('b-2'));
      server.erased.add(keysOf(1).uploadToken);
      expect(await outbox.flush()).toMatchObject({ handedIn: 1, waiting: 0 });
      expect((await phone.places()).map((other) => other.traineeId)).toEqual([joinedAs(2).traineeId]);
    });

    const sizesOfBatches = () =>
      server.bodies.map((body) => (JSON.parse(body) as { readonly events: readonly unknown[] }).events.length);

    it('sends 250 events in two batches where the line is quick, in the order in which they happened', async () => {
      const { place, outbox } = await tab();
      for (let at = 0; at < 250; at += 1) await place.record(enrolmentId, saw(`b-${(at % 4) + 1}`));
      jest.spyOn(performance, 'now').mockReturnValue(0);
      expect((await outbox.flush()).handedIn).toBe(250);
      expect(sizesOfBatches()).toEqual([100, 150]);
      const numbers = [...server.held.values()].map(({ event }) => event.seq);
      expect(numbers).toEqual(Array.from({ length: 250 }, (_, at) => at + 1));
    });

    it('sends small batches where each takes long to be answered', async () => {
      const { place, outbox } = await tab();
      for (let at = 0; at < 250; at += 1) await place.record(enrolmentId, saw('b-1'));
      let milliseconds = 0;
      jest.spyOn(performance, 'now').mockImplementation(() => (milliseconds += 5_000));
      expect((await outbox.flush()).handedIn).toBe(250);
      expect(sizesOfBatches()).toEqual([100, 100, 50]);
    });

    it('does not take a few under an older key for a sign that hundreds would go as quickly', async () => {
      const { phone, place, outbox } = await tab();
      await place.record(enrolmentId, saw('b-1'));
      server.tokens.set(keysOf(1, 1).uploadToken, traineeId);
      const renewed = await phone.settle(joinedAs(1), keysOf(1, 1), otherPin);
      for (let at = 0; at < 150; at += 1) await renewed.record(enrolmentId, saw('b-1'));
      jest.spyOn(performance, 'now').mockReturnValue(0);
      expect((await outbox.flush()).handedIn).toBe(151);
      expect(sizesOfBatches()).toEqual([1, 100, 50]);
    });

    const verySlow = { bits: 12_000, seconds: 30 };

    it('halves what a slow line does not carry in time, until all of it is there', async () => {
      const { place, phone } = await tab();
      for (let at = 0; at < 250; at += 1) await place.record(enrolmentId, saw('b-1'));
      const outbox = createOutbox({ phone, base: '/api', fetch: slowLine(server.fetch, verySlow), locks: undefined });
      expect(await outbox.flush()).toMatchObject({ state: 'clear', handedIn: 250, waiting: 0 });
      expect(Math.max(...sizesOfBatches())).toBeLessThan(100);
    });

    it('begins with as many as the slow line bore, for a sister and in another tab too', async () => {
      await (await tab()).place.record(enrolmentId, saw('b-1'));
      const { place, phone } = await tab(2);
      for (let at = 0; at < 60; at += 1) await place.record(joinedAs(2).enrolmentId, saw('b-1'));
      const slower = { bits: 1_500, seconds: 30 };
      jest.spyOn(performance, 'now').mockReturnValue(0);
      const sizes: number[] = [];
      const counting: typeof fetch = (address, init) => {
        const { events } = JSON.parse(bodyOf(init)) as { readonly events?: readonly unknown[] };
        if (events !== undefined) sizes.push(events.length);
        return slowLine(() => Promise.reject(new TypeError('Failed to fetch')), slower)(address, init);
      };
      const road = { base: '/api', fetch: counting, locks: undefined };
      await createOutbox({ phone, ...road }).flush();
      expect(sizes).toEqual([1, 60, 30, 15, 10]);
      sizes.length = 0;
      await createOutbox({ phone: (await locked()).phone, ...road }).flush();
      expect(sizes).toEqual([1, 10]);
    });

    it('keeps nobody waiting for her sister, whose events no line would carry', async () => {
      const { place } = await tab();
      const heard = Array.from({ length: 100 }, (_, at) => `a-long-name-of-a-part-${at}`);
      await place.record(enrolmentId, { kind: 'activity-answered', blockId: 'b-1', answer: { kind: 'listen', heard } });
      const { phone } = await tab(2);
      const sister = await phone.settle(joinedAs(2), keysOf(2), pin);
      await sister.record(joinedAs(2).enrolmentId, saw('b-2'));
      const narrow = { bits: 500, seconds: 30 };
      const outbox = createOutbox({ phone, base: '/api', fetch: slowLine(server.fetch, narrow), locks: undefined });
      expect(await outbox.flush()).toMatchObject({ state: 'unreachable', handedIn: 1, waiting: 1 });
      expect(held()).toEqual([saw('b-2')]);
    });

    it('finds the one event at which the server falls among hundreds, and sends all others', async () => {
      const { place, outbox } = await tab();
      for (let at = 0; at < 600; at += 1) await place.record(enrolmentId, saw(at === 480 ? 'b-2' : 'b-1'));
      server.stumblesOver.add('b-2');
      expect(await outbox.flush()).toMatchObject({ code: 'server.fault', handedIn: 599, waiting: 1, refused: 0 });
    });

    it('halves a batch that is too large, and refuses an event that is too large alone', async () => {
      const { place, outbox } = await tab();
      for (const at of [1, 2, 3, 4]) await place.record(enrolmentId, saw(`b-${at}`));
      const answer = {
        kind: 'listen',
        heard: Array.from({ length: 100 }, (_, at) => `a-long-name-of-a-part-${at}`),
      } as const;
      await place.record(enrolmentId, { kind: 'activity-answered', blockId: 'b-1', answer });
      await place.record(enrolmentId, saw('b-1'));
      server.largest = 800;
      expect(await outbox.flush()).toMatchObject({ state: 'clear', handedIn: 5, refused: 1, waiting: 0 });
      expect((await place.waiting()).refused.map(({ code }) => code)).toEqual(['request.too-large']);
    });

    it('passes over the one event at which the server falls, and sends it when the server has been mended', async () => {
      const { place, outbox } = await tab();
      for (let at = 0; at < 60; at += 1) await place.record(enrolmentId, saw(at === 30 ? 'b-2' : 'b-1'));
      server.stumblesOver.add('b-2');
      expect(await outbox.flush()).toMatchObject({
        state: 'unreachable',
        code: 'server.fault',
        handedIn: 59,
        waiting: 1,
        refused: 0,
      });
      expect(server.bodies.length).toBeLessThan(12);
      server.stumblesOver.clear();
      expect(await outbox.flush()).toMatchObject({ state: 'clear', handedIn: 1, waiting: 0 });
    });

    it('does not wear out a server that fails at everything', async () => {
      const { place, outbox } = await tab();
      for (let at = 0; at < 60; at += 1) await place.record(enrolmentId, saw('b-2'));
      server.stumblesOver.add('b-2');
      expect(await outbox.flush()).toMatchObject({ state: 'unreachable', waiting: 60 });
      expect(server.bodies.length).toBeLessThan(12);
    });

    it('has each event taken once when two tabs flush at the same moment', async () => {
      const [here, there] = [await tab(), await tab()];
      for (const { place } of [here, there])
        for (const at of [1, 2, 3]) await place.record(enrolmentId, saw(`b-${at}`));
      await Promise.all([here.outbox.flush(), there.outbox.flush()]);
      expect([...server.timesTaken.values()]).toEqual([1, 1, 1, 1, 1, 1]);
      expect((await here.place.waiting()).waiting).toBe(0);
    });

    it('has one flight at a time in a page, and takes along what was written meanwhile', async () => {
      const { place, outbox } = await tab();
      await place.record(enrolmentId, saw('b-1'));
      const first = outbox.flush();
      const recorded = place.record(enrolmentId, saw('b-2'));
      const second = outbox.flush();
      expect(second).toBe(first);
      await Promise.all([first, recorded]);
      await outbox.flush();
      expect(held()).toEqual([saw('b-1'), saw('b-2')]);
    });

    it('flies once more for what was written at the very end of a flight', async () => {
      const { phone, place } = await tab();
      let flights = 0;
      const request = async (_name: string, work: () => Promise<unknown>): Promise<unknown> => {
        const result = await work();
        flights += 1;
        if (flights > 1) return result;
        await place.record(enrolmentId, saw('b-1'));
        void outbox.flush();
        return result;
      };
      const locks = { request } as unknown as Pick<LockManager, 'request'>;
      const outbox = createOutbox({ phone, base: '/api', fetch: server.fetch, locks });
      expect(await outbox.flush()).toMatchObject({ state: 'clear', handedIn: 1, waiting: 0 });
      expect(flights).toBe(2);
    });

    it('never sends a word of her plan', async () => {
      const { place, outbox } = await tab();
      await place.keepPlan('b-plan', { word: 'blue umbrella' });
      await place.keepDeparture(leavingInJune);
      await place.record(enrolmentId, {
        kind: 'activity-answered',
        blockId: 'b-plan',
        answer: { kind: 'plan', kept: true },
      });
      await outbox.flush();
      expect(server.bodies).toHaveLength(1);
      for (const secret of ['umbrella', pin, keysOf(1).token, '2026-06-20'])
        expect(server.bodies.join()).not.toContain(secret);
    });

    it('tells screens what waits, what was refused and when it last sent', async () => {
      const { place, outbox } = await tab();
      await place.record(enrolmentId, saw('b-1'));
      const seen: unknown[] = [];
      const stop = outbox.subscribe(({ waiting, refused, sending, lastSentAt }) =>
        seen.push({ waiting, refused, sending, lastSentAt }),
      );
      await outbox.flush();
      stop();
      await outbox.flush();
      expect(seen).toContainEqual(expect.objectContaining({ sending: true }));
      expect(seen.at(-1)).toEqual({ waiting: 0, refused: 0, sending: false, lastSentAt: today });
    });

    it('delivers each event exactly once and agrees on progress, whatever happens in which order', async () => {
      const fact = fc.constantFrom(
        saw('b-1'),
        saw('b-2'),
        saw('b-3'),
        saw('b-unknown'),
        { kind: 'lesson-skipped', lessonId: 'l-1' } as const,
        answered(idOf(1), 'q-x', 'yes'),
        answered(idOf(2), 'q-x', 'no'),
        handedInTest(idOf(1)),
        handedInTest(idOf(2)),
      );
      const step = fc.oneof(
        { weight: 4, arbitrary: fc.record({ do: fc.constant('record' as const), fact }) },
        { weight: 2, arbitrary: fc.constant({ do: 'flush' as const }) },
        { weight: 1, arbitrary: fc.constantFrom({ do: 'lose-answer' as const }, { do: 'no-network' as const }) },
        {
          weight: 1,
          arbitrary: fc.constantFrom(
            { do: 'reopen' as const },
            { do: 'two-tabs' as const },
            { do: 'restore' as const },
          ),
        },
      );
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
          begin();
          let current = await tab();
          const recorded: LearningEvent[] = [];
          for (const next of steps) {
            if (next.do === 'record') recorded.push(await current.place.record(enrolmentId, next.fact));
            if (next.do === 'lose-answer') server.mishaps.push('loses-answer');
            if (next.do === 'no-network') server.mishaps.push('no-network');
            if (next.do === 'reopen') current = await tab();
            if (next.do === 'flush') await current.outbox.flush();
            if (next.do === 'two-tabs') await Promise.all([current.outbox.flush(), (await tab()).outbox.flush()]);
            if (next.do === 'restore') {
              const theirs = [...server.held.values()].map(({ event }) => event);
              await current.place.restore([joinedAs(1)], leavingInJune, theirs);
            }
          }
          server.mishaps.length = 0;
          const last = await tab();
          expect((await last.outbox.flush()).state).toBe('clear');

          const good = recorded.filter((event) => !JSON.stringify(event).includes('b-unknown'));
          expect([...server.held.keys()].sort()).toEqual(good.map(({ id }) => id).sort());
          expect(Math.max(0, ...server.timesTaken.values())).toBeLessThanOrEqual(1);
          const { waiting, refused } = await last.place.waiting();
          expect([waiting, refused.length]).toEqual([0, recorded.length - good.length]);
          const theirs = progressOf(
            release,
            [...server.held.values()].map(({ event }) => event),
          );
          expect(progressOf(release, await last.place.events(enrolmentId))).toEqual(theirs);
        }),
        { numRuns: runs },
      );
    }, 60_000);
  });
}
