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
    expect(screen.getByRole('button', { name: 'Fish' })).toHaveProperty('disabled', true);
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
});

describe('a card', () => {
  it('leaves no code in the address line', async () => {
    const portal = await openPortal('/card#ABCDEFGHIJKLMNOPQRSTUVWXYZ', newHand());
    await portal.see(say('card.pin'));
    expect(location.href).not.toContain('ABCDEFGH');
  });
  it('says when letters are missing', async () => {
    const portal = await openPortal('/card', newHand());
    await portal.user.type(await screen.findByRole('textbox'), 'ABC');
    await portal.pressKey('next');
    await portal.see(say('card.short'));
  });
});
