import { jest } from '@jest/globals';
import { act, screen, waitFor } from '@testing-library/react';
import { givesCard, signInWithHerCard } from '../test-world/card-holder.ts';
// Here at once: two scripts that come at the same moment are too much for Jest's linker.
import '../card/card.tsx';
import './watch.tsx';
import { joined, keptMedia, newHand, openPortal, say, type Hand } from '../test-world/open-portal.tsx';

afterEach(() => jest.useRealTimers());

/** Everything that is written on the phone itself, as far as it can be seen here. */
const onThePhone = ({ disk }: Hand) =>
  JSON.stringify({
    disk: Object.values(disk.held).map((table) => [...table]),
    media: [...keptMedia.keys()],
    local: { ...localStorage },
    session: { ...sessionStorage },
    cookie: document.cookie,
  });

/** She has come in with her card on a phone that is not hers. */
async function comeIn(hand: Hand) {
  givesCard(hand.server);
  const portal = await openPortal('/', hand);
  await portal.see(say('welcome.what'));
  while (!hand.disk.held.phone.has('sealing-key')) await new Promise((resolve) => setTimeout(resolve));
  const before = onThePhone(hand);
  hand.server.asked.length = 0;
  await portal.pressKey('borrowed.begin');
  await portal.see(say('borrowed.how'));
  await portal.pressKey('borrowed.card');
  await signInWithHerCard(portal);
  await portal.see(say('borrowed.banner'));
  return { portal, before };
}

/** Leaves a lesson in its middle. */
const goTo = async (path: string): Promise<void> =>
  act(async () => {
    history.replaceState(null, '', path);
    dispatchEvent(new PopStateEvent('popstate'));
  });

/** One step of a lesson, then home again. */
async function learnAStep({ press, pressKey, see }: Awaited<ReturnType<typeof openPortal>>): Promise<void> {
  await pressKey('learn.pack.start');
  await press(/^My papers/);
  await see('Papers are yours.');
  await pressKey('next');
  await see('Keep a copy.');
  await goTo('/learn');
  await see(say('learn.all'));
}

const pass = async (minutes: number): Promise<void> => act(async () => void jest.advanceTimersByTime(minutes * 60_000));

const asksBeforeClosing = (): boolean => {
  const closing = new Event('beforeunload', { cancelable: true });
  dispatchEvent(closing);
  return closing.defaultPrevented;
};

describe('on a phone that is not hers', () => {
  it('sends what she did, lets the server forget the phone, and leaves nothing behind', async () => {
    const hand = newHand();
    const { portal, before } = await comeIn(hand);
    await learnAStep(portal);
    await waitFor(() => expect(hand.server.events).toHaveLength(1));
    expect(onThePhone(hand)).toBe(before);
    // Nor in the browser's own cache.
    expect(hand.server.asked.length).toBeGreaterThan(5);
    expect(hand.server.asked.filter(({ cache }) => cache !== 'no-store')).toEqual([]);
    await portal.pressKey('borrowed.finish');
    await portal.see(say('borrowed.gone'));
    await portal.see(say('borrowed.stays', { name: say('app.name') }));
    await waitFor(() => expect(hand.server.tokens.size).toBe(0));
    expect(onThePhone(hand)).toBe(before);
    expect(portal.historyGrowth()).toBe(0);
    expect(document.body.textContent).not.toContain('Kunthea');
    await portal.pressKey('app.nothing.home');
    await portal.see(say('welcome.what'));
  });

  it('asks before anything that was not sent is lost, and only then', async () => {
    const hand = newHand();
    const { portal, before } = await comeIn(hand);
    expect(asksBeforeClosing()).toBe(false);
    await portal.pressKey('learn.pack.start');
    await portal.see(say('learn.all'));
    hand.server.isReachable = false;
    await portal.press(/^My papers/);
    await portal.see('Papers are yours.');
    await portal.pressKey('next');
    await portal.see('Keep a copy.');
    await waitFor(() => expect(asksBeforeClosing()).toBe(true));
    await goTo('/me');
    await portal.pressKey('borrowed.finish');
    await portal.see(say('borrowed.unsent', { count: 1 }));
    await portal.pressKey('borrowed.stay');
    await portal.see(say('borrowed.banner'));
    await portal.pressKey('borrowed.finish');
    await portal.pressKey('borrowed.anyway', { count: 1 });
    await portal.see(say('borrowed.gone'));
    expect(onThePhone(hand)).toBe(before);
    expect(asksBeforeClosing()).toBe(false);
  });

  it('finishes by itself when nobody has touched it for ten minutes', async () => {
    const hand = newHand();
    const { portal } = await comeIn(hand);
    // From here on: until then screens are fetched, and that takes the time it takes.
    jest.useFakeTimers({ advanceTimers: true });
    await portal.pressKey('tab.me');
    await pass(7);
    await portal.see(say('me.all-sent'));
    await pass(4);
    await portal.see(say('borrowed.gone'));
  });

  it('leaves her who lives on the phone as she was', async () => {
    const hand = newHand();
    await joined(hand, 'Srey Example');
    givesCard(hand.server);
    const portal = await openPortal('/', hand);
    await portal.pressKey('back');
    await portal.pressKey('borrowed.begin');
    await portal.pressKey('borrowed.card');
    await signInWithHerCard(portal);
    await portal.see(say('borrowed.banner'));
    await portal.pressKey('borrowed.finish');
    await portal.pressKey('app.nothing.home');
    await portal.see(say('open.ask', { name: 'Srey Example' }));
    await portal.tapPin();
    await portal.see(say('learn.all'));
    expect(screen.queryByText(say('borrowed.banner'))).toBeNull();
  });

  it('is again what it was when she goes back before coming in', async () => {
    const hand = newHand();
    const portal = await openPortal('/', hand);
    await portal.pressKey('borrowed.begin');
    await portal.pressKey('borrowed.card');
    await screen.findByRole('textbox', { name: say('card.ask') });
    await portal.pressKey('back');
    await portal.see(say('welcome.what'));
  });
});
