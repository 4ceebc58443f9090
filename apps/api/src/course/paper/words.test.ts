import { loadCourse } from '@romduol/curriculum';
import { allLessonsOf, locales, type Locale } from '@romduol/domain';
import { readFileSync } from 'node:fs';
import { formatMoney } from '../../../../../packages/ui/src/format.ts';
import { inFirstPerson } from './first-person.ts';
import { mixed } from './mixed.ts';
import { moneyInWords } from './money.ts';
import { wordsIn } from './words/words.ts';

const bare = (words: string): string => words.replace(/\u200B/g, '');
const catalogue = (locale: Locale, room: 'base' | 'portal'): Record<string, string> => {
  const file = new URL(`../../../../../packages/ui/src/messages/${room}/${locale}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
};

describe.each(locales)('the words of a paper in %s', (locale) => {
  const { help, ...say } = wordsIn(locale);

  it('say of help numbers what the portal says', () => {
    const portal = catalogue(locale, 'portal');
    const { khmer, channels } = help;
    const same = {
      ...{ title: 'title', abroad: 'abroad', hours: 'hours', always: 'hours.always', free: 'free', web: 'web' },
      ...{ unverified: 'unverified', oneSource: 'one-source', copyHint: 'copy-hint' },
    } as const;
    for (const [own, key] of Object.entries(same))
      expect(bare(help[own as keyof typeof same])).toBe(bare(portal[`help.${key}`] ?? ''));
    expect(Object.values(khmer).map(bare)).toEqual(
      ['yes', 'no', 'unknown'].map((way) => bare(portal[`help.khmer.${way}`] ?? '')),
    );
    expect([channels.sms, channels.line].map(bare)).toEqual(
      ['sms', 'line'].map((way) => bare(portal[`help.channel.${way}`] ?? '')),
    );
  });

  it('call the same things as the screens do', () => {
    const base = catalogue(locale, 'base');
    const same = {
      ...{ dontKnow: 'answer.dont-know', storyEnding: 'story.ending', them: 'flags.them', her: 'flags.her' },
      ...{ comesIn: 'calc.in', goesOut: 'calc.out', left: 'calc.left', whatWouldYouSay: 'turn.you' },
      ...{ optional: 'plan.optional' },
    } as const;
    for (const [own, key] of Object.entries(same))
      expect(bare(say[own as keyof typeof same])).toBe(bare(base[key] ?? ''));
  });

  it('have a place for each value', () => {
    const places = (words: object): readonly unknown[] =>
      Object.values(words).map((one: unknown) =>
        typeof one === 'string' ? [...one.matchAll(/\{\w+\}/g)].map(String).sort() : places(one as object),
      );
    expect(places(wordsIn(locale))).toEqual(places(wordsIn('en')));
  });

  it('say amounts as the portal does', () => {
    for (const minor of [0, 5, 100, 1250, 123_456_789, -2_000])
      for (const currency of ['KHR', 'USD'] as const)
        expect(moneyInWords(locale, { currency, minor })).toBe(formatMoney(locale, { currency, minor }));
  });
});

describe('an objective in her own words', () => {
  it.each([
    ['en', 'She can name the six papers.', 'I can name the six papers.'],
    ['en', 'She knows what helps her when she is tired.', 'I know what helps me when I am tired.'],
    ['en', 'She can plan her way home, and look after herself.', 'I can plan my way home, and look after myself.'],
    ['en', 'The trainer can name the six principles.', 'The trainer can name the six principles.'],
    [
      'km',
      'គាត់\u200Bអាច\u200Bរើស\u200Bមនុស្ស\u200Bដែល\u200Bគាត់\u200Bទុកចិត្ត។',
      'ខ្ញុំ\u200Bអាច\u200Bរើស\u200Bមនុស្ស\u200Bដែល\u200Bខ្ញុំ\u200Bទុកចិត្ត។',
    ],
    ['id', 'Dia dapat bertanya dengan jelas.', 'Saya dapat bertanya dengan jelas.'],
    ['id', 'Dia dapat menulis namanya.', 'Dia dapat menulis namanya.'],
  ] as const)('%s: %s', (locale, objective, said) => {
    expect(inFirstPerson(objective, locale)).toBe(said);
  });

  it('speaks of nobody else in any lesson that begins with her', () => {
    const said = ['A', 'B', 'R']
      .flatMap((code) => allLessonsOf(loadCourse(code)))
      .map(({ objective }) => inFirstPerson(objective.en ?? '', 'en'))
      .filter((words) => words.startsWith('I '));
    expect(said.length).toBeGreaterThan(250);
    expect(said.filter((words) => /\b(she|her|hers|herself)\b|\bI (?!was)\w+[^s]s\b/i.test(words))).toEqual([]);
  });
});

describe('mixing', () => {
  const things = ['a', 'b', 'c', 'd'].map((id) => ({ id }));

  it('keeps every thing, in the same order each time, and never in the order of the answer', () => {
    for (let at = 0; at < 60; at += 1) {
      const once = mixed(things, `seed ${at}`);
      expect(once).toEqual(mixed(things, `seed ${at}`));
      expect(once).not.toEqual(things);
      expect(new Set(once)).toEqual(new Set(things));
    }
  });
});
