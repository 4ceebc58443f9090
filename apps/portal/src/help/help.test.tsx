import type { HelpCard } from '@romduol/contracts';
import { screen } from '@testing-library/react';
import { newHand, openPortal, say } from '../test-world/open-portal.tsx';
import { besidePolice, groupsOf } from './groups.ts';

const card = (id: string, more: Partial<HelpCard> = {}): HelpCard => ({
  id,
  country: 'KH',
  name: { en: `Line ${id}` },
  kinds: ['labour'],
  phones: [{ inside: '000', fromAbroad: null, type: 'voice' }],
  url: null,
  hours: null,
  languages: [],
  khmerSpoken: 'unknown',
  isFree: false,
  confidence: 'two-sources',
  lastVerified: null,
  ...more,
});
const police = card('police', {
  kinds: ['emergency_police'],
  phones: [{ inside: '111', fromAbroad: null, type: 'voice' }],
});
const women = card('women', {
  kinds: ['violence'],
  khmerSpoken: 'yes',
  lastVerified: '2026-11-01',
  phones: [{ inside: '222 333', fromAbroad: '+855 22 333', type: 'voice' }],
});

describe('help', () => {
  it('is there without sign-in and without network once it has come, with every number to copy and to call', async () => {
    const hand = newHand();
    hand.server.cards = [police, women];
    const first = await openPortal('/help', hand);
    await first.press(/Cambodia/);
    await first.see('111');
    hand.server.isReachable = false;
    const portal = await openPortal('/help/kh', hand);
    await portal.see('111');
    const call = screen.getAllByRole('link', { name: say('help.call', { number: '222 333' }) })[0];
    expect(call?.getAttribute('href')).toBe('tel:222333');
    expect(screen.getAllByText('+855 22 333').length).toBeGreaterThan(0);
  });

  it('never shows the police alone', async () => {
    const hand = newHand();
    hand.server.cards = [police, card('labour'), women];
    const portal = await openPortal('/help/KH', hand);
    await portal.see(say('help.beside-police'));
    expect(besidePolice(hand.server.cards)?.id).toBe('women');
  });

  it('says of each number whether the programme has called it, and when', async () => {
    const hand = newHand();
    hand.server.cards = [police, women, card('old', { lastVerified: '2026-01-01' })];
    const portal = await openPortal('/help/KH', hand);
    await portal.see(say('help.unverified'));
    expect(screen.getAllByText(say('help.verified', { day: '1 November 2026' })).length).toBeGreaterThan(0);
    await portal.see(say('help.verified-old', { day: '1 January 2026' }));
  });

  it('is honest where there is only the police, or nothing', async () => {
    const hand = newHand();
    hand.server.cards = [{ ...police, country: 'TH' }];
    const portal = await openPortal('/help/TH', hand);
    await portal.see(say('help.few'));
    const nowhere = await openPortal('/help/XX', hand);
    await nowhere.see(say('help.no-number'));
  });

  it('puts lines where Khmer is spoken first in their group', () => {
    const groups = groupsOf([card('a'), card('b', { khmerSpoken: 'yes' })]);
    expect(groups).toEqual([
      { need: 'labour', cards: [expect.objectContaining({ id: 'b' }), expect.objectContaining({ id: 'a' })] },
    ]);
  });
});
