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
    expect(screen.queryByText('my aunt')).toBeNull();
  });

  it('is taken off the phone only with network, so that the server forgets the phone too', async () => {
    const hand = newHand();
    const portal = await joined(hand);
    hand.server.isReachable = false;
    await portal.pressKey('tab.me');
    await portal.pressKey('me.remove');
    await portal.pressKey('me.remove.yes');
    await portal.see(say('me.remove.online'));
    hand.server.isReachable = true;
    await portal.pressKey('me.remove.yes');
    await portal.see(say('welcome.what'));
    const again = await openPortal('/', hand);
    await again.see(say('welcome.what'));
  });

  it('warns before what was not yet handed in would be lost', async () => {
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
    await me.see(say('me.remove.unsent', { count: 1 }));
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
    await portal.see(say('me.privacy.history'));
  });
});
