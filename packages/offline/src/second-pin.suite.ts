import { cheap, joinedAs, keysOf, otherPin, pin, seeded, type NewDisk } from './given.ts';
import { openPhone, type StoredPhone } from './open-phone.ts';
import { newWorld, opened, settled, type World } from './phone-given.ts';
import type { InnocentList } from './phone.ts';
import { SamePinError, WrongPinError } from './pin-errors.ts';
import { sealedRow } from './place-row.ts';
import { PlaceGoneError } from './store.ts';
import { derivedFrom, openVault, underDecoy, wrapDecoy } from './vault.ts';

/** Wrong tries that are free; see `secondsToWait` of the domain. */
const freeTries = 5;

/** What a second PIN opens, and what the phone's files tell of it; whatever the phone is kept on. */
export function describeSecondPin(kind: string, newDisk: NewDisk): void {
  let world: World;
  const { traineeId } = joinedAs(1);
  beforeEach(() => {
    world = newWorld(newDisk);
  });

  async function listOf(phone: StoredPhone, withPin = otherPin): Promise<InnocentList> {
    const answer = await phone.open(traineeId, withPin);
    if (answer.state !== 'innocent') throw new Error('the second PIN opens a list');
    return answer.list;
  }

  describe(`a second PIN on a phone kept in ${kind}`, () => {
    it('looks the same with a second PIN and without', async () => {
      const shapeOf = async () =>
        JSON.stringify(await world.disk.dump()).replace(
          /"(iv|bytes|salt|keyId|ephemeral|publicKey)":"([^"]*)"/g,
          (_, name, words) => `"${name}":${String(words).length}`,
        );
      const { phone } = await world.tab();
      const place = await settled({ phone });
      const before = await shapeOf();
      await place.setSecondPin(otherPin, pin);
      expect(await shapeOf()).toBe(before);
      const answer = await phone.open(traineeId, otherPin);
      if (answer.state !== 'innocent') throw new Error('the second PIN opens a list');
      await answer.list.keep([{ id: 'a', words: 'Rice, 5 kilos', isTicked: true }]);
      expect(await shapeOf()).toBe(before);
      await place.forgetSecondPin();
      expect(await shapeOf()).toBe(before);
    });

    it('opens a list that can be used, and never her place', async () => {
      const { phone } = await world.tab();
      const place = await settled({ phone });
      expect(await place.hasSecondPin()).toBe(false);
      await place.setSecondPin(otherPin, pin);
      expect(await place.hasSecondPin()).toBe(true);
      const entries = [{ id: 'a', words: 'Example fish', isTicked: false }];
      for (const again of [false, true]) {
        const answer = await (await world.tab()).phone.open(traineeId, otherPin);
        if (answer.state !== 'innocent') throw new Error('the second PIN opens a list');
        expect(await answer.list.read()).toEqual(again ? entries : null);
        await answer.list.keep(entries);
      }
      expect((await opened({ phone }, traineeId)).name).toBe(joinedAs(1).name);
    });

    it('opens nothing any more once it is forgotten or another was set', async () => {
      const { phone } = await world.tab();
      const place = await settled({ phone });
      await place.setSecondPin(otherPin, pin);
      await place.setSecondPin('4455', pin);
      expect((await phone.open(traineeId, otherPin)).state).toBe('wrong-pin');
      expect((await phone.open(traineeId, '4455')).state).toBe('innocent');
      await place.forgetSecondPin();
      expect((await phone.open(traineeId, '4455')).state).toBe('wrong-pin');
      expect(await place.hasSecondPin()).toBe(false);
    });

    it('shortens no wait of somebody who was told it and tries for the first, nor lengthens hers', async () => {
      const { phone } = await world.tab();
      const place = await settled({ phone });
      await place.setSecondPin(otherPin, pin);
      const tried: string[] = [];
      for (let at = 0; at < freeTries; at += 1)
        for (const one of [otherPin, '4455', otherPin]) tried.push((await phone.open(traineeId, one)).state);
      const round = ['innocent', 'wrong-pin', 'innocent'];
      const rounds = Array.from({ length: freeTries - 1 }, () => round).flat();
      expect(tried).toEqual([...rounds, 'innocent', 'wrong-pin', 'wait']);
      expect((await phone.open(traineeId, pin)).state).toBe('wait');
    });

    it('counts for nothing before her own', async () => {
      const { phone } = await world.tab();
      const place = await settled({ phone });
      await place.setSecondPin(otherPin, pin);
      for (let at = 0; at < 2 * freeTries; at += 1)
        expect((await phone.open(traineeId, otherPin)).state).toBe('innocent');
      expect((await phone.open(traineeId, pin)).state).toBe('open');
    });

    it('leaves nobody in a list whose PIN opens nothing any more', async () => {
      const { phone } = await world.tab();
      const place = await settled({ phone });
      await place.setSecondPin(otherPin, pin);
      const answer = await phone.open(traineeId, otherPin);
      if (answer.state !== 'innocent') throw new Error('the second PIN opens a list');
      await place.forgetSecondPin();
      await expect(answer.list.read()).rejects.toThrow(PlaceGoneError);
      await expect(answer.list.keep([])).rejects.toThrow(PlaceGoneError);
      await phone.remove(traineeId);
      await expect(answer.list.keep([])).rejects.toThrow(PlaceGoneError);
      expect(JSON.stringify(await world.disk.dump())).not.toContain(traineeId);
    });

    it('stays as another tab has set it while she signs in with her card', async () => {
      const place = await settled(await world.tab());
      const store = world.disk.openStore();
      let isSet = false;
      const phone = await openPhone({
        iterations: cheap,
        caches: undefined,
        store: {
          ...store,
          async write(names, work) {
            if (!isSet) await place.setSecondPin(otherPin, pin);
            isSet = true;
            return store.write(names, work);
          },
        },
      });
      await phone.settle(joinedAs(1), keysOf(1, 1), pin);
      expect((await phone.open(traineeId, otherPin)).state).toBe('innocent');
    });

    it('is set only by who knows the first, and is not the first', async () => {
      const place = await settled(await world.tab());
      await expect(place.setSecondPin('4455', otherPin)).rejects.toThrow(WrongPinError);
      await expect(place.setSecondPin(pin, pin)).rejects.toThrow(SamePinError);
      expect(await place.hasSecondPin()).toBe(false);
    });

    /**
     * A phone that notes after every write what of it had other bytes or another size than before, as a browser's files
     * do, which keep what was written over.
     */
    async function notingPhone() {
      let before = new Map<string, string>();
      const notes: string[] = [];
      const written = async () =>
        new Map(
          Object.values(await world.disk.dump())
            .flat()
            .flatMap((row) => valuesIn(row as object)),
        );
      const store = world.disk.openStore();
      const phone = await openPhone({
        iterations: cheap,
        caches: undefined,
        store: {
          ...store,
          async write(names, work) {
            const done = await store.write(names, work);
            const after = await written();
            const changed = [...after].filter(([at, value]) => before.get(at) !== value);
            notes.push(changed.map(([at, value]) => `${at} ${value.length}`).join('\n'));
            before = after;
            return done;
          },
        },
      });
      /** What a deed leaves in the files, write by write. */
      async function traceOf(deed: () => Promise<unknown>): Promise<readonly string[]> {
        before = await written();
        notes.length = 0;
        await deed();
        return [...notes];
      }
      return { phone, traceOf };
    }

    it('leaves the same in the files whether it is set, forgotten, used, or her place is opened', async () => {
      await world.tab();
      const { phone, traceOf } = await notingPhone();
      const place = await settled({ phone });
      const opening = await traceOf(() => phone.open(traineeId, pin));
      for (const what of ['vault.decoy.iv 16', 'vault.decoy.bytes 64', '/list', '/second-pin'])
        expect(opening.join('\n')).toContain(what);
      expect(await traceOf(() => place.setSecondPin(otherPin, pin))).toEqual(opening);
      expect(await traceOf(() => phone.open(traineeId, pin))).toEqual(opening);
      expect(await traceOf(() => phone.open(traineeId, otherPin))).toEqual(opening);
      const list = await listOf(phone);
      const long = Array.from({ length: 60 }, (_, at) => ({
        id: `${at}`.padEnd(36),
        words: 'ត្រី'.repeat(16),
        isTicked: at > 9,
      }));
      expect(await traceOf(() => list.keep(long))).toEqual(opening);
      expect(await list.read()).toEqual(long);
      expect(await traceOf(() => phone.open(traineeId, pin))).toEqual(opening);
      expect(await traceOf(() => place.setSecondPin('4455', pin))).toEqual(opening);
      expect(await traceOf(() => place.forgetSecondPin())).toEqual(opening);
      expect(await traceOf(() => phone.open(traineeId, pin))).toEqual(opening);
    });

    it.each([true, false])('has as many wraps and lists in the files as there were openings (%s)', async (isSet) => {
      const { phone } = await world.tab();
      const place = await settled({ phone });
      const dumps = [JSON.stringify(await world.disk.dump())];
      if (isSet) await place.setSecondPin(otherPin, pin);
      for (let openings = isSet ? 1 : 0; openings < 6; openings += 1) {
        dumps.push(JSON.stringify(await world.disk.dump()));
        await phone.open(traineeId, pin);
      }
      dumps.push(JSON.stringify(await world.disk.dump()));
      const different = (pattern: RegExp) => new Set(dumps.map((dump) => pattern.exec(dump)?.[1])).size;
      expect(different(/"decoy":\{"iv":"[^"]*","bytes":"([^"]*)"/)).toBe(7);
      expect(different(/"name":"list","sealed":\{"iv":"[^"]*","bytes":"([^"]*)"/)).toBe(7);
      expect(different(/"name":"second-pin","sealed":\{"iv":"[^"]*","bytes":"([^"]*)"/)).toBe(7);
      expect(new Set(dumps.map(({ length }) => length)).size).toBe(1);
    });

    /** Puts the rows as they were before her vault kept what opens the list: with `yes` or `no ` in it, and no more. */
    async function asBefore({ store }: StoredPhone, flag: 'yes' | 'no ', entries: readonly unknown[]): Promise<void> {
      const random = seeded(77);
      const row = await store.read(['places'], (tx) => tx.get('places', traineeId));
      const vault = row && (await openVault(traineeId, row.vault, pin, random));
      if (row === undefined || !vault) throw new Error('she has a place');
      const keys = { dataKey: 'D'.repeat(42) + 'A', wrapping: await derivedFrom(row.vault, otherPin) };
      const decoy = await wrapDecoy(traineeId, keys, random);
      const list = await (await underDecoy(traineeId, keys.dataKey, random)).seal('list', { entries, padding: ' ' });
      const said = await vault.seal('second-pin', flag);
      await store.write(['places', 'sealed'], async (tx) => {
        await tx.delete('sealed', `${traineeId}/decoy-key`);
        await tx.put('sealed', sealedRow(traineeId, 'second-pin', said));
        await tx.put('sealed', sealedRow(traineeId, 'list', list));
        if (flag === 'yes') await tx.put('places', { ...row, vault: { ...row.vault, decoy } });
      });
    }

    it('goes on where it was set before her vault kept what opens it, and is wrapped anew when it is used or set', async () => {
      const { phone } = await world.tab();
      await settled({ phone });
      const entries = [{ id: 'a', words: 'Example fish', isTicked: false }];
      await asBefore(phone, 'yes', entries);
      const wrap = async () => /"decoy":\{[^}]*/.exec(JSON.stringify(await world.disk.dump()))?.[0];
      const place = await opened({ phone }, traineeId);
      expect(await place.hasSecondPin()).toBe(true);
      const before = await wrap();
      expect(await (await listOf(phone)).read()).toEqual(entries);
      expect(await wrap()).not.toBe(before);
      expect(await (await opened({ phone }, traineeId)).hasSecondPin()).toBe(true);
      expect(await (await listOf(phone)).read()).toEqual(entries);

      await place.setSecondPin('4455', pin);
      const reset = await wrap();
      await opened({ phone }, traineeId);
      expect(await wrap()).not.toBe(reset);
      expect((await phone.open(traineeId, otherPin)).state).toBe('wrong-pin');
      expect(await (await listOf(phone, '4455')).read()).toBeNull();
    });

    it('is kept like every other place’s where there was none before', async () => {
      const { phone } = await world.tab();
      const place = await settled({ phone });
      await asBefore(phone, 'no ', []);
      await opened({ phone }, traineeId);
      expect(await place.hasSecondPin()).toBe(false);
      expect(JSON.stringify(await world.disk.dump())).toContain(`${traineeId}/decoy-key`);
      await place.setSecondPin(otherPin, pin);
      expect(await (await listOf(phone)).read()).toBeNull();
    });

    it('keeps its list through openings of her place in other tabs, and as many entries as fit', async () => {
      const { phone } = await world.tab();
      await (await settled({ phone })).setSecondPin(otherPin, pin);
      const list = await listOf(phone);
      const entries = [{ id: 'a', words: 'Example fish', isTicked: false }];
      await list.keep(entries);
      const tabs = await Promise.all([world.tab(), world.tab()]);
      await Promise.all(tabs.map((tab) => opened(tab, traineeId)));
      expect(await list.read()).toEqual(entries);
      const rice = { id: 'b', words: 'Example rice', isTicked: true };
      await Promise.all([list.keep([...entries, rice]), ...tabs.map((tab) => opened(tab, traineeId))]);
      expect(await (await listOf(phone)).read()).toEqual([...entries, rice]);
      const many = Array.from({ length: 90 }, (_, at) => ({ id: `${at}`, words: 'x'.repeat(300), isTicked: false }));
      await list.keep(many);
      const kept = await list.read();
      expect(kept?.length).toBeGreaterThan(50);
      expect(kept).toEqual(many.slice(0, kept?.length));
    });
  });
}

/** Every value of a row with where it stands. */
function valuesIn(row: object, at = ''): readonly (readonly [string, string])[] {
  const own = 'key' in row ? String(row.key) : at;
  return Object.entries<unknown>(row as Readonly<Record<string, unknown>>).flatMap(([name, value]) =>
    typeof value === 'object' && value !== null
      ? valuesIn(value, `${own}.${name}`)
      : [[`${own}.${name}`, String(value)] as const],
  );
}
