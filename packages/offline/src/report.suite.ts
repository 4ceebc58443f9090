import { idOf, joinedAs, keysOf, newcomerAs, otherPin, release, resetCodeOf, saw, type NewDisk } from './given.ts';
import { newWorld, settled, type Tab, type World } from './phone-given.ts';

/** What a phone tells the server of itself, whatever it is kept on. */
export function describeReport(kind: string, newDisk: NewDisk): void {
  describe(`the report of a phone kept in ${kind}`, () => {
    let world: World;
    let tab: Tab;
    const { enrolmentId, releaseId, traineeId } = joinedAs(1);
    const told = () => world.server.reports.get(keysOf(1).uploadToken);
    const keepPack = (id: string, state: 'coming' | 'whole') =>
      tab.phone.store.write(['packs'], (tx) =>
        tx.put('packs', { key: `${id}/km`, releaseId: id, language: 'km', state, release: { ...release, id } }),
      );
    beforeEach(async () => {
      world = newWorld(newDisk);
      tab = await world.tab();
    });

    it('says what waits and which of her courses are whole, once while nothing changes', async () => {
      await keepPack(releaseId, 'coming');
      await keepPack(idOf(4009), 'whole');
      await (await settled(tab)).record(enrolmentId, saw('b-1'));
      await tab.outbox.flush();
      const packs = [{ releaseId, language: 'km', isWhole: false }];
      expect(told()).toEqual({ waiting: 0, refused: 0, packs, app: '' });
      await tab.outbox.flush();
      expect(world.server.timesReported).toBe(1);
    });

    it('says it again after a day, and when a course has become whole', async () => {
      await settled(tab);
      await tab.outbox.flush();
      await keepPack(releaseId, 'whole');
      world.time.pass(600);
      await tab.outbox.flush();
      expect(told()?.packs).toEqual([{ releaseId, language: 'km', isWhole: true }]);
      world.time.pass(23 * 3600);
      await tab.outbox.flush();
      expect(world.server.timesReported).toBe(2);
      world.time.pass(2 * 3600);
      await tab.outbox.flush();
      expect(world.server.timesReported).toBe(3);
    });

    it('says it again when the clock was set back, rather than never', async () => {
      await settled(tab);
      world.time.set('2031-12-31T23:59:59.000Z');
      await tab.outbox.flush();
      world.time.set('1970-01-01T00:00:00.000Z');
      await tab.outbox.flush();
      expect(world.server.timesReported).toBe(2);
    });

    it('says that something waits which the server could not take', async () => {
      const place = await settled(tab);
      world.server.stumblesOver.add('b-2');
      await place.record(enrolmentId, saw('b-2'));
      await place.record(enrolmentId, saw('b-unknown'));
      await tab.outbox.flush();
      expect(told()).toMatchObject({ waiting: 1, refused: 1 });
    });

    it('is made anew under new keys, since the server knows phones by them', async () => {
      await settled(tab);
      await tab.outbox.flush();
      const again = keysOf(1, 1);
      world.server.tokens.set(again.uploadToken, traineeId);
      await tab.phone.settle(joinedAs(1), again, otherPin);
      await tab.outbox.flush();
      expect(world.server.reports.get(again.uploadToken)).toMatchObject({ waiting: 0 });

      const reset = await tab.phone.reset(traineeId, resetCodeOf(1), '8642');
      expect(reset.state).toBe('reset');
      await tab.outbox.flush();
      const [asked] = world.server.asked;
      expect(world.server.reports.get(asked?.keys.uploadToken ?? '')).toMatchObject({ waiting: 0 });
    });

    it('changes nothing when it fails', async () => {
      const place = await settled(tab);
      await place.record(enrolmentId, saw('b-1'));
      // Her events are taken, and the network goes.
      world.server.mishaps.push('none', 'no-network');
      expect(await tab.outbox.flush()).toMatchObject({ state: 'clear', handedIn: 1, waiting: 0 });
      expect(world.server.timesReported).toBe(0);
      await tab.outbox.flush();
      expect(told()).toMatchObject({ waiting: 0 });
    });

    it('says nothing of a woman whom the server does not know', async () => {
      world.server.mishaps.push('busy');
      await tab.phone.register(newcomerAs(9));
      await tab.outbox.flush();
      expect(world.server.timesReported).toBe(0);
      await tab.outbox.flush();
      expect(world.server.timesReported).toBe(1);
    });

    it('goes with her place', async () => {
      await settled(tab);
      await tab.outbox.flush();
      await tab.phone.remove(traineeId);
      expect(JSON.stringify(await world.disk.dump())).not.toContain(traineeId);
    });
  });
}
