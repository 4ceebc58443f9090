import { fromBase64url } from './bytes.ts';
import {
  cheap,
  clockAt,
  joinedAs,
  keysOf,
  leavingInJune,
  otherPin,
  pin,
  release,
  saw,
  seeded,
  today,
  type Disk,
  type NewDisk,
  type SetClock,
} from './given.ts';
import type { StoredPhone } from './open-phone.ts';
import { phoneOn } from './server-double.ts';
import { WrongPinError } from './pin-errors.ts';
import type { Place } from './phone.ts';
import { PlaceGoneError } from './store.ts';

/** What a base64url text stands for, byte by byte; nothing when it only looks like one. */
function latin1(text: string): string {
  try {
    return String.fromCharCode(...fromBase64url(text));
  } catch {
    return '';
  }
}

/** How a phone behaves, whatever it is kept on. */
export function describePhone(kind: string, newDisk: NewDisk): void {
  describe(`a phone kept in ${kind}`, () => {
    let disk: Disk;
    let time: SetClock;
    let seed = 0;
    /** A new tab, or the same one after it was killed. */
    const tab = (): Promise<StoredPhone> => {
      seed += 1;
      return phoneOn({
        store: disk.openStore(),
        clock: time.clock,
        random: seeded(seed),
        iterations: cheap,
        caches: undefined,
      });
    };
    const placeOf = async (phone: StoredPhone, number: number): Promise<Place> =>
      phone.settle(joinedAs(number), keysOf(number), pin);
    async function opened(phone: StoredPhone, traineeId: string, withPin = pin): Promise<Place> {
      const answer = await phone.open(traineeId, withPin);
      if (answer.state !== 'open') throw new Error(`not open: ${answer.state}`);
      return answer.place;
    }

    beforeEach(() => {
      disk = newDisk();
      time = clockAt(today);
      seed = 0;
    });

    it('has one name for ever, also when two tabs ask for it at once', async () => {
      const [first, second] = await Promise.all([tab(), tab()]);
      expect(second.deviceId).toBe(first.deviceId);
      expect((await tab()).deviceId).toBe(first.deviceId);
    });

    it('remembers the language that was chosen before anyone had a place', async () => {
      const phone = await tab();
      expect(await phone.language()).toBeNull();
      await phone.chooseLanguage('km');
      expect(await (await tab()).language()).toBe('km');
    });

    it('shows the last known help cards and certificate keys to everyone', async () => {
      const phone = await tab();
      expect(await phone.helpCards()).toBeNull();
      await phone.keepHelpCards({ asOf: '2026-05-01', cards: [] });
      await phone.keepCertificateKeys([{ keyId: 1, publicKey: 'example' }]);
      expect(await (await tab()).helpCards()).toEqual({ asOf: '2026-05-01', cards: [] });
      expect(await (await tab()).certificateKeys()).toEqual([{ keyId: 1, publicKey: 'example' }]);
    });

    it('gives a woman a place that her PIN opens after the tab was killed', async () => {
      const { traineeId, enrolmentId, name } = joinedAs(1);
      await placeOf(await tab(), 1);
      const phone = await tab();
      expect(await phone.places()).toEqual([{ traineeId, name, language: 'km', isProvisional: false }]);
      const place = await opened(phone, traineeId);
      expect(place.token).toBe(keysOf(1).token);
      expect(place.joined.map((one) => one.enrolmentId)).toEqual([enrolmentId]);
    });

    it('changes nothing when she is settled twice, by two tabs at once', async () => {
      const [first, second] = await Promise.all([tab(), tab()]);
      const [place, same] = await Promise.all([placeOf(first, 1), placeOf(second, 1)]);
      await same.keepPlan('b-plan', { word: 'blue umbrella' });
      await placeOf(await tab(), 1);
      expect(await place.readPlan('b-plan')).toEqual({ word: 'blue umbrella' });
      expect(await first.places()).toHaveLength(1);
    });

    it('does not settle her own keys under another PIN', async () => {
      const phone = await tab();
      await placeOf(phone, 1);
      await expect(phone.settle(joinedAs(1), keysOf(1), otherPin)).rejects.toThrow(WrongPinError);
      expect((await phone.open(joinedAs(1).traineeId, pin)).state).toBe('open');
    });

    it('keeps her second class beside the first, and the language she chose', async () => {
      const phone = await tab();
      const place = await placeOf(phone, 1);
      await place.chooseLanguage('id');
      const second = joinedAs(1, { enrolmentId: joinedAs(9).enrolmentId });
      const both = await phone.settle(second, keysOf(1), pin);
      expect(both.joined).toHaveLength(2);
      expect(await both.language()).toBe('id');
    });

    it('keeps her plans when she signs in again with the same PIN, and forgets them after a reset', async () => {
      const phone = await tab();
      const place = await placeOf(phone, 1);
      await place.keepPlan('b-plan', { word: 'blue umbrella' });
      await place.record(joinedAs(1).enrolmentId, saw('b-1'));
      const again = await phone.settle(joinedAs(1), keysOf(1, 1), pin);
      expect(again.token).toBe(keysOf(1, 1).token);
      expect(await again.readPlan('b-plan')).toEqual({ word: 'blue umbrella' });

      const reset = await phone.settle(joinedAs(1), keysOf(1, 2), otherPin);
      expect(await reset.readPlan('b-plan')).toBeNull();
      // Nothing that her old pictures sealed can be read; what waits for the server waits on.
      expect(await reset.events(joinedAs(1).enrolmentId)).toEqual([]);
      expect((await reset.waiting()).waiting).toBe(1);
      await expect(again.keepPlan('b-plan', { word: 'too late' })).rejects.toThrow(PlaceGoneError);
      expect((await phone.open(joinedAs(1).traineeId, pin)).state).toBe('wrong-pin');
    });

    it('slows down after five wrong PINs, also when the tab is killed, and opens after the wait', async () => {
      const { traineeId } = joinedAs(1);
      await placeOf(await tab(), 1);
      for (let wrong = 0; wrong < 5; wrong += 1) {
        expect(await (await tab()).open(traineeId, otherPin)).toEqual({ state: 'wrong-pin' });
      }
      time.pass(10);
      expect(await (await tab()).open(traineeId, pin)).toEqual({ state: 'wait', seconds: 20 });
      time.pass(20);
      const phone = await tab();
      expect((await phone.open(traineeId, pin)).state).toBe('open');
      expect(await phone.open(traineeId, otherPin)).toEqual({ state: 'wrong-pin' });
    });

    it('waits twice as long after each further wrong PIN, at most a quarter of an hour', async () => {
      const { traineeId } = joinedAs(1);
      const phone = await tab();
      await placeOf(phone, 1);
      const waits: number[] = [];
      for (let wrong = 0; wrong < 12; wrong += 1) {
        await phone.open(traineeId, otherPin);
        const answer = await phone.open(traineeId, otherPin);
        if (answer.state === 'wait') {
          waits.push(answer.seconds);
          time.pass(answer.seconds);
        }
      }
      expect(waits.slice(0, 3)).toEqual([30, 60, 120]);
      expect(Math.max(...waits)).toBe(900);
    });

    it('does not lock her out for years when the clock is set back while she waits', async () => {
      const { traineeId } = joinedAs(1);
      const phone = await tab();
      await placeOf(phone, 1);
      time.set('2031-01-01T00:00:00.000Z');
      for (let wrong = 0; wrong < 5; wrong += 1) await phone.open(traineeId, otherPin);
      time.set('1970-01-01T00:00:00.000Z');
      expect(await phone.open(traineeId, pin)).toEqual({ state: 'wait', seconds: 30 });
      time.pass(30);
      expect((await phone.open(traineeId, pin)).state).toBe('open');
    });

    it('counts tries that are made at once in many tabs', async () => {
      const { traineeId } = joinedAs(1);
      await placeOf(await tab(), 1);
      const tabs = await Promise.all(Array.from({ length: 8 }, tab));
      const answers = await Promise.all(tabs.map((phone) => phone.open(traineeId, otherPin)));
      expect(answers.filter(({ state }) => state === 'wrong-pin')).toHaveLength(5);
    });

    it('keeps three sisters apart', async () => {
      const phone = await tab();
      for (const number of [1, 2, 3]) {
        const place = await phone.settle(joinedAs(number), keysOf(number), `${number}${number}12`);
        await place.record(joinedAs(number).enrolmentId, saw(`b-${number}`));
        await place.keepPlan('b-plan', { word: `word of ${number}` });
      }
      expect((await phone.open(joinedAs(2).traineeId, '1112')).state).toBe('wrong-pin');
      const second = await opened(phone, joinedAs(2).traineeId, '2212');
      expect((await second.events(joinedAs(2).enrolmentId)).map(({ fact }) => fact)).toEqual([saw('b-2')]);
      expect(await second.events(joinedAs(1).enrolmentId)).toEqual([]);
      expect(await second.readPlan('b-plan')).toEqual({ word: 'word of 2' });
      expect((await second.waiting()).waiting).toBe(1);
    });

    it('writes neither PIN nor token nor plan where anyone can read them', async () => {
      const place = await placeOf(await tab(), 1);
      await place.keepPlan('b-plan', { word: 'blue umbrella', time: '19:30' });
      await place.keepDeparture(leavingInJune);
      await place.record(joinedAs(1).enrolmentId, {
        kind: 'activity-answered',
        blockId: 'b-plan',
        answer: { kind: 'plan', kept: true },
      });
      const written = JSON.stringify(await disk.dump());
      const sealedBytes = (written.match(/[A-Za-z0-9_-]{20,}/g) ?? []).map(latin1);
      expect(written).toContain(keysOf(1).uploadToken);
      for (const secret of [
        pin,
        keysOf(1).token,
        'umbrella',
        '19:30',
        '2026-06-20',
        btoa('blue umbrella').slice(0, 12),
      ]) {
        expect(written).not.toContain(secret);
        expect(sealedBytes.filter((bytes) => bytes.includes(secret))).toEqual([]);
      }
      expect(sealedBytes.length).toBeGreaterThan(4);
    });

    it('forgets all plans at once, and nothing else', async () => {
      const phone = await tab();
      const place = await placeOf(phone, 1);
      await place.keepDeparture(leavingInJune);
      await place.keepPlan('b-plan', { word: 'blue umbrella' });
      await place.keepPlan('b-other', { word: 'green door' });
      await place.forgetPlans();
      expect(await place.readPlan('b-plan')).toBeNull();
      expect(JSON.stringify(await disk.dump())).not.toContain('plan/');
      expect(await (await opened(await tab(), joinedAs(1).traineeId)).departure()).toEqual(leavingInJune);
    });

    it('leaves nothing behind when a place is removed, and the others untouched', async () => {
      const phone = await tab();
      const place = await placeOf(phone, 1);
      const sister = await placeOf(phone, 2);
      await place.record(joinedAs(1).enrolmentId, saw('b-1'));
      await place.keepPlan('b-plan', { word: 'blue umbrella' });
      await place.keepCertificates([]);
      await sister.record(joinedAs(2).enrolmentId, saw('b-2'));
      await phone.remove(joinedAs(1).traineeId);

      const written = JSON.stringify(await disk.dump());
      const { traineeId, traineeCode, name, enrolmentId, cohortId, resetCheck } = joinedAs(1);
      const traces = [traineeId, traineeCode, name, enrolmentId, cohortId, resetCheck, keysOf(1).uploadToken, 'b-1'];
      for (const trace of traces) {
        expect(written).not.toContain(trace);
      }
      expect(await sister.events(joinedAs(2).enrolmentId)).toHaveLength(1);
      await expect(place.record(joinedAs(1).enrolmentId, saw('b-1'))).rejects.toThrow(PlaceGoneError);
      await expect(place.keepPlan('b-plan', { word: 'late' })).rejects.toThrow(PlaceGoneError);
      await expect(phone.open(joinedAs(1).traineeId, pin)).rejects.toThrow(PlaceGoneError);
    });

    it('numbers events without gap or double, from two tabs at once', async () => {
      const [first, second] = await Promise.all([tab(), tab()]);
      await placeOf(first, 1);
      const here = await opened(first, joinedAs(1).traineeId);
      const there = await opened(second, joinedAs(1).traineeId);
      const { enrolmentId } = joinedAs(1);
      const facts = Array.from({ length: 10 }, () => saw('b-1'));
      await Promise.all(facts.flatMap((fact) => [here.record(enrolmentId, fact), there.record(enrolmentId, fact)]));
      const events = await (await opened(await tab(), joinedAs(1).traineeId)).events(enrolmentId);
      expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
    });

    it.each(['1970-01-01T00:00:00.000Z', '2031-12-31T23:59:59.000Z', '1969-06-01T00:00:00.000Z'])(
      'goes on recording in order when the clock says %s',
      async (wrong) => {
        const { enrolmentId, traineeId } = joinedAs(1);
        const before = await (await placeOf(await tab(), 1)).record(enrolmentId, saw('b-1'));
        time.set(wrong);
        const after = await (await opened(await tab(), traineeId)).record(enrolmentId, saw('b-2'));
        time.set(today);
        const last = await (await opened(await tab(), traineeId)).record(enrolmentId, saw('b-3'));
        expect([before.seq, after.seq, last.seq]).toEqual([1, 2, 3]);
        expect([before.id, after.id, last.id].sort()).toEqual([before.id, after.id, last.id]);
      },
    );

    it('makes ids after the greatest one it holds, since a wrong clock may have made it', async () => {
      const phone = await tab();
      const event = await (await placeOf(phone, 1)).record(joinedAs(1).enrolmentId, saw('b-1'));
      const id = '0f000000-0000-7000-8000-000000000000';
      const row = { id, ...joinedAs(1), seq: 2, state: 'handed-in', event: { ...event, id, seq: 2 } } as const;
      await phone.store.write(['events'], (tx) => tx.put('events', row));
      const place = await opened(await tab(), joinedAs(1).traineeId);
      expect((await place.record(joinedAs(1).enrolmentId, saw('b-2'))).id > id).toBe(true);
    });

    it('refuses to write what the contract does not know, so that her words cannot ride along', async () => {
      const place = await placeOf(await tab(), 1);
      const answer = { kind: 'plan', kept: true, word: 'blue umbrella' } as const;
      await expect(
        place.record(joinedAs(1).enrolmentId, { kind: 'activity-answered', blockId: 'b-plan', answer }),
      ).rejects.toThrow(TypeError);
      expect(await place.events(joinedAs(1).enrolmentId)).toEqual([]);
      expect((await place.record(joinedAs(1).enrolmentId, saw('b-1'))).seq).toBe(1);
    });

    it('restores what the server knows after a new phone, and undoes nothing', async () => {
      const phone = await tab();
      const place = await placeOf(phone, 1);
      const { enrolmentId } = joinedAs(1);
      const mine = await place.record(enrolmentId, saw('b-1'));
      const older = {
        ...mine,
        id: joinedAs(8).enrolmentId,
        deviceId: joinedAs(7).enrolmentId,
        seq: 7,
        fact: saw('b-2'),
      };
      await place.restore([joinedAs(1, { name: 'Corrected Name' })], leavingInJune, [older]);
      expect(place.name).toBe('Corrected Name');
      expect((await place.events(enrolmentId)).map(({ fact }) => fact)).toEqual([saw('b-2'), saw('b-1')]);
      expect((await place.waiting()).waiting).toBe(1);

      await place.restore([], leavingInJune, [mine]);
      expect((await place.waiting()).waiting).toBe(0);
      expect(await place.events(enrolmentId)).toHaveLength(2);
      expect(place.joined).toHaveLength(1);
      expect(await place.departure()).toEqual(leavingInJune);
    });

    it('keeps what the server corrected, whatever a tab writes that was open before', async () => {
      const { enrolmentId, traineeId } = joinedAs(1);
      const before = await placeOf(await tab(), 1);
      const other = await tab();
      const corrected = joinedAs(1, { name: 'Corrected Name', cohortId: joinedAs(6).enrolmentId });
      await (await opened(other, traineeId)).restore([corrected], leavingInJune, []);
      await before.chooseLanguage('en');
      await before.record(enrolmentId, saw('b-1'));
      await before.keepPlan('b-plan', { word: 'red bag' });
      await before.forgetPlans();
      for (const wrong of [otherPin, pin]) await (await tab()).open(traineeId, wrong);
      const after = await opened(await tab(), traineeId);
      expect([after.name, await after.language()]).toEqual(['Corrected Name', 'en']);
      expect((await (await tab()).places()).map(({ name }) => name)).toEqual(['Corrected Name']);
      expect(after.joined).toEqual([corrected]);
      expect(await after.departure()).toEqual(leavingInJune);
      expect(await after.events(enrolmentId)).toHaveLength(1);
    });

    it('never gives a number twice when its own later events come back from the server', async () => {
      const phone = await tab();
      const place = await placeOf(phone, 1);
      const event = await place.record(joinedAs(1).enrolmentId, saw('b-1'));
      await place.restore([], leavingInJune, [{ ...event, id: joinedAs(8).enrolmentId, seq: 40 }]);
      expect((await place.record(joinedAs(1).enrolmentId, saw('b-2'))).seq).toBe(41);
    });

    it('keeps her certificates where only her PIN reaches', async () => {
      const place = await placeOf(await tab(), 1);
      expect(await place.certificates()).toEqual([]);
      await place.keepCertificates([
        {
          id: joinedAs(5).traineeId,
          enrolmentId: joinedAs(1).enrolmentId,
          number: 'TEST-0001',
          name: 'Example Woman 1',
          courseTitle: release.title,
          minutes: 10,
          issuedOn: '2026-05-04',
          standing: 'valid',
          verifyUrl: 'https://example.org/C/EXAMPLE',
        },
      ]);
      const [certificate] = await (await opened(await tab(), joinedAs(1).traineeId)).certificates();
      expect(certificate?.number).toBe('TEST-0001');
      expect(JSON.stringify(await disk.dump())).not.toContain('TEST-0001');
    });

    it('keeps what assessors marked where only her PIN reaches, as they last said it', async () => {
      const place = await placeOf(await tab(), 1);
      expect(await place.skillMarks()).toEqual([]);
      const { enrolmentId, traineeId } = joinedAs(1);
      const said = { enrolmentId, skillId: 'example-skill', by: 'Example Assessor', on: '2026-05-04' };
      for (const mark of ['can', 'not-yet'] as const) await place.keepSkillMarks([{ ...said, mark }]);
      expect(await (await opened(await tab(), traineeId)).skillMarks()).toEqual([{ ...said, mark: 'not-yet' }]);
      const dump = JSON.stringify(await disk.dump());
      for (const word of ['example-skill', 'Example Assessor']) expect(dump).not.toContain(word);
    });
  });
}
