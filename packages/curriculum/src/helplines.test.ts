import { HelpCard } from '@romduol/contracts';
import { blocksOf, freshForDays } from '@romduol/domain';
import { curriculumFile } from './files.ts';
import { helpCards, helplineCalls } from './helplines.ts';
import { courseCodes, loadCourse } from './load.ts';

const today = '2026-11-25';
const { asOf, cards } = helpCards(today);
const file = JSON.parse(curriculumFile('helplines.json')) as {
  readonly entries: readonly {
    readonly id: string;
    readonly ship: string;
    readonly confidence: string;
    readonly hours: string | null;
    readonly languages: readonly string[];
    readonly sources: readonly { readonly url: string | null; readonly what: string }[];
  }[];
  readonly leads_not_for_display: readonly { readonly what: string }[];
};
const idsOf = (of: readonly { readonly id: string }[]) => of.map(({ id }) => id);
const isPolice = ({ kinds }: HelpCard) => kinds.every((kind) => kind.includes('police'));
const countries = [...new Set(cards.map(({ country }) => country))];

describe('the help cards that may be shown', () => {
  it('are exactly those that the list lets out unverified', () => {
    expect(cards.map(({ id }) => id)).toEqual(file.entries.filter(({ ship }) => ship === 'yes').map(({ id }) => id));
    expect(file.entries.some(({ ship }) => ship === 'no')).toBe(true);
  });

  it('never say that somebody has called, and so do not grow old', () => {
    expect(helplineCalls()).toEqual({});
    expect(cards.map(({ lastVerified, expiresOn }) => [lastVerified, expiresOn])).toEqual(
      cards.map(() => [null, null]),
    );
  });

  it('are as sure, as open and as many-tongued as the list says, which names the pages each was found on', () => {
    for (const card of cards) {
      const entry = file.entries.find(({ id }) => id === card.id);
      expect([card.hours, card.languages]).toEqual([entry?.hours, entry?.languages]);
      expect(card.confidence.replace('-', '_')).toBe(entry?.confidence);
    }
    for (const { id, sources } of file.entries) {
      expect([id, sources.length > 0]).toEqual([id, true]);
      for (const { url, what } of sources) expect(url ?? what).toMatch(/^https?:\/\/\S+$|\S+ \S+/);
    }
  });

  it('have none of the numbers that nobody has found a page for', () => {
    expect(file.leads_not_for_display.length).toBeGreaterThan(0);
    const leads = file.leads_not_for_display.flatMap(({ what }) => what.match(/\d[\d-]{2,}/g) ?? []);
    expect(leads).toContain('1506');
    expect(cards.flatMap(({ phones }) => phones.filter(({ inside }) => leads.includes(inside)))).toEqual([]);
  });

  it('are named in every language, in Khmer without an English word but a name of its own', () => {
    for (const { name } of cards) {
      expect(Object.keys(name).sort()).toEqual(['en', 'id', 'km']);
      expect(name.km).not.toMatch(/[a-z]{3,} [a-z]{3,} [a-z]{3,}/i);
    }
  });

  it('have ids of their own and a day', () => {
    expect(new Set(cards.map(({ id }) => id)).size).toBe(cards.length);
    expect(asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  it.each(cards.map((card) => [card.id, card] as const))('%s fits the contract and leads somewhere', (_, card) => {
    expect(HelpCard.parse(card)).toEqual(card);
    expect(card.phones.length > 0 || card.url !== null).toBe(true);
    for (const { inside, fromAbroad } of card.phones) {
      expect(inside).toMatch(/^[\d -]+$/);
      if (fromAbroad !== null) expect(fromAbroad).toMatch(/^\+[\d -]+$/);
    }
  });

  it('have at least two routes in Cambodia, and one that can be dialled and is not the police', () => {
    const inCambodia = cards.filter(({ country }) => country === 'KH');
    expect(inCambodia.length).toBeGreaterThanOrEqual(2);
    expect(inCambodia.some((card) => !isPolice(card) && card.phones.length > 0)).toBe(true);
  });

  it.each(countries)('never leave a woman in %s with the police alone', (country) => {
    const there = cards.filter((card) => card.country === country);
    if (there.some(isPolice)) expect(there.some((card) => !isPolice(card))).toBe(true);
  });
});

describe('the practice of dialling', () => {
  const dialled = courseCodes
    .flatMap((code) => blocksOf(loadCourse(code)))
    .flatMap((block) => (block.kind === 'practice' && block.simulator.of === 'dial' ? [block.simulator.helpline] : []));

  it('dials, in the simulator, a number that is shown', () => {
    expect(dialled.length).toBeGreaterThan(0);
    for (const id of dialled) expect(cards.find((card) => card.id === id)?.phones.length).toBeGreaterThan(0);
  });
});

describe('a number that somebody has called', () => {
  const by = 'Example Caller';
  const on = (day: string, calls: Parameters<typeof helpCards>[1]) =>
    helpCards(day, calls).cards.find(({ id }) => id === 'th-1300');

  it('is shown from then on for 180 days, with the day of the call and the day on which it ends', () => {
    const calls = { 'th-1300': { on: '2026-12-01', by, wasRight: true } };
    expect(cards.some(({ id }) => id === 'th-1300')).toBe(false);
    const expiresOn = '2027-05-30';
    expect((Date.parse(expiresOn) - Date.parse('2026-12-01')) / 86_400_000).toBe(freshForDays);
    expect(on('2026-12-01', calls)).toMatchObject({ lastVerified: '2026-12-01', expiresOn });
    expect(on(expiresOn, calls)).toBeDefined();
    expect(on('2027-05-31', calls)).toBeUndefined();
    expect(helpCards('2026-12-01', calls).asOf).toBe('2026-12-01');
    expect(JSON.stringify(helpCards('2026-12-01', calls))).not.toContain(by);
  });

  it('and that was wrong is withdrawn; one for an emergency stays without an end', () => {
    expect(idsOf(helpCards(today, { 'kh-1280': { on: today, by, wasRight: false } }).cards)).toEqual(
      idsOf(cards).filter((id) => id !== 'kh-1280'),
    );
    const emergency = helpCards('2030-01-01', { 'th-191': { on: '2026-12-01', by, wasRight: true } }).cards;
    expect(emergency.find(({ id }) => id === 'th-191')).toMatchObject({ lastVerified: '2026-12-01', expiresOn: null });
  });

  it('and is for staff alone stays with the staff', () => {
    const calls = { 'kh-caritas': { on: today, by, wasRight: true } };
    expect(idsOf(helpCards(today, calls).cards)).toEqual(idsOf(cards));
  });
});

describe('the countries that packs lead to', () => {
  const destinations = loadCourse('A').packs.flatMap((pack) =>
    'destinations' in pack.for ? pack.for.destinations : [],
  );

  it('have two checked ways each, or are those for which the help page says that there is none', () => {
    const lacking = destinations.filter(
      (country) => cards.filter((card) => card.country === country && card.lastVerified !== null).length < 2,
    );
    // Nobody has called any number yet. Whoever records calls takes the country out of this line.
    expect(lacking).toEqual(destinations);
  });

  it('have, unverified, a way of the state and one that is not the state’s, but for these', () => {
    const isOfTheState = ({ kinds, id }: HelpCard) =>
      id !== 'kh-1280' && id !== 'sg-cde' && !kinds.some((kind) => ['ngo', 'migrant_ngo', 'legal_aid'].includes(kind));
    const lacking = destinations.filter((country) => {
      const there = cards.filter((card) => card.country === country);
      return !there.some(isOfTheState) || there.every(isOfTheState);
    });
    expect(lacking.sort()).toEqual('AE CN HK JO JP KR KW QA SA TH TW VN'.split(' '));
  });

  it('have numbers as they are dialled there: the short codes that every pattern refuses stand in the list', () => {
    const codes = new Set(
      JSON.stringify(file.entries)
        .match(/"dial_inside":"\d+"/g)
        ?.map((m) => m.replace(/\D/g, '')),
    );
    for (const code of ['1288', '1280', '1297', '1300', '19911', '111', '129']) expect([...codes]).toContain(code);
    for (const inside of codes) {
      const [card] = cards;
      const phones = [{ inside, fromAbroad: null, type: 'voice' }];
      expect(HelpCard.safeParse({ ...card, phones }).success).toBe(true);
    }
  });
});
