import { screen } from '@testing-library/react';
import { joined, newHand, openPortal, say } from '../test-world/open-portal.tsx';

describe('opening her place', () => {
  it('asks for her pictures, meets a wrong row kindly, and brings her where she wanted to go', async () => {
    const hand = newHand();
    await joined(hand, 'Srey Example');
    const portal = await openPortal('/me', hand);
    await portal.see(say('open.ask', { name: 'Srey Example' }));
    await portal.tapPin(['Drum', 'Drum', 'Fish', 'Fish']);
    await portal.see(say('open.wrong'));
    await portal.tapPin();
    await portal.see(/K7M2QX/);
  });

  it('asks first who it is when sisters share the phone', async () => {
    const hand = newHand();
    await joined(hand, 'Srey Example');
    await joined(hand, 'Dara Example');
    const portal = await openPortal('/', hand);
    await portal.see(say('open.who'));
    await portal.press('Dara Example');
    await portal.tapPin();
    await portal.see(say('learn.hello', { name: 'Dara Example' }));
  });

  it('makes her wait after many wrong rows, and says for how long', async () => {
    const hand = newHand();
    await joined(hand);
    const portal = await openPortal('/', hand);
    for (let tries = 0; tries < 6; tries += 1) {
      await portal.tapPin(['Drum', 'Drum', 'Drum', 'Fish']);
      await screen.findByText(tries < 5 ? say('open.wrong') : /30 seconds/);
    }
    expect(screen.getByRole('button', { name: 'Fish' }).getAttribute('aria-disabled')).toBe('true');
  });

  it('tells honestly what happens when the pictures are forgotten', async () => {
    const hand = newHand();
    await joined(hand);
    const portal = await openPortal('/', hand);
    await portal.pressKey('open.forgot');
    await portal.see(say('open.forgot.how'));
    await portal.pressKey('open.forgot.card');
    await portal.see(say('card.hint'));
  });

  it('shows the ways for everyone else one step back', async () => {
    const hand = newHand();
    await joined(hand, 'Srey Example');
    const portal = await openPortal('/', hand);
    await portal.see(say('open.ask', { name: 'Srey Example' }));
    await portal.pressKey('back');
    await portal.see(say('open.who'));
    expect(screen.getByRole('button', { name: say('borrowed.begin') })).toBeTruthy();
    await portal.press('Srey Example');
    await portal.see(say('open.ask', { name: 'Srey Example' }));
  });
});

describe('new pictures with the trainer’s code', () => {
  const newPin = ['Star', 'Boat', 'Mango', 'Lamp'];

  async function forgetful() {
    const hand = newHand();
    const first = await joined(hand);
    await first.press(/^My papers/);
    await first.see('Papers are yours.');
    await first.pressKey('next');
    await first.see('Keep a copy.');
    await first.pressKey('next');
    await first.see('One question.');
    while (hand.server.events.length < 2) await new Promise((resolve) => setTimeout(resolve));
    const portal = await openPortal('/', hand);
    await portal.pressKey('open.forgot');
    await portal.pressKey('open.forgot.trainer');
    return { hand, portal };
  }

  it('say first what is lost, work without network, and bring back what she learned with it', async () => {
    const { hand, portal } = await forgetful();
    hand.server.isReachable = false;
    await portal.see(say('reset.lost'));
    await portal.see(say('reset.kept'));
    await portal.pressKey('reset.go-on');
    const code = await screen.findByRole('textbox', { name: say('reset.ask') });
    await portal.user.type(code, 'abcdefgh23');
    expect(code).toHaveProperty('value', 'ABCD EFGH 23');
    await portal.pressKey('next');
    await portal.see(say('reset.short'));
    await portal.user.type(code, '45');
    await portal.pressKey('next');
    await portal.tapPin(newPin);
    await portal.see(say('pin.repeat.ask'));
    await portal.tapPin(newPin);
    await portal.see(say('learn.all'));
    await portal.pressKey('tab.me');
    await portal.see(say('asked.reset.waiting'));
    hand.server.isReachable = true;
    dispatchEvent(new Event('online'));
    await portal.see(say('me.all-sent'));
    expect(hand.server.resets).toHaveLength(1);
    await portal.pressKey('tab.learn');
    await portal.see(say('learn.go-on'));
    const again = await openPortal('/', hand);
    await again.tapPin();
    await again.see(say('open.wrong'));
    await again.tapPin(newPin);
    await again.see(say('learn.all'));
  });

  it('need the right code, and change nothing without it', async () => {
    const { hand, portal } = await forgetful();
    await portal.pressKey('reset.go-on');
    await portal.user.type(await screen.findByRole('textbox'), 'ZZZZ2222ZZZZ');
    await portal.pressKey('next');
    await portal.tapPin(newPin);
    await portal.see(say('pin.repeat.ask'));
    await portal.tapPin(newPin);
    await portal.see(say('reset.wrong'));
    const again = await openPortal('/', hand);
    await again.tapPin();
    await again.see(say('learn.all'));
  });
});

describe('a card', () => {
  it('says when letters are missing', async () => {
    const portal = await openPortal('/card', newHand());
    await portal.user.type(await screen.findByRole('textbox'), 'ABC');
    await portal.pressKey('next');
    await portal.see(say('card.short'));
  });
});
