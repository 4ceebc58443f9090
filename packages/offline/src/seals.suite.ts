import { joinedAs, keysOf, otherPin, pin, saw, type NewDisk } from './given.ts';
import { newWorld, opened, settled, type Tab, type World } from './phone-given.ts';
import { laterSealingKey, sealingKey } from './sealing-double.ts';
import { NoSealingKeyError, PlaceGoneError } from './store.ts';

/** What can be read of her on a phone, and what becomes of it when keys change; whatever the phone is kept on. */
export function describeSeals(kind: string, newDisk: NewDisk): void {
  describe(`what lies on a phone kept in ${kind}`, () => {
    let world: World;
    const { traineeId, enrolmentId } = joinedAs(1);
    beforeEach(() => {
      world = newWorld(newDisk);
    });
    const onDisk = async () => JSON.stringify(await world.disk.dump());
    const facts = async (tab: Tab) =>
      (await (await opened(tab, traineeId)).events(enrolmentId)).map(({ fact }) => fact);
    const held = () => [...world.server.held.values()].map(({ event }) => event.fact);
    /** As a place is whose outbox key is not made yet: one of the store's version 1. */
    async function withoutOutboxKey({ phone }: Tab): Promise<void> {
      await phone.store.write(['places', 'sealed'], async (tx) => {
        const row = await tx.get('places', traineeId);
        if (row) await tx.put('places', { ...row, outboxKeys: {} });
        await tx.delete('sealed', `${traineeId}/outbox-key`);
      });
    }

    async function damageBox({ phone }: Tab): Promise<void> {
      await phone.store.write(['places'], async (tx) => {
        const row = await tx.get('places', traineeId);
        const [name, box] = Object.entries(row?.outboxKeys ?? {})[0] ?? [];
        if (row && name && box)
          await tx.put('places', { ...row, outboxKeys: { [name]: { ...box, iv: 'A'.repeat(16) } } });
      });
    }
    async function damage({ phone }: Tab, id: string, seal: 'sealed' | 'outgoing'): Promise<void> {
      await phone.store.write(['events'], async (tx) => {
        const row = await tx.get('events', id);
        const damaged = row?.[seal] && { ...row[seal], iv: 'A'.repeat(16) };
        if (row && damaged) await tx.put('events', { ...row, [seal]: damaged });
      });
    }

    it('tells nobody what she did, before and after it was handed in', async () => {
      const tab = await world.tab();
      await (await settled(tab)).record(enrolmentId, saw('b-1'));
      expect(await onDisk()).not.toMatch(/"b-1\\*"/);
      expect((await tab.outbox.flush()).handedIn).toBe(1);
      expect(await onDisk()).not.toMatch(/"b-1\\*"/);
      expect(await facts(await world.tab())).toEqual([saw('b-1')]);
    });

    it('does not let the road see either: only the server opens what goes up', async () => {
      const tab = await world.tab();
      await (await settled(tab)).record(enrolmentId, saw('b-1'));
      await tab.outbox.flush();
      expect(world.server.bodies.join()).not.toMatch(/"b-1\\*"/);
      expect(held()).toEqual([saw('b-1')]);
    });

    it('is not begun on a phone that does not know to whom it seals', async () => {
      const { phone } = await world.bareTab();
      await expect(phone.settle(joinedAs(1), keysOf(1), pin)).rejects.toThrow(NoSealingKeyError);
      expect(await phone.places()).toEqual([]);
    });

    it('waits while the server has lost the key that was sealed to', async () => {
      const tab = await world.tab();
      await (await settled(tab)).record(enrolmentId, saw('b-1'));
      world.server.lostKeys.add(sealingKey.keyId);
      expect(await tab.outbox.flush()).toMatchObject({ state: 'unreachable', waiting: 1, refused: 0 });
      world.server.lostKeys.clear();
      expect(await tab.outbox.flush()).toMatchObject({ state: 'clear', handedIn: 1, waiting: 0 });
    });

    it('goes up under a new key of the server, what waited under the lost one too', async () => {
      const tab = await world.tab();
      const place = await settled(tab);
      await place.record(enrolmentId, saw('b-1'));
      world.server.lostKeys.add(sealingKey.keyId);
      await tab.phone.keepSealingKey(laterSealingKey);
      expect(await tab.outbox.flush()).toMatchObject({ state: 'unreachable', waiting: 1 });
      await place.record(enrolmentId, saw('b-2'));
      expect(await tab.outbox.flush()).toMatchObject({ state: 'clear', handedIn: 2, waiting: 0 });
    });

    it('is sealed anew for the server when she opens her place, where the box of its key is lost', async () => {
      const tab = await world.tab();
      await (await settled(tab)).record(enrolmentId, saw('b-1'));
      await withoutOutboxKey(tab);
      expect(await tab.outbox.flush()).toMatchObject({ state: 'unreachable', waiting: 1, refused: 0 });
      expect(world.server.bodies).toEqual([]);
      await opened(tab, traineeId);
      expect(await tab.outbox.flush()).toMatchObject({ state: 'clear', handedIn: 1, waiting: 0 });
    });

    it('stays hers when the box of its key is damaged: it is told, sent in vain once only, and sealed anew as she comes', async () => {
      const tab = await world.tab();
      await (await settled(tab)).record(enrolmentId, saw('b-1'));
      await damageBox(tab);
      const inVain = { state: 'unreachable', code: 'seal.damaged', handedIn: 0, waiting: 1, refused: 0 };
      expect(await tab.outbox.flush()).toEqual(inVain);
      expect(await tab.outbox.flush()).toEqual(inVain);
      expect(world.server.bodies).toHaveLength(1);
      expect(await facts(await world.tab())).toEqual([saw('b-1')]);
      expect(await tab.outbox.flush()).toMatchObject({ state: 'clear', handedIn: 1, waiting: 0 });
      expect(held()).toEqual([saw('b-1')]);
    });

    it('stays hers when one event was damaged for the server: the others go, and it follows when she comes', async () => {
      const tab = await world.tab();
      const place = await settled(tab);
      const { id } = await place.record(enrolmentId, saw('b-1'));
      await place.record(enrolmentId, saw('b-2'));
      await damage(tab, id, 'outgoing');
      expect(await tab.outbox.flush()).toMatchObject({ code: 'seal.damaged', handedIn: 1, waiting: 1, refused: 0 });
      expect(await facts(await world.tab())).toEqual([saw('b-1'), saw('b-2')]);
      expect(await tab.outbox.flush()).toMatchObject({ state: 'clear', handedIn: 1, waiting: 0 });
    });

    it('goes up under a new box also when nobody can read the event itself any more', async () => {
      const tab = await world.tab();
      const { id } = await (await settled(tab)).record(enrolmentId, saw('b-1'));
      await damageBox(tab);
      await damage(tab, id, 'sealed');
      expect(await tab.outbox.flush()).toMatchObject({ waiting: 1, refused: 0 });
      await opened(tab, traineeId);
      expect(await tab.outbox.flush()).toMatchObject({ state: 'clear', handedIn: 1, waiting: 0 });
      expect(held()).toEqual([saw('b-1')]);
    });

    it('does not hold up what comes later when the box of an older key was damaged', async () => {
      const tab = await world.tab();
      await (await settled(tab)).record(enrolmentId, saw('b-1'));
      await damageBox(tab);
      world.server.tokens.set(keysOf(1, 1).uploadToken, traineeId);
      const renewed = await tab.phone.settle(joinedAs(1), keysOf(1, 1), otherPin);
      await renewed.record(enrolmentId, saw('b-2'));
      expect(await tab.outbox.flush()).toMatchObject({ state: 'unreachable', handedIn: 1, waiting: 1, refused: 0 });
      expect(held()).toEqual([saw('b-2')]);
    });

    it('goes up from both of two tabs that made an outbox key at the same moment', async () => {
      await settled(await world.tab());
      const tabs = [await world.tab(), await world.tab()] as const;
      await withoutOutboxKey(tabs[0]);
      const places = await Promise.all(tabs.map((tab) => opened(tab, traineeId)));
      for (const place of places) await place.record(enrolmentId, saw('b-1'));
      expect(await tabs[0].outbox.flush()).toMatchObject({ state: 'clear', handedIn: 2, waiting: 0 });
    });

    it('is not touched by an open tab once other pictures have taken the place of hers', async () => {
      const old = await settled(await world.tab());
      await old.record(enrolmentId, saw('b-1'));
      const renewed = await (await world.tab()).phone.settle(joinedAs(1), keysOf(1, 1), otherPin);
      await expect(old.record(enrolmentId, saw('b-2'))).rejects.toThrow(PlaceGoneError);
      await expect(old.events(enrolmentId)).rejects.toThrow(PlaceGoneError);
      await renewed.record(enrolmentId, saw('b-3'));
      expect((await renewed.events(enrolmentId)).map(({ fact }) => fact)).toEqual([saw('b-3')]);
    });

    it('is shown to an open tab as another tab changes it', async () => {
      const [here, there] = [await settled(await world.tab()), await settled(await world.tab())];
      await here.record(enrolmentId, saw('b-1'));
      expect(await there.events(enrolmentId)).toEqual(await here.events(enrolmentId));
      await there.record(enrolmentId, saw('b-2'));
      expect((await here.events(enrolmentId)).map(({ fact }) => fact)).toEqual([saw('b-1'), saw('b-2')]);
    });

    it('keeps the rest readable when one event on the disk was damaged', async () => {
      const tab = await world.tab();
      const place = await settled(tab);
      const { id } = await place.record(enrolmentId, saw('b-1'));
      await place.record(enrolmentId, saw('b-2'));
      await damage(tab, id, 'sealed');
      expect(await facts(await world.tab())).toEqual([saw('b-2')]);
      expect(await tab.outbox.flush()).toMatchObject({ handedIn: 2, refused: 0 });
    });
  });
}
