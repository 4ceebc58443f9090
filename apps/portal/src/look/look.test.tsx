import { screen } from '@testing-library/react';
import { joined, newHand, openPortal, say } from '../test-world/open-portal.tsx';

const hrefOf = (rel: string) => document.querySelector(`link[rel="${rel}"]`)?.getAttribute('href');
afterEach(() => localStorage.clear());

describe('the name and picture on the phone', () => {
  it('are chosen before she joins, are worn at once, and stay', async () => {
    const hand = newHand();
    const portal = await openPortal('/', hand);
    await portal.see(say('welcome.what'));
    expect(document.title).toBe('Green leaf');
    await portal.pressKey('look.title');
    await portal.user.click(await screen.findByRole('radio', { name: 'Weather' }));
    expect((await screen.findByRole('radio', { name: 'Weather' })).getAttribute('aria-checked')).toBe('true');
    expect(document.title).toBe('Weather');
    expect(hrefOf('manifest')).toBe('/looks/weather.en.webmanifest');
    expect(hrefOf('icon')).toBe('/looks/weather.svg');
    expect(hrefOf('apple-touch-icon')).toBe('/looks/weather-maskable.png');
    await portal.pressKey('back');
    await portal.see(say('welcome.what'));
    document.title = '…';
    await openPortal('/nothing-here', hand);
    expect(await screen.findByRole('heading', { level: 1, name: 'Weather' })).toBeTruthy();
    expect(document.title).toBe('Weather');
    expect(portal.historyGrowth()).toBe(0);
  });

  it('are undone by another tap, and go with the language', async () => {
    const portal = await joined(newHand());
    await portal.pressKey('tab.me');
    await portal.press(/^Name and picture/);
    await portal.user.click(await screen.findByRole('radio', { name: 'Radio' }));
    await portal.user.click(await screen.findByRole('radio', { name: 'Recipes' }));
    await portal.pressKey('back');
    await portal.press(/^Language/);
    await portal.user.click(await screen.findByRole('radio', { name: 'Bahasa Indonesia' }));
    await screen.findByRole('heading', { level: 1, name: 'Saya' });
    expect(document.title).toBe('Resep');
    expect(hrefOf('manifest')).toBe('/looks/recipes.id.webmanifest');
  });

  it('can be chosen with the keyboard alone, beginning at the title of the screen', async () => {
    const portal = await openPortal('/look', newHand());
    const title = await screen.findByRole('heading', { level: 1, name: say('look.title') });
    expect(document.activeElement).toBe(title);
    const market = screen.getByRole('radio', { name: 'Market list' });
    for (let presses = 0; document.activeElement !== market && presses < 20; presses += 1) await portal.user.tab();
    await portal.user.keyboard('{Enter}');
    await screen.findByRole('radio', { name: 'Market list', checked: true });
    expect(document.title).toBe('Market list');
  });

  it('of a version to come count as none', async () => {
    const hand = newHand();
    const portal = await openPortal('/', hand);
    await portal.see(say('welcome.what'));
    localStorage.setItem('look', JSON.stringify({ look: 'balloon', locale: 'en', name: 'Balloon' }));
    await openPortal('/', hand);
    await portal.see(say('welcome.what'));
    expect(document.title).toBe('Green leaf');
  });
});
