import {
  cheap,
  clockAt,
  joinedAs,
  keysOf,
  leavingInJune,
  newcomerAs,
  otherPin,
  pin,
  resetCodeOf,
  saw,
  seeded,
  today,
  type Disk,
  type NewDisk,
} from './given.ts';
import { dyingStore, mayBeKilled } from './dying-store.ts';
import { openPhone, type StoredPhone } from './open-phone.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import type { Place } from './phone.ts';
import { createServerDouble, joinedNow, phoneOn, type ServerDouble } from './server-double.ts';
import type { Store } from './store.ts';

interface Tab {
  readonly phone: StoredPhone;
  readonly outbox: Outbox;
}

const newPin = '8642';

/** A page that is killed between any two of its writes, whatever the phone is kept on. */
export function describeKilled(kind: string, newDisk: NewDisk): void {
  let disk: Disk;
  let server: ServerDouble;
  let seed = 0;
  /** What `record` answered for: nothing of it may ever be lost. */
  let recorded: string[] = [];
  const { traineeId, enrolmentId } = joinedAs(1);

  const phoneOver = (store: Store, open: typeof phoneOn = openPhone): Promise<StoredPhone> => {
    seed += 1;
    return open({ store, clock: clockAt(today).clock, random: seeded(seed), iterations: cheap, caches: undefined });
  };
  const outboxOf = (phone: StoredPhone): Outbox =>
    createOutbox({ phone, base: '/api', fetch: server.fetch, locks: undefined });
  const tab = async (): Promise<Tab> => {
    const phone = await phoneOver(disk.openStore(), phoneOn);
    return { phone, outbox: outboxOf(phone) };
  };
  async function record(place: Place, enrolment: string, blockId: string): Promise<void> {
    recorded.push((await place.record(enrolment, saw(blockId))).id);
  }
  /** Her place with whichever of these PINs opens it. */
  async function openedWith(phone: StoredPhone, id: string, pins: readonly string[]): Promise<Place> {
    for (const one of pins) {
      const answer = await phone.open(id, one);
      if (answer.state === 'open') return answer.place;
    }
    throw new Error('no PIN opens her place');
  }
  /** The server has everything that was acknowledged, once, and knows it to be hers. */
  function expectAllHeld(of: string, by: readonly string[]): void {
    expect([...server.held.keys()].sort()).toEqual([...new Set(recorded)].sort());
    expect([...server.held.values()].every((held) => held.traineeId === of)).toBe(true);
    expect([...server.timesTaken.values()].every((times) => times === 1)).toBe(true);
    expect(by).toEqual([...recorded].sort());
  }
  const idsIn = async (place: Place, enrolment: string) => (await place.events(enrolment)).map(({ id }) => id).sort();

  /** Does a deed again and again, each time killed one write later, until it comes to its end. */
  async function killedAnywhere(
    before: () => Promise<void>,
    deed: (tab: Tab) => Promise<void>,
    after: (tab: Tab) => Promise<void>,
  ): Promise<number> {
    for (let writes = 0; ; writes += 1) {
      disk = newDisk();
      server = createServerDouble();
      for (const number of [1, 2, 3]) server.tokens.set(keysOf(number).uploadToken, joinedAs(number).traineeId);
      recorded = [];
      await before();
      const store = dyingStore(disk.openStore(), writes);
      const phone = await phoneOver(store);
      const wasKilled = await mayBeKilled(store, () => deed({ phone, outbox: outboxOf(phone) }));
      await after(await tab());
      if (!wasKilled) return writes;
    }
  }

  describe(`a page that is killed between any two writes, on a phone kept in ${kind}`, () => {
    it('makes one woman of a registration without network, and sends all she did', async () => {
      const her = newcomerAs(9);
      const writes = await killedAnywhere(
        async () => void (await (await tab()).phone.settle(joinedAs(1), keysOf(1), pin)),
        async ({ phone, outbox }) => {
          const place = await phone.register(her);
          await record(place, her.enrolmentId, 'b-1');
          await outbox.flush();
          await record(place, her.enrolmentId, 'b-2');
        },
        async ({ phone, outbox }) => {
          const place = await phone.register(her);
          await record(place, her.enrolmentId, 'b-3');
          expect(await outbox.flush()).toMatchObject({ state: 'clear', waiting: 0, refused: 0 });
          expect(server.asked).toHaveLength(1);
          expectAllHeld(her.traineeId, await idsIn(place, her.enrolmentId));
          const again = await openedWith((await tab()).phone, her.traineeId, [her.pin]);
          expect(again.joined.map(({ traineeCode }) => traineeCode)).toEqual(['CONFIRMED']);
        },
      );
      expect(writes).toBeGreaterThan(5);
    });

    it('leaves the old pictures or the new ones after a trainer’s code, and loses nothing she did', async () => {
      const writes = await killedAnywhere(
        async () => {
          const { phone, outbox } = await tab();
          const place = await phone.settle(joinedAs(1), keysOf(1), pin);
          await record(place, enrolmentId, 'b-1');
          await outbox.flush();
          await record(place, enrolmentId, 'b-2');
        },
        async ({ phone, outbox }) => {
          const answer = await phone.reset(traineeId, resetCodeOf(1), newPin);
          if (answer.state !== 'reset') throw new Error(`not reset: ${answer.state}`);
          await record(answer.place, enrolmentId, 'b-3');
          server.mishaps.push('loses-answer');
          await outbox.flush();
          await outbox.flush();
        },
        async ({ phone, outbox }) => {
          server.mishaps.length = 0;
          let place = await openedWith(phone, traineeId, [newPin, pin]);
          if ((await phone.open(traineeId, newPin)).state !== 'open') {
            const answer = await phone.reset(traineeId, resetCodeOf(1), newPin);
            if (answer.state !== 'reset') throw new Error(`not reset: ${answer.state}`);
            place = answer.place;
          }
          expect(await outbox.flush()).toMatchObject({ state: 'clear', waiting: 0, refused: 0 });
          expect(server.asked).toHaveLength(1);
          expect(await place.requested()).toBeNull();
          const held = [...server.held.values()].map(({ event }) => event);
          await place.restore([joinedNow(server, 1)], leavingInJune, held);
          expectAllHeld(traineeId, await idsIn(place, enrolmentId));
          // The next code works too.
          expect((await phone.reset(traineeId, resetCodeOf(1, 1), '9753')).state).toBe('reset');
        },
      );
      expect(writes).toBeGreaterThan(5);
    });

    it('settles her with her card under a new PIN, or leaves her place as it was', async () => {
      await killedAnywhere(
        async () => record(await (await tab()).phone.settle(joinedAs(1), keysOf(1), pin), enrolmentId, 'b-1'),
        async ({ phone }) => {
          server.tokens.set(keysOf(1, 1).uploadToken, traineeId);
          await record(await phone.settle(joinedAs(1), keysOf(1, 1), newPin), enrolmentId, 'b-2');
        },
        async ({ phone, outbox }) => {
          const place = await openedWith(phone, traineeId, [newPin, pin]);
          expect(await outbox.flush()).toMatchObject({ state: 'clear', waiting: 0, refused: 0 });
          const held = [...server.held.values()].map(({ event }) => event);
          await place.restore([], leavingInJune, held);
          expectAllHeld(traineeId, await idsIn(place, enrolmentId));
        },
      );
    });

    it('has a second PIN or has none, and her own opens her place', async () => {
      await killedAnywhere(
        async () => void (await (await tab()).phone.settle(joinedAs(1), keysOf(1), pin)),
        async ({ phone }) => {
          const place = await openedWith(phone, traineeId, [pin]);
          await place.setSecondPin(otherPin, pin);
          const answer = await phone.open(traineeId, otherPin);
          if (answer.state === 'innocent')
            await answer.list.keep([{ id: 'a', words: 'Example fish', isTicked: false }]);
          await place.forgetSecondPin();
        },
        async ({ phone }) => {
          const place = await openedWith(phone, traineeId, [pin]);
          const answer = await phone.open(traineeId, otherPin);
          expect(answer.state).toBe((await place.hasSecondPin()) ? 'innocent' : 'wrong-pin');
          if (answer.state === 'innocent') expect([null, 1]).toContain((await answer.list.read())?.length ?? null);
        },
      );
    });

    it('brings along everything from a provisional place, or nothing', async () => {
      const her = newcomerAs(9);
      await killedAnywhere(
        async () => {
          const { phone } = await tab();
          await phone.settle(joinedAs(1), keysOf(1), pin);
          const place = await phone.register(her);
          for (const blockId of ['b-1', 'b-2']) await record(place, her.enrolmentId, blockId);
        },
        async ({ phone }) => {
          const provisional = await openedWith(phone, her.traineeId, [her.pin]);
          await (await openedWith(phone, traineeId, [pin])).bringAlong(provisional);
        },
        async ({ phone, outbox }) => {
          const isHere = (await phone.places()).some((one) => one.traineeId === her.traineeId);
          expect(await outbox.flush()).toMatchObject({ state: 'clear', waiting: 0, refused: 0 });
          const place = await openedWith(phone, isHere ? her.traineeId : traineeId, [her.pin, pin]);
          expectAllHeld(place.traineeId, await idsIn(place, isHere ? her.enrolmentId : enrolmentId));
        },
      );
    });

    it('asks for one class or for the other', async () => {
      const her = newcomerAs(9);
      await killedAnywhere(
        async () => {
          const { phone, outbox } = await tab();
          await phone.settle(joinedAs(1), keysOf(1), pin);
          await record(await phone.register(her), her.enrolmentId, 'b-1');
          server.refuses.set(her.code, 'join.class-full');
          await outbox.flush();
        },
        async ({ phone, outbox }) => {
          const place = await openedWith(phone, her.traineeId, [her.pin]);
          await place.askAgain('EFGH6789', her.pin);
          await outbox.flush();
        },
        async ({ phone, outbox }) => {
          const place = await openedWith(phone, her.traineeId, [her.pin]);
          if ((await place.requested())?.state === 'refused') await place.askAgain('EFGH6789', her.pin);
          expect(await outbox.flush()).toMatchObject({ state: 'clear', waiting: 0, refused: 0 });
          expectAllHeld(her.traineeId, await idsIn(place, her.enrolmentId));
        },
      );
    });
  });
}
