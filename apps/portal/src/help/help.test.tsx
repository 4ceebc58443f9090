import type { HelpCard } from '@romduol/contracts';
import { locales } from '@romduol/domain';
import { screen } from '@testing-library/react';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newHand, openPortal, say } from '../test-world/open-portal.tsx';
import { knownCountries, nameOfCountry } from './countries.ts';
import { besidePolice, checkedWays, groupsOf } from './groups.ts';

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
  expiresOn: null,
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
    hand.server.cards = [police, women, card('old', { lastVerified: '2026-01-01', expiresOn: '2026-06-30' })];
    const portal = await openPortal('/help/KH', hand);
    await portal.see(say('help.unverified'));
    expect(screen.getAllByText(say('help.verified', { day: '1 November 2026' })).length).toBeGreaterThan(0);
    await portal.see(say('help.verified-old', { day: '1 January 2026' }));
  });

  it('offers the number to be copied by hand, which leaves no trace in the phone’s list of calls', async () => {
    const hand = newHand();
    hand.server.cards = [women];
    const portal = await openPortal('/help/KH', hand);
    await portal.see(say('help.copy-hint'));
  });

  it('names a place without a number, and says so', async () => {
    const hand = newHand();
    hand.server.cards = [women];
    const portal = await openPortal('/help', hand);
    const thailand = await screen.findByRole('button', { name: /^Thailand/ });
    expect(thailand.textContent).toContain(say('help.no-routes'));
    await portal.press(/^Thailand/);
    await portal.see(honest('help.checked-none'));
  });

  const honest = (key: 'help.checked-none' | 'help.checked-single' | 'help.checked-police') =>
    `${say(key)} ${say('help.ask-programme')}`;
  const called = { lastVerified: '2026-11-01', expiresOn: '2027-04-30' };

  it.each([
    ['nobody has called any', [police, card('labour')], 'help.checked-none'],
    ['one alone was called', [police, women], 'help.checked-single'],
    ['a second call is long ago', [women, card('b', { ...called, expiresOn: '2026-11-01' })], 'help.checked-single'],
    [
      'all that were called lead to the police',
      [
        { ...police, ...called },
        { ...police, ...called, id: 'p2' },
      ],
      'help.checked-police',
    ],
  ] as const)('is honest where %s, and gives the programme’s own number', async (_, cards, key) => {
    const hand = newHand();
    hand.server.cards = [...cards];
    hand.server.programmePhone = '*00 12-3';
    const portal = await openPortal('/help/KH', hand);
    await portal.see(honest(key));
    await portal.see(say('help.programme'));
    const call = screen.getByRole('link', { name: say('help.call', { number: '*00 12-3' }) });
    expect(call.getAttribute('href')).toBe('tel:*00123');
  });

  it('says nothing of the programme where it has checked two ways', async () => {
    const hand = newHand();
    hand.server.cards = [women, card('b', called)];
    hand.server.programmePhone = '*00 12-3';
    const portal = await openPortal('/help/KH', hand);
    await portal.see('Line b');
    expect(screen.queryByText(say('help.programme'))).toBeNull();
    expect(screen.queryByText(new RegExp(say('help.ask-programme')))).toBeNull();
    expect(checkedWays(hand.server.cards, '2026-11-25')).toBe('enough');
  });

  it('is honest where nothing is known, also when the programme has named no number', async () => {
    const hand = newHand();
    const nowhere = await openPortal('/help/XX', hand);
    await nowhere.see(honest('help.checked-none'));
    expect(screen.queryByRole('link', { name: /^Call/ })).toBeNull();
  });

  it('has a page with a name for every country that a pack leads to', () => {
    const packs = join(import.meta.dirname, '../../../../packages/curriculum/packs');
    const files = globSync('*/pack.json', { cwd: packs }).map((file) => readFileSync(join(packs, file), 'utf8'));
    const countries = files.flatMap(
      (file) => (JSON.parse(file) as { for: { destinations?: string[] } }).for.destinations ?? [],
    );
    expect(countries.length).toBeGreaterThan(10);
    expect(countries.filter((country) => !knownCountries.includes(country))).toEqual([]);
    for (const locale of locales)
      expect(countries.filter((country) => nameOfCountry(locale, country) === country)).toEqual([]);
  });

  it('puts lines where Khmer is spoken first in their group', () => {
    const groups = groupsOf([card('a'), card('b', { khmerSpoken: 'yes' })]);
    expect(groups).toEqual([
      { need: 'labour', cards: [expect.objectContaining({ id: 'b' }), expect.objectContaining({ id: 'a' })] },
    ]);
  });
});
