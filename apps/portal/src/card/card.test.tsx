import { newKeys } from '@romduol/offline';
import { digits, givesCard, signInWithHerCard } from '../test-world/card-holder.ts';
import { newHand, openPortal, phoneIn, pin, say } from '../test-world/open-portal.tsx';
import { classCode } from '../test-world/server.ts';

/** She began without network, with the code of her sister's class; by now that is full. */
async function begunBefore() {
  const hand = newHand();
  const phone = await phoneIn(hand);
  const who = (name: string, id: string) => ({
    ...{ name, pin: digits, code: classCode, language: 'en' as const },
    ...{ traineeId: `01970000-0000-7000-8000-0000000000${id}`, enrolmentId: `01970000-0000-7000-8000-0000000001${id}` },
    departure: { intention: 'unknown', departsOn: null } as const,
    keys: newKeys(phone.deviceId),
  });
  const sister = who('Srey Example', 'a1');
  await phone.settle(await hand.server.join(sister), sister.keys, digits);
  const place = await phone.register(who('Kunthea', 'b1'));
  await place.record(place.joined[0]?.enrolmentId ?? '', { kind: 'block-seen', blockId: 'papers-hello' });
  hand.server.refuses.set(classCode, 'join.class-full');
  givesCard(hand.server);
  return hand;
}

describe('her card', () => {
  it('opens her place on a phone that does not know her', async () => {
    const hand = newHand();
    givesCard(hand.server);
    const portal = await openPortal('/card', hand);
    await signInWithHerCard(portal);
    await portal.see(say('learn.hello', { name: 'Kunthea Example' }));
  });

  it('brings along what she did where the class could not be asked, once she opens that too', async () => {
    const hand = await begunBefore();
    const portal = await openPortal('/card', hand);
    await signInWithHerCard(portal);
    await portal.see(say('begun.ask'));
    await portal.press(say('begun.yes', { name: 'Kunthea' }));
    await portal.tapPin(['Drum', 'Drum', 'Fish', 'Fish']);
    await portal.see(say('open.wrong'));
    await portal.tapPin(pin);
    await portal.see(say('begun.brought', { count: 1 }));
    await portal.pressKey('learn.go-on');
    await portal.see(say('learn.hello', { name: 'Kunthea Example' }));
    await portal.pressKey('tab.me');
    await portal.see(say('me.all-sent'));
    expect(hand.server.events).toHaveLength(1);
    expect([...hand.disk.held.places.values()].map(({ name }) => name).sort()).toEqual([
      'Kunthea Example',
      'Srey Example',
    ]);
  });

  it('opens her place all the same when she skips that, and nothing is lost', async () => {
    const hand = await begunBefore();
    const portal = await openPortal('/card', hand);
    await signInWithHerCard(portal);
    await portal.pressKey('begun.no');
    await portal.see(say('learn.hello', { name: 'Kunthea Example' }));
    expect(hand.disk.held.places.size).toBe(3);
    expect(hand.disk.held.events.size).toBe(1);
  });
});
