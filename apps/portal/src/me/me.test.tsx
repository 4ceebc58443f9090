import { screen } from '@testing-library/react';
import { joined, newHand, openPortal, say } from '../test-world/open-portal.tsx';

describe('what is hers', () => {
  it('shows her plan and deletes all of it at once', async () => {
    const hand = newHand();
    const portal = await joined(hand);
    await portal.press(/^My papers/);
    for (const words of ['Papers are yours.', 'Keep a copy.']) {
      await portal.see(words);
      await portal.pressKey('next');
    }
    await portal.user.click(await screen.findByRole('radio', { name: 'Is it yours? yes' }));
    await portal.pressKey('next');
    await portal.user.type(await screen.findByRole('textbox'), 'my aunt');
    await portal.pressKey('plan.keep');
    await portal.see(say('plan.kept'));
    await portal.pressKey('lesson.end.home');
    const me = await openPortal('/me', hand);
    await me.tapPin();
    await me.pressKey('me.plan');
    await me.see('my aunt');
    await me.pressKey('me.plan.delete');
    await me.see(say('me.plan.deleted'));
    await me.see(say('me.traces'));
    expect(screen.queryByText('my aunt')).toBeNull();
  });

  it('is taken off the phone with the server told first, and without network only when she says so again', async () => {
    const hand = newHand();
    const portal = await joined(hand);
    hand.server.isReachable = false;
    await portal.pressKey('tab.me');
    await portal.pressKey('me.remove');
    await portal.see(say('me.traces'));
    await portal.pressKey('me.remove.yes');
    await portal.see(say('me.remove.online'));
    expect(hand.disk.held.places.size).toBe(1);
    hand.server.isReachable = true;
    await portal.pressKey('app.again');
    await portal.see(say('welcome.what'));
    expect(hand.server.tokens.size).toBe(0);
    const again = await openPortal('/', hand);
    await again.see(say('welcome.what'));
  });

  it('can be taken off a phone that has no network', async () => {
    const hand = newHand();
    const portal = await joined(hand);
    hand.server.isReachable = false;
    await portal.pressKey('tab.me');
    await portal.pressKey('me.remove');
    await portal.pressKey('me.remove.yes');
    await portal.pressKey('me.remove.without-network');
    await portal.see(say('welcome.what'));
    expect(hand.disk.held.places.size).toBe(0);
  });

  it('never loses what was not yet handed in, unless she says so a second time', async () => {
    const hand = newHand();
    const portal = await joined(hand);
    hand.server.isReachable = false;
    await portal.press(/^My papers/);
    await portal.see('Papers are yours.');
    await portal.pressKey('next');
    await portal.see('Keep a copy.');
    const me = await openPortal('/me', hand);
    await me.tapPin();
    await me.see(say('me.waiting', { count: 1 }));
    await me.pressKey('me.remove');
    await me.see(say('me.waiting', { count: 1 }));
    await me.pressKey('me.remove.yes');
    await me.see(say('me.remove.unsent', { count: 1 }));
    expect(hand.server.tokens.size).toBeGreaterThan(0);
    await me.pressKey('me.remove.later');
    await me.see(say('me.waiting', { count: 1 }));
    await me.pressKey('me.remove');
    await me.pressKey('me.remove.yes');
    hand.server.isReachable = true;
    await me.pressKey('app.again');
    await me.see(say('welcome.what'));
    expect(hand.server.events).toHaveLength(1);
    expect(hand.disk.held.places.size).toBe(0);
  });

  it('loses what could not be handed in only with her word for it', async () => {
    const hand = newHand();
    const portal = await joined(hand);
    hand.server.isReachable = false;
    await portal.press(/^My papers/);
    await portal.pressKey('next');
    await portal.see('Keep a copy.');
    const me = await openPortal('/me', hand);
    await me.tapPin();
    await me.pressKey('me.remove');
    await me.pressKey('me.remove.yes');
    await me.pressKey('me.remove.anyway', { count: 1 });
    await me.see(say('welcome.what'));
    expect(hand.disk.held.places.size).toBe(0);
  });

  it('closes her place when she asks', async () => {
    const portal = await joined(newHand());
    await portal.pressKey('tab.me');
    await portal.pressKey('me.lock');
    await portal.see(say('open.ask', { name: 'Srey Example' }));
  });

  it('says what the pictures stop and what a browser remembers', async () => {
    const portal = await joined(newHand());
    await portal.pressKey('tab.me');
    await portal.pressKey('me.privacy');
    await portal.see(say('me.privacy.pin'));
    await portal.see(say('me.privacy.expert'));
    await portal.see(say('me.privacy.history'));
  });

  it('names each language in its own language, also for those who hear the screen', async () => {
    const portal = await joined(newHand());
    await portal.pressKey('tab.me');
    await portal.press(/^Language/);
    for (const [name, lang] of Object.entries({ ភាសាខ្មែរ: 'km', English: 'en', 'Bahasa Indonesia': 'id' }))
      expect((await screen.findByRole('radio', { name })).closest('[lang]')?.getAttribute('lang')).toBe(lang);
  });

  it('offers no language that would lead to nothing: only those in which her course exists', async () => {
    const hand = newHand();
    hand.server.packBytes = { km: 218_000, en: 218_000 };
    const portal = await joined(hand);
    await portal.pressKey('tab.me');
    await portal.press(/^Language/);
    await screen.findByRole('radio', { name: 'English' });
    expect(screen.getAllByRole('radio').map(({ textContent }) => textContent)).toEqual(['ភាសាខ្មែរ', 'English']);
  });
});
