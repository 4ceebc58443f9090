import { HelpCard } from '@romduol/contracts';
import { blocksOf } from '@romduol/domain';
import { curriculumFile } from './files.ts';
import { helpCards } from './helplines.ts';
import { courseCodes, loadCourse } from './load.ts';

const { asOf, cards } = helpCards();
const file = JSON.parse(curriculumFile('helplines.json')) as {
  readonly entries: readonly { readonly id: string; readonly ship: string }[];
};
const isPolice = ({ kinds }: HelpCard) => kinds.every((kind) => kind.includes('police'));
const countries = [...new Set(cards.map(({ country }) => country))];

describe('the help cards that may be shown', () => {
  it('are exactly those that the list lets out unverified', () => {
    expect(cards.map(({ id }) => id)).toEqual(file.entries.filter(({ ship }) => ship === 'yes').map(({ id }) => id));
    expect(file.entries.some(({ ship }) => ship === 'no')).toBe(true);
  });

  it('never say that somebody has called', () => {
    expect(cards.map(({ lastVerified }) => lastVerified)).toEqual(cards.map(() => null));
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
