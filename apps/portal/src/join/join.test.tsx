import { screen } from '@testing-library/react';
import { answerAll, fill, joined, makeRoom, newHand, openPortal, phoneIn, say } from '../test-world/open-portal.tsx';
import { classCode } from '../test-world/server.ts';

describe('joining a class', () => {
  it('goes from the language of a new phone to her own place, in one entry of the history', async () => {
    const hand = newHand();
    const portal = await openPortal('/', hand, null);
    await portal.press('English');
    await portal.pressKey('welcome.code');
    const code = await screen.findByRole('textbox', { name: say('join.code.ask') });
    await portal.user.type(code, 'ab');
    await portal.pressKey('next');
    await portal.see(say('join.code.short'));
    await portal.user.clear(code);
    await portal.user.type(code, 'abcd 2345');
    await portal.pressKey('next');
    await portal.see('Class One');
    expect(screen.getByText('218 kB')).toBeTruthy();
    await portal.pressKey('join.preview.yes');
    await portal.pressKey('next');
    await portal.see(say('join.name.missing'));
    const name = screen.getByRole('textbox', { name: say('join.name.ask') });
    await portal.user.type(name, '\u200B\u202E');
    await portal.pressKey('next');
    await portal.see(say('join.name.missing'));
    await portal.user.clear(name);
    await portal.user.type(name, '  សុខ ស្រី \u202E');
    await portal.pressKey('next');
    await portal.pressKey('departure.know');
    await portal.press('December 2026');
    await portal.press('15');
    await portal.tapPin();
    await portal.tapPin();
    await portal.see(say('learn.pack.title'));
    expect(hand.server.joins).toHaveLength(1);
    expect(hand.server.joins[0]).toMatchObject({
      name: 'សុខ ស្រី',
      pin: '2468',
      departure: { intention: 'leaving', departsOn: '2026-12-15' },
    });
    expect(portal.historyGrowth()).toBe(0);
  });

  it('says kindly that a code is not known, and nothing is lost', async () => {
    const portal = await openPortal('/join', newHand());
    await portal.user.type(await screen.findByRole('textbox'), 'zzzz2345');
    await portal.pressKey('next');
    await portal.see(say('problem.join.code-unknown'));
    expect(screen.getByRole('textbox')).toHaveProperty('value', 'ZZZZ2345');
  });

  it('takes the class from a scanned address', async () => {
    const portal = await openPortal('/join/ABCD2345', newHand());
    await portal.see('Class One');
  });

  it('asks for the same woman when the answer was lost and the page was closed', async () => {
    const hand = newHand();
    const portal = await openPortal('/join/ABCD2345', hand);
    await portal.pressKey('join.preview.yes');
    hand.server.losesNextAnswer = true;
    await answerAll(portal, 'Neary Example');
    await portal.see(say('asked.join.waiting'));
    hand.server.isReachable = true;
    const again = await openPortal('/', hand);
    await again.tapPin();
    await again.see(say('learn.pack.title'));
    expect(hand.server.joins).toHaveLength(2);
    expect(hand.server.joins[1]).toEqual(hand.server.joins[0]);
  });

  it('takes her into her place when the phone has no room to note the answer, and stays with one woman', async () => {
    const hand = newHand();
    await phoneIn(hand);
    const portal = await openPortal('/join/ABCD2345', hand);
    await portal.pressKey('join.preview.yes');
    fill(hand, ({ places }) => places.size > 0);
    await answerAll(portal, 'Neary Example');
    await portal.see(say('asked.join.waiting'));
    makeRoom(hand);
    dispatchEvent(new Event('online'));
    await portal.see(say('learn.pack.title'));
    expect(new Set(hand.server.joins.map(({ traineeId }) => traineeId)).size).toBe(1);
    expect([...hand.disk.held.places.keys()]).toEqual([hand.server.joins[0]?.traineeId]);
  });

  it('tells her in her place that the class said no, when the phone has no room to take that place off again', async () => {
    const hand = newHand();
    await phoneIn(hand);
    const portal = await openPortal('/join/ABCD2345', hand);
    await portal.pressKey('join.preview.yes');
    hand.server.refuses.set(classCode, 'join.class-full');
    fill(hand, ({ places }) => [...places.values()].some(({ request }) => request?.refused));
    await answerAll(portal, 'Neary Example');
    await portal.see(say('problem.join.class-full'));
    await portal.see(say('asked.join.refused'));
  });

  it('leaves nothing on the phone when the class says no, and asks for another code', async () => {
    const hand = newHand();
    const portal = await openPortal('/join/ABCD2345', hand);
    await portal.pressKey('join.preview.yes');
    hand.server.refuses.set(classCode, 'join.class-full');
    await answerAll(portal, 'Neary Example');
    await portal.see(say('problem.join.class-full'));
    expect(hand.disk.held.places.size).toBe(0);
    hand.server.refuses.clear();
    await portal.pressKey('next');
    await portal.pressKey('join.preview.yes');
    expect(await screen.findByRole('textbox', { name: say('join.name.ask') })).toHaveProperty('value', 'Neary Example');
  });

  it('refuses four times the same picture, and two rows that differ', async () => {
    const portal = await openPortal('/join/ABCD2345', newHand());
    await portal.pressKey('join.preview.yes');
    await portal.user.type(await screen.findByRole('textbox'), 'Bopha Example');
    await portal.pressKey('next');
    await portal.pressKey('departure.staying');
    await portal.tapPin(['Fish', 'Fish', 'Fish', 'Fish']);
    await portal.see(say('problem.pin.too-plain'));
    await portal.tapPin();
    await portal.see(say('pin.repeat.ask'));
    await portal.tapPin(['Star', 'Hen', 'Mango', 'Lamp']);
    await portal.see(say('pin.different'));
  });

  it('brings her home, where the next thing is one big button', async () => {
    const portal = await joined(newHand());
    await portal.see(say('learn.pre.title'));
    await portal.pressKey('app.skip');
    await portal.see(say('learn.next'));
    expect(screen.getAllByText('My papers').length).toBeGreaterThan(0);
  });
});
