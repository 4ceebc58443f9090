import { screen } from '@testing-library/react';
import { answerAll, joined, newHand, openPortal, phoneIn, say, typeCode } from '../test-world/open-portal.tsx';
import { classCode } from '../test-world/server.ts';

/** A phone that has reached the server before, and reaches it no more. */
async function cutOff() {
  const hand = newHand();
  await phoneIn(hand);
  hand.server.isReachable = false;
  return hand;
}

describe('joining without network', () => {
  it('shows the class that a sister is in, lets her learn at once, and tells the class when there is network', async () => {
    const hand = newHand();
    await joined(hand, 'Srey Example');
    hand.server.isReachable = false;
    const portal = await openPortal('/join', hand);
    await typeCode(portal, 'abcd 2345');
    await portal.see(say('join.preview.offline'));
    await portal.see('Example course');
    await portal.see(say('join.preview.here'));
    await portal.pressKey('join.preview.yes');
    await answerAll(portal, 'Dara Example');
    await portal.see(say('learn.all'));
    await portal.pressKey('tab.me');
    await portal.see(say('asked.join.waiting'));
    expect(hand.server.joins.map(({ name }) => name)).toEqual(['Srey Example']);
    hand.server.isReachable = true;
    dispatchEvent(new Event('online'));
    await portal.see(say('me.all-sent'));
    expect(screen.queryByText(say('asked.join.waiting'))).toBeNull();
    expect(hand.server.joins.map(({ name }) => name)).toEqual(['Srey Example', 'Dara Example']);
    expect(screen.queryByText(say('me.signed-out'))).toBeNull();
  });

  it('begins with a code that nobody here knows, and has the help numbers meanwhile', async () => {
    const hand = await cutOff();
    const portal = await openPortal('/join', hand);
    await typeCode(portal, classCode);
    await portal.see(say('join.unseen.title'));
    await portal.pressKey('join.unseen.begin');
    await answerAll(portal, 'Dara Example');
    await portal.see(say('asked.join.waiting'));
    await portal.pressKey('welcome.help');
    await portal.see(say('help.none.title'));
    await portal.pressKey('back');
    await portal.see(say('learn.hello', { name: 'Dara Example' }));
    hand.server.isReachable = true;
    dispatchEvent(new Event('online'));
    await portal.see(say('learn.pack.title'));
  });

  it('says kindly when the class says no later, and takes another code with what she did', async () => {
    const hand = await cutOff();
    const portal = await openPortal('/join', hand);
    await typeCode(portal, 'ZZZZ2345');
    await portal.pressKey('join.unseen.begin');
    await answerAll(portal, 'Dara Example');
    await portal.see(say('asked.join.waiting'));
    hand.server.isReachable = true;
    dispatchEvent(new Event('online'));
    await portal.see(say('problem.join.code-unknown'));
    await portal.see(say('asked.join.refused'));
    await portal.pressKey('asked.other-code');
    await typeCode(portal, classCode);
    await portal.tapPin();
    await portal.see(say('learn.pack.title'));
    expect(hand.server.joins).toHaveLength(1);
    expect(hand.server.joins[0]).toMatchObject({ name: 'Dara Example', code: classCode });
  });

  it('is not kept waiting by a network that leads nowhere', async () => {
    const hand = await cutOff();
    hand.server.isReachable = true;
    hand.server.hanging.add('join.preview');
    const portal = await openPortal('/join', hand);
    await typeCode(portal, classCode);
    expect(await screen.findByText(say('join.unseen.title'), {}, { timeout: 5_000 })).toBeTruthy();
    hand.server.hanging.clear();
    await portal.pressKey('join.unseen.again');
    await portal.see('Class One');
  });

  it('asks for network where the phone has never had any', async () => {
    const hand = newHand();
    hand.server.isReachable = false;
    const portal = await openPortal('/join', hand);
    await typeCode(portal, classCode);
    await portal.see(say('join.needs-network'));
  });

  it('knows at once that letters which are easily confused stand in no code', async () => {
    const portal = await openPortal('/join', newHand());
    await typeCode(portal, 'ABCD0OI1');
    await portal.see(say('problem.join.code-unknown'));
  });
});
