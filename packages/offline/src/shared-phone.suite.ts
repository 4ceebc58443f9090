import type { PhoneRequest } from '@romduol/contracts';
import {
  cheap,
  clockAt,
  idOf,
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
  type SetClock,
} from './given.ts';
import { type StoredPhone } from './open-phone.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import type { Place } from './phone.ts';
import { WrongPinError } from './pin-errors.ts';
import { createServerDouble, phoneOn, type ServerDouble } from './server-double.ts';
import { NoSealingKeyError, PlaceGoneError } from './store.ts';

/** What several women on one phone, without network, can do; whatever the phone is kept on. */
export function describeSharedPhone(kind: string, newDisk: NewDisk): void {
  let disk: Disk;
  let server: ServerDouble;
  let time: SetClock;
  let seed = 0;
  const { traineeId, enrolmentId } = joinedAs(1);

  function begin(): void {
    disk = newDisk();
    time = clockAt(today);
    server = createServerDouble();
    for (const number of [1, 2, 3]) server.tokens.set(keysOf(number).uploadToken, joinedAs(number).traineeId);
  }
  beforeEach(begin);

  const tab = async (): Promise<{ readonly phone: StoredPhone; readonly outbox: Outbox }> => {
    seed += 1;
    const phone = await phoneOn({
      store: disk.openStore(),
      clock: time.clock,
      random: seeded(seed),
      iterations: cheap,
      caches: undefined,
    });
    return { phone, outbox: createOutbox({ phone, base: '/api', fetch: server.fetch, locks: undefined }) };
  };
  const settled = (phone: StoredPhone, number = 1): Promise<Place> =>
    phone.settle(joinedAs(number), keysOf(number), pin);
  async function opened(phone: StoredPhone, id: string, withPin = pin): Promise<Place> {
    const answer = await phone.open(id, withPin);
    if (answer.state !== 'open') throw new Error(`not open: ${answer.state}`);
    return answer.place;
  }
  const idsHeld = () => [...server.held.keys()].sort();

  describe(`a woman who begins without network, on a phone kept in ${kind}`, () => {
    it('learns at once in her sister’s class, and is known before anything of hers is handed in', async () => {
      const { phone, outbox } = await tab();
      await settled(phone);
      const sister = await phone.register(newcomerAs(9));
      expect(sister.joined.map(({ releaseId }) => releaseId)).toEqual([joinedAs(1).releaseId]);
      const event = await sister.record(idOf(2009), saw('b-1'));
      expect(await sister.requested()).toEqual({ kind: 'join', state: 'waiting', code: null });

      server.weather = 'no-network';
      await outbox.flush();
      server.weather = 'none';
      expect(await outbox.flush()).toMatchObject({ state: 'clear', waiting: 0, refused: 0 });
      expect(server.asked.map(({ kind: what }) => what)).toEqual(['join']);
      expect(idsHeld()).toEqual([event.id]);
      expect(await sister.requested()).toBeNull();
      const again = await opened((await tab()).phone, idOf(1009), '2468');
      expect(again.joined.map(({ traineeCode }) => traineeCode)).toEqual(['CONFIRMED']);
      expect(await again.departure()).toEqual(leavingInJune);
    });

    it('keeps her PIN and her name for the class from everyone but the server', async () => {
      const { phone } = await tab();
      await phone.register(newcomerAs(9));
      const written = JSON.stringify(await disk.dump());
      expect(written).not.toContain('2468');
      expect(written).not.toContain(keysOf(9).token);
    });

    it('is one woman, however often she is asked to be registered', async () => {
      const tabs = [await tab(), await tab()] as const;
      const [place] = await Promise.all(tabs.map(({ phone }) => phone.register(newcomerAs(9))));
      const event = await place?.record(idOf(2009), saw('b-1'));
      const again = await tabs[1].phone.register(newcomerAs(9));
      expect(await again.events(idOf(2009))).toEqual([event]);
      await expect(tabs[0].phone.register(newcomerAs(9, { pin: otherPin }))).rejects.toThrow(WrongPinError);
      await tabs[0].outbox.flush();
      await tabs[1].phone.register(newcomerAs(9));
      await tabs[1].outbox.flush();
      expect(server.asked).toHaveLength(1);
      expect((await tabs[0].phone.places()).map(({ isProvisional }) => isProvisional)).toEqual([false]);
    });

    it.each(['no-network', 'captive-portal', 'bad-gateway', 'busy', 'loses-answer'] as const)(
      'waits through %s, and what her sister did is handed in meanwhile',
      async (mishap) => {
        const { phone, outbox } = await tab();
        await (await phone.register(newcomerAs(9, { traineeId: idOf(9) }))).record(idOf(2009), saw('b-1'));
        await (await settled(phone)).record(enrolmentId, saw('b-2'));
        server.mishaps.push(mishap);
        expect(await outbox.flush()).toMatchObject({ state: 'unreachable', handedIn: 1, waiting: 1, refused: 0 });
        expect(await outbox.flush()).toMatchObject({ state: 'clear', handedIn: 1, waiting: 0, refused: 0 });
        expect(server.asked).toHaveLength(1);
      },
    );

    it('is forgotten here too when the server has forgotten her before the answer came', async () => {
      const { phone, outbox } = await tab();
      await (await phone.register(newcomerAs(9))).record(idOf(2009), saw('b-1'));
      server.refuses.set('ABCD2345', 'trainee.erased');
      await outbox.flush();
      expect(await phone.places()).toEqual([]);
      expect(JSON.stringify(await disk.dump())).not.toContain(idOf(1009));
    });

    it('has a place without a course where nobody is in that class', async () => {
      const { phone } = await tab();
      const place = await phone.register(newcomerAs(9, { code: 'ZZZZ9999' }));
      expect(place.joined).toEqual([]);
      expect(await phone.places()).toEqual([
        { traineeId: idOf(1009), name: 'Example Sister', language: 'km', isProvisional: true },
      ]);
    });

    it('cannot begin where the phone has never reached the server', async () => {
      const { phone } = await tab();
      await phone.store.write(['phone'], (tx) => tx.delete('phone', 'sealing-key'));
      await expect(phone.register(newcomerAs(9))).rejects.toThrow(NoSealingKeyError);
      expect(await phone.places()).toEqual([]);
    });

    it('loses nothing when the class says no, and is asked for again with another code', async () => {
      const { phone, outbox } = await tab();
      await settled(phone);
      const sister = await phone.register(newcomerAs(9));
      await sister.record(idOf(2009), saw('b-1'));
      server.refuses.set('ABCD2345', 'join.class-full');
      await outbox.flush();
      expect(await sister.requested()).toEqual({ kind: 'join', state: 'refused', code: 'join.class-full' });
      expect((await sister.waiting()).waiting).toBe(1);
      expect(idsHeld()).toEqual([]);
      await expect(sister.askAgain('EFGH6789', otherPin)).rejects.toThrow(WrongPinError);
      await sister.askAgain('EFGH6789', '2468');
      expect(await outbox.flush()).toMatchObject({ state: 'clear', waiting: 0 });
      expect(idsHeld()).toHaveLength(1);
    });

    it('brings what she did into the place that her card opens, once', async () => {
      const { phone, outbox } = await tab();
      await settled(phone);
      const provisional = await phone.register(newcomerAs(9));
      const events = [
        await provisional.record(idOf(2009), saw('b-1')),
        await provisional.record(idOf(2009), saw('b-2')),
      ];
      await provisional.keepPlan('b-plan', { word: 'blue umbrella' });
      const place = await settled(phone, 2);
      await place.keepDeparture({ intention: 'staying', departsOn: null });
      expect(await place.bringAlong(provisional)).toBe(2);

      expect((await place.events(joinedAs(2).enrolmentId)).map(({ id }) => id)).toEqual(events.map(({ id }) => id));
      expect(await place.readPlan('b-plan')).toEqual({ word: 'blue umbrella' });
      expect([place.name, await place.departure()]).toEqual([
        joinedAs(2).name,
        { intention: 'staying', departsOn: null },
      ]);
      expect((await phone.places()).map((one) => one.traineeId)).not.toContain(idOf(1009));
      expect(await outbox.flush()).toMatchObject({ state: 'clear', handedIn: 2, waiting: 0 });
      expect(server.asked).toEqual([]);
      expect([...server.held.values()].map((held) => held.traineeId)).toEqual([
        joinedAs(2).traineeId,
        joinedAs(2).traineeId,
      ]);
    });

    it('asks for nothing more once she is taken in', async () => {
      const { phone, outbox } = await tab();
      await settled(phone);
      const sister = await phone.register(newcomerAs(9));
      await outbox.flush();
      await sister.askAgain('EFGH6789', '2468');
      expect(await sister.requested()).toBeNull();
      await outbox.flush();
      expect(server.asked).toHaveLength(1);
      expect((await opened(phone, idOf(1009), '2468')).joined.map(({ traineeCode }) => traineeCode)).toEqual([
        'CONFIRMED',
      ]);
    });

    it('brings along what is recorded in another tab at that moment', async () => {
      const { phone, outbox } = await tab();
      const place = await settled(phone);
      const provisional = await phone.register(newcomerAs(9));
      await provisional.record(idOf(2009), saw('b-1'));
      const there = await opened((await tab()).phone, idOf(1009), '2468');
      const [brought, late] = await Promise.allSettled([
        place.bringAlong(provisional),
        there.record(idOf(2009), saw('b-2')),
      ]);
      if (brought.status === 'rejected') throw brought.reason;
      expect(brought.value).toBe(late.status === 'fulfilled' ? 2 : 1);
      expect(await outbox.flush()).toMatchObject({ state: 'clear', handedIn: brought.value });
    });

    it('leaves with her what the server has taken from her as a new woman', async () => {
      const { phone, outbox } = await tab();
      const place = await settled(phone);
      const provisional = await phone.register(newcomerAs(9));
      await provisional.record(idOf(2009), saw('b-1'));
      await outbox.flush();
      await expect(place.bringAlong(provisional)).rejects.toThrow(PlaceGoneError);
      expect(await provisional.events(idOf(2009))).toHaveLength(1);
      expect(await place.events(enrolmentId)).toEqual([]);
    });

    it('does not overwrite a plan that is there already', async () => {
      const { phone } = await tab();
      const place = await settled(phone);
      await place.keepPlan('b-plan', { word: 'red bag' });
      const provisional = await phone.register(newcomerAs(9));
      await provisional.keepPlan('b-plan', { word: 'blue umbrella' });
      await place.bringAlong(provisional);
      expect(await place.readPlan('b-plan')).toEqual({ word: 'red bag' });
    });
  });

  describe(`a trainer’s code on a phone kept in ${kind}`, () => {
    const reset = async (phone: StoredPhone, code = resetCodeOf(1)): Promise<Place> => {
      const answer = await phone.reset(traineeId, code, '8642');
      if (answer.state !== 'reset') throw new Error(`not reset: ${answer.state}`);
      return answer.place;
    };

    it('gives her new pictures without network; her plan is gone, what waited goes up, what was sent comes back', async () => {
      const { phone, outbox } = await tab();
      const place = await settled(phone);
      const sent = await place.record(enrolmentId, saw('b-1'));
      await outbox.flush();
      const waiting = await place.record(enrolmentId, saw('b-2'));
      await place.keepPlan('b-plan', { word: 'blue umbrella' });

      const renewed = await reset(
        phone,
        resetCodeOf(1)
          .toLowerCase()
          .replace(/(.{4})/g, '$1 '),
      );
      expect(await renewed.readPlan('b-plan')).toBeNull();
      expect((await renewed.waiting()).waiting).toBe(1);
      expect((await phone.open(traineeId, pin)).state).toBe('wrong-pin');
      expect((await opened(phone, traineeId, '8642')).token).toBe(renewed.token);
      const later = await renewed.record(enrolmentId, saw('b-3'));

      expect(await outbox.flush()).toMatchObject({ state: 'clear', waiting: 0, refused: 0 });
      expect(server.asked).toMatchObject([{ kind: 'reset', traineeId, pin: '8642' }] satisfies Partial<PhoneRequest>[]);
      expect(idsHeld()).toEqual([sent.id, waiting.id, later.id].sort());
      expect(await renewed.requested()).toBeNull();
      const held = [...server.held.values()].map(({ event }) => event);
      await renewed.restore([joinedAs(1)], leavingInJune, held);
      expect((await renewed.events(enrolmentId)).map(({ id }) => id)).toEqual([sent.id, waiting.id, later.id]);
    });

    it('refuses a wrong code, and makes whoever tries wait', async () => {
      const { phone } = await tab();
      await settled(phone);
      for (let tries = 0; tries < 5; tries += 1)
        expect(await phone.reset(traineeId, 'WRNGCODEWRNG', '8642')).toEqual({ state: 'wrong-code' });
      expect((await phone.reset(traineeId, resetCodeOf(1), '8642')).state).toBe('wait');
      expect((await phone.open(traineeId, pin)).state).toBe('wait');
    });

    it('costs no try where the phone cannot seal what she asks for', async () => {
      const { phone } = await tab();
      await settled(phone);
      await phone.store.write(['phone'], (tx) => tx.delete('phone', 'sealing-key'));
      for (let tries = 0; tries < 6; tries += 1)
        await expect(phone.reset(traineeId, resetCodeOf(1), '8642')).rejects.toThrow(NoSealingKeyError);
      expect((await phone.open(traineeId, pin)).state).toBe('open');
    });

    it.each(['1970-01-01T00:00:00.000Z', '2031-12-31T23:59:59.000Z'])('works when the clock says %s', async (wrong) => {
      time.set(wrong);
      const { phone, outbox } = await tab();
      await (await settled(phone)).record(enrolmentId, saw('b-1'));
      await (await reset(phone)).record(enrolmentId, saw('b-2'));
      expect(await outbox.flush()).toMatchObject({ state: 'clear', handedIn: 2, refused: 0, waiting: 0 });
    });

    it('works once', async () => {
      const { phone } = await tab();
      await settled(phone);
      await reset(phone);
      expect((await phone.reset(traineeId, resetCodeOf(1), '9753')).state).toBe('wrong-code');
    });

    it('does not look as if she were signed out while only the answer to it is lost', async () => {
      const { phone, outbox } = await tab();
      await settled(phone);
      await (await reset(phone)).record(enrolmentId, saw('b-1'));
      server.mishaps.push('loses-answer');
      expect(await outbox.flush()).toMatchObject({ state: 'unreachable', waiting: 1 });
      expect(outbox.status().signedOut).toEqual([]);
      expect(await outbox.flush()).toMatchObject({ state: 'clear', handedIn: 1, waiting: 0 });
    });

    it('goes on handing in when the server says no to it', async () => {
      const { phone, outbox } = await tab();
      await settled(phone);
      const renewed = await reset(phone);
      const event = await renewed.record(enrolmentId, saw('b-1'));
      server.refuses.set(resetCodeOf(1), 'reset.code-refused');
      await outbox.flush();
      expect(await renewed.requested()).toEqual({ kind: 'reset', state: 'refused', code: 'reset.code-refused' });
      expect(idsHeld()).toEqual([event.id]);
    });

    it('leaves an open tab of the old pictures with nothing to write to', async () => {
      const { phone } = await tab();
      const old = await settled(phone);
      await reset((await tab()).phone);
      await expect(old.keepPlan('b-plan', { word: 'late' })).rejects.toThrow(PlaceGoneError);
    });
  });
}
