import { cheap, clockAt, joinedAs, keysOf, otherPin, pin, saw, seeded, today } from './given.ts';
import { createMemoryDisk, createMemoryStore } from './memory-store.ts';
import { openPhone } from './open-phone.ts';
import { phoneOn } from './server-double.ts';
import { StorageFullError } from './store.ts';

describe('a phone without room', () => {
  const { traineeId, enrolmentId } = joinedAs(1);
  const phoneWith = (disk: ReturnType<typeof createMemoryDisk>, open: typeof phoneOn = openPhone) =>
    open({
      store: createMemoryStore(disk),
      clock: clockAt(today).clock,
      random: seeded(1),
      iterations: cheap,
      caches: undefined,
    });
  /** A phone that was filled to the brim by something else after she had settled. */
  async function fullDisk() {
    const roomy = createMemoryDisk();
    const place = await (await phoneWith(roomy, phoneOn)).settle(joinedAs(1), keysOf(1), pin);
    await place.record(enrolmentId, saw('b-1'));
    await place.setSecondPin('4455', pin);
    return { ...createMemoryDisk(1), held: roomy.held };
  }

  it('says so instead of losing an event silently, and keeps what it had', async () => {
    const phone = await phoneWith(await fullDisk());
    const answer = await phone.open(traineeId, pin);
    if (answer.state !== 'open') throw new Error(answer.state);
    await expect(answer.place.record(enrolmentId, saw('b-2'))).rejects.toThrow(StorageFullError);
    await expect(answer.place.keepPlan('b-plan', { word: 'x' })).rejects.toThrow(StorageFullError);
    expect((await answer.place.events(enrolmentId)).map(({ fact }) => fact)).toEqual([saw('b-1')]);
  });

  it('still opens for the right PIN only', async () => {
    const phone = await phoneWith(await fullDisk());
    expect((await phone.open(traineeId, otherPin)).state).toBe('wrong-pin');
    expect((await phone.open(traineeId, pin)).state).toBe('open');
    const second = await phone.open(traineeId, '4455');
    if (second.state !== 'innocent') throw new Error(second.state);
    expect(await second.list.read()).toBeNull();
    await expect(second.list.keep([])).rejects.toThrow(StorageFullError);
  });

  it('does not give a woman half a place', async () => {
    const phone = await phoneWith(createMemoryDisk(700), phoneOn);
    await expect(phone.settle(joinedAs(1), keysOf(1), pin)).rejects.toThrow(StorageFullError);
    expect(await phone.places()).toEqual([]);
  });
});
