import { screen, within } from '@testing-library/react';
import { joined, newHand, openPortal, pin, say, type OpenedPortal } from '../test-world/open-portal.tsx';

const others = ['Star', 'Hen', 'Boat', 'Lamp'];

/** From her home to the page of the other pictures. */
async function goThere(portal: OpenedPortal): Promise<void> {
  await portal.pressKey('tab.me');
  await portal.pressKey('me.privacy');
  await portal.pressKey('second.title');
}

async function withOtherPictures() {
  const hand = newHand();
  const portal = await joined(hand);
  await goThere(portal);
  await portal.pressKey('second.choose');
  await portal.see(say('second.own'));
  await portal.tapPin();
  await portal.see(say('second.ask'));
  await portal.tapPin(others);
  await portal.see(say('pin.repeat.ask'));
  await portal.tapPin(others);
  await portal.see(say('second.kept'));
  return { hand, portal };
}

const isTicked = (words: string) => screen.getByRole('checkbox', { name: words }).getAttribute('aria-checked');

describe('other pictures', () => {
  it('open a market list that can be used, and tells of nothing else', async () => {
    const { hand } = await withOtherPictures();
    const portal = await openPortal('/', hand);
    await portal.tapPin(others);
    await portal.see(say('list.title'));
    expect(screen.queryByRole('navigation')).toBeNull();
    expect(document.body.textContent).not.toContain('Srey Example');
    await portal.user.click(await screen.findByRole('checkbox', { name: 'Rice' }));
    expect(isTicked('Rice')).toBe('true');
    await portal.user.type(screen.getByRole('textbox', { name: say('list.new') }), 'Limes{Enter}');
    expect(isTicked('Limes')).toBe('false');
    await portal.press(say('list.take-off', { words: 'Fish' }));
    expect(screen.queryByRole('checkbox', { name: 'Fish' })).toBeNull();
    await portal.pressKey('list.undo');
    expect(isTicked('Fish')).toBe('false');
    await portal.pressKey('list.clear');
    expect(screen.queryByRole('checkbox', { name: 'Rice' })).toBeNull();
    await portal.pressKey('back');
    await portal.see(say('open.ask', { name: 'Srey Example' }));
  });

  it('keep the list as it was left, also without network, and her own pictures still open her place', async () => {
    const { hand } = await withOtherPictures();
    hand.server.isReachable = false;
    const first = await openPortal('/', hand);
    await first.tapPin(others);
    await first.user.type(await screen.findByRole('textbox', { name: say('list.new') }), 'Limes{Enter}');
    expect(isTicked('Limes')).toBe('false');
    const again = await openPortal('/', hand);
    await again.tapPin(others);
    await screen.findByRole('checkbox', { name: 'Limes' });
    await again.pressKey('back');
    await again.tapPin();
    await again.see(say('learn.all'));
  });

  it('cannot be her own, and need her own first', async () => {
    const portal = await joined(newHand());
    await goThere(portal);
    await portal.pressKey('second.choose');
    await portal.tapPin(others);
    await portal.see(say('open.wrong'));
    await portal.tapPin();
    await portal.see(say('second.ask'));
    await portal.tapPin(pin);
    await portal.see(say('second.same'));
  });

  it('can be taken away again: then they open nothing', async () => {
    const { hand, portal: first } = await withOtherPictures();
    await first.pressKey('second.forget');
    await first.see(say('second.forgotten'));
    const portal = await openPortal('/', hand);
    await portal.tapPin(others);
    await portal.see(say('open.wrong'));
  });

  it('leave no word of the programme on the list', async () => {
    const { hand } = await withOtherPictures();
    const portal = await openPortal('/', hand);
    await portal.tapPin(others);
    const page = within(document.body);
    await page.findByRole('heading', { name: say('list.title') });
    expect(document.body.textContent).not.toMatch(/learn|lesson|course|class|programme|help/i);
  });
});
