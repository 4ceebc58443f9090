import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { openDB } from 'idb';
import { dyingStore, mayBeKilled } from './dying-store.ts';
import {
  cheap,
  clockAt,
  idOf,
  joinedAs,
  keysOf,
  leavingInJune,
  newcomerAs,
  resetCodeOf,
  saw,
  seeded,
  today,
} from './given.ts';
import { createIndexedDbStore } from './indexeddb-store.ts';
import { openPhone, type StoredPhone } from './open-phone.ts';
import { createOutbox } from './outbox.ts';
import type { Place } from './phone.ts';
import { sealingKey } from './sealing-double.ts';
import { createServerDouble, phoneOn, type ServerDouble } from './server-double.ts';
import { tables, type PlaceRow, type Store } from './store.ts';

/**
 * What the store of a released version really wrote: three women, each with a plan, a departure day, an event that was
 * handed in, one that was handed in or (of the first woman) refused, and one that waits. Made by that version's own
 * code, never edited. The next version adds its own file and its number here.
 */
interface Released {
  readonly version: number;
  readonly rows: Readonly<Record<string, readonly unknown[]>>;
}
const released = (version: number): Released =>
  JSON.parse(readFileSync(new URL(`released/store-version-${version}.json`, import.meta.url), 'utf8')) as Released;

/** Tables and indexes as the first version made them, and the second left them. A version that changes them adds its own. */
const layoutOfVersion1 = {
  phone: { keyPath: 'name', indexes: {} },
  places: { keyPath: 'traineeId', indexes: {} },
  events: {
    keyPath: 'id',
    indexes: { 'by-state': ['traineeId', 'state', 'seq'], 'by-enrolment': ['traineeId', 'enrolmentId'] },
  },
  sealed: { keyPath: 'key', indexes: { 'by-place': ['traineeId'] } },
  packs: { keyPath: 'key', indexes: {} },
} as const;

/** Lays out a database as a version did, and writes its rows. */
async function laidOut(name: string, { version, rows }: Released): Promise<void> {
  const database = await openDB(name, version, {
    upgrade(made) {
      for (const [table, { keyPath, indexes }] of Object.entries(layoutOfVersion1)) {
        const store = made.createObjectStore(table, { keyPath });
        for (const [index, path] of Object.entries<readonly string[]>(indexes)) store.createIndex(index, [...path]);
      }
    },
  });
  for (const [table, those] of Object.entries(rows)) for (const row of those) await database.put(table, row);
  database.close();
}

const pinOf = (number: number) => `${number}${number}12`;
async function opened(phone: StoredPhone, number: number): Promise<Place> {
  const answer = await phone.open(joinedAs(number).traineeId, pinOf(number));
  if (answer.state !== 'open') throw new Error(`not open: ${answer.state}`);
  return answer.place;
}
async function onDisk(name: string): Promise<string> {
  const database = await openDB(name);
  const rows = await Promise.all(tables.map((table) => database.getAll(table)));
  database.close();
  return JSON.stringify(rows);
}
async function placesOnDisk(name: string): Promise<readonly PlaceRow[]> {
  const database = await openDB(name);
  const rows = (await database.getAll('places')) as PlaceRow[];
  database.close();
  return rows;
}
/** The names of everything in a row that the code counts on. */
const fieldsOf = (row: PlaceRow | undefined) => ({
  row: namesIn(row),
  joined: row?.joined.map(namesIn),
  vault: namesIn(row?.vault),
  tries: namesIn(row?.tries),
});
const namesIn = (thing: object | undefined) => Object.keys(thing ?? {}).sort();
const phoneOver = (store: Store, open: typeof phoneOn): Promise<StoredPhone> =>
  open({ store, clock: clockAt(today).clock, random: seeded(1), iterations: cheap, caches: undefined });
const outboxOf = (phone: StoredPhone, { fetch }: ServerDouble) =>
  createOutbox({ phone, base: '/api', fetch, locks: undefined });
/** What of one woman's steps waits or was handed in; of the first woman, one was refused. */
const stepsOf = (number: number) => (number === 1 ? [saw('b-1'), saw('b-3')] : [saw('b-1'), saw('b-2'), saw('b-3')]);
const factsOf = async (place: Place, number: number) =>
  (await place.events(joinedAs(number).enrolmentId)).map(({ fact }) => fact);

let names = 0;

describe.each([1])('a phone that was last used with version %i of the store', (version) => {
  let name: string;
  let server: ServerDouble;
  const newPage = (open = phoneOn) => phoneOver(createIndexedDbStore(name), open);

  beforeEach(async () => {
    name = `released-${(names += 1)}`;
    server = createServerDouble();
    for (const number of [1, 2, 3]) server.tokens.set(keysOf(number).uploadToken, joinedAs(number).traineeId);
    await laidOut(name, released(version));
  });

  it('opens with her pictures, her plan, her day and all she did', async () => {
    const phone = await newPage();
    expect(await phone.places()).toHaveLength(3);
    for (const number of [1, 2, 3]) {
      const place = await opened(phone, number);
      expect(await place.readPlan('b-plan')).toEqual({ word: `blue umbrella ${number}` });
      expect(await place.departure()).toEqual(leavingInJune);
      expect(await factsOf(place, number)).toEqual(stepsOf(number));
      expect(await place.pack(joinedAs(number).releaseId, 'km')).not.toBeNull();
      expect((await place.waiting()).refused).toHaveLength(number === 1 ? 1 : 0);
    }
  });

  it('has in every row all that the row of a woman who joins today has, before any of them opens her place', async () => {
    const phone = await newPage();
    await phone.settle(joinedAs(4), keysOf(4), pinOf(4));
    const rows = await placesOnDisk(name);
    const today = rows.find(({ traineeId }) => traineeId === joinedAs(4).traineeId);
    const before = rows.filter((row) => row !== today);
    expect(before).toHaveLength(3);
    for (const row of before) expect(fieldsOf(row)).toEqual(fieldsOf(today));
  });

  it('has nothing of what she did in clear once her place was opened', async () => {
    const phone = await newPage();
    for (const number of [1, 2, 3]) await opened(phone, number);
    expect(await onDisk(name)).not.toContain('"occurredAt"');
  });

  it('hands in what waited while all are locked out, and she finds it afterwards', async () => {
    const phone = await newPage();
    expect(await outboxOf(phone, server).flush()).toMatchObject({ state: 'clear', handedIn: 3, waiting: 0 });
    expect([...server.held.values()].map(({ event }) => [event.v, event.by])).toEqual(
      Array.from({ length: 3 }, () => [2, 'herself']),
    );
    for (const number of [1, 2, 3]) expect(await factsOf(await opened(phone, number), number)).toEqual(stepsOf(number));
    expect(await onDisk(name)).not.toContain('"occurredAt"');
  });

  it('hands in what waited after she opened her place, once, and goes on', async () => {
    const phone = await newPage();
    for (const number of [1, 2, 3]) await opened(phone, number);
    await (await opened(phone, 1)).record(joinedAs(1).enrolmentId, saw('b-4'));
    expect(await outboxOf(phone, server).flush()).toMatchObject({ state: 'clear', handedIn: 4, waiting: 0 });
    expect(server.bodies.join()).not.toMatch(/"b-\d"/);
    expect(Math.max(...server.timesTaken.values())).toBe(1);
  });

  it('goes on in clear until it learns to whom it seals, and then seals all of it', async () => {
    const phone = await newPage(openPhone);
    const place = await opened(phone, 2);
    await place.setSecondPin('4455', pinOf(2));
    await place.record(joinedAs(2).enrolmentId, saw('b-4'));
    server.weather = 'no-network';
    await outboxOf(phone, server).flush();
    server.weather = 'none';
    expect(await factsOf(place, 2)).toEqual([...stepsOf(2), saw('b-4')]);

    await phone.keepSealingKey(sealingKey);
    for (const number of [1, 2, 3]) await opened(phone, number);
    expect(await onDisk(name)).not.toContain('"occurredAt"');
    expect(await outboxOf(phone, server).flush()).toMatchObject({ state: 'clear', handedIn: 4, waiting: 0 });
    expect((await phone.open(joinedAs(2).traineeId, '4455')).state).toBe('innocent');
    expect(await (await opened(phone, 2)).hasSecondPin()).toBe(true);
  });

  it('keeps nothing in clear of what was handed in before it learned to whom it seals', async () => {
    const phone = await newPage(openPhone);
    for (const number of [1, 2, 3]) await opened(phone, number);
    expect(await outboxOf(phone, server).flush()).toMatchObject({ state: 'clear', handedIn: 3, waiting: 0 });
    expect(await onDisk(name)).not.toContain('"occurredAt"');
  });

  it('lets a sister begin without network, though it knows less of classes than it will', async () => {
    const phone = await newPage();
    expect(await phone.classWith('ABCD2345')).toBeNull();
    const sister = await phone.register(newcomerAs(9));
    await sister.record(newcomerAs(9).enrolmentId, saw('b-1'));
    expect(await outboxOf(phone, server).flush()).toMatchObject({ state: 'clear', handedIn: 4, waiting: 0 });
  });

  it('takes from the server what it does not know yet of her class', async () => {
    const phone = await newPage();
    const place = await opened(phone, 1);
    await place.restore([joinedAs(1, { releaseId: idOf(4001) })], leavingInJune, []);
    expect(place.joined.map(({ classCode }) => classCode)).toEqual(['ABCD2345']);
    // The course of before stays until the new one is whole.
    expect((await place.pack(idOf(4001), 'km'))?.id).toBe(joinedAs(1).releaseId);
    expect((await phone.reset(joinedAs(1).traineeId, resetCodeOf(1), '8642')).state).toBe('reset');
  });

  it('loses nothing when the page is killed between any two writes of opening it', async () => {
    for (let writes = 0; ; writes += 1) {
      name = `released-${(names += 1)}`;
      await laidOut(name, released(version));
      const bare = await newPage(openPhone);
      await bare.keepSealingKey(sealingKey);
      const store = dyingStore(createIndexedDbStore(name), writes);
      const dying = await phoneOver(store, openPhone);
      const isKilled = await mayBeKilled(store, async () => void (await opened(dying, 1)));

      const phone = await newPage();
      expect(await factsOf(await opened(phone, 1), 1)).toEqual(stepsOf(1));
      await outboxOf(phone, server).flush();
      expect([...server.held.values()].map(({ event }) => event.fact)).toEqual([saw('b-3'), saw('b-3'), saw('b-3')]);
      expect(Math.max(...server.timesTaken.values())).toBe(1);
      if (!isKilled) return expect(writes).toBeGreaterThan(3);
    }
  });

  it('takes a second PIN', async () => {
    const phone = await newPage();
    const place = await opened(phone, 2);
    await place.setSecondPin('4455', pinOf(2));
    expect((await phone.open(joinedAs(2).traineeId, '4455')).state).toBe('innocent');
  });
});
