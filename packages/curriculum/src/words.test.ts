import { blocksOf, comparable, faultsOfTexts, locales, textsOf, type Locale } from '@romduol/domain';
import { curriculumFile } from './files.ts';
import { courseCodes, loadCourse } from './load.ts';

/** Every text of the curriculum, a lesson that two courses share once; `courses` and its key is none, so keys stay. */
const courses = courseCodes.map((code) => loadCourse(code));
const texts = [
  ...new Map(
    [...courses, { pictures: JSON.parse(curriculumFile('pictures/alts.json')) as unknown }]
      .flatMap(textsOf)
      .map((keyed) => [keyed.key, keyed]),
  ).values(),
];
/** What a language says, with the key in front, so that a failing test names the place. */
const said = (locale: Locale) => texts.map(({ key, text }) => ({ key, words: comparable(text[locale] ?? '') }));
const where = (locale: Locale, fits: (words: string) => boolean) =>
  said(locale).flatMap(({ key, words }) => (fits(words) ? [`${key}: ${words}`] : []));

describe('the words of the curriculum', () => {
  it('are there in every language, two short sentences at most', () => {
    expect(texts.length).toBeGreaterThan(1000);
    expect(courses.flatMap(faultsOfTexts)).toEqual([]);
  });

  it('say the same thing in the same words; only the parts of a play are called by what they do', () => {
    const ways = new Map<string, Set<string>>();
    for (const { key, text } of texts) {
      if (key.endsWith('.name')) continue;
      const en = comparable(text.en ?? '');
      ways.set(en, (ways.get(en) ?? new Set()).add(`${comparable(text.km ?? '')} = ${comparable(text.id ?? '')}`));
    }
    expect([...ways].filter(([, translations]) => translations.size > 1)).toEqual([]);
  });

  it.each<[Locale, RegExp]>([
    ['km', /[^\p{Script=Khmer}\p{Script=Latin}\P{L}]/u],
    ['en', /[^\p{Script=Latin}\P{L}]/u],
    ['id', /[^\p{Script=Latin}\P{L}]/u],
  ])('are written in the letters of %s, not in those of a neighbour that look alike', (locale, foreign) => {
    expect(where(locale, (words) => foreign.test(words))).toEqual([]);
    expect(foreign.test('ន\u0E19')).toBe(true);
  });

  it.each(locales)(
    'have no telephone number in %s: numbers live on the help card, where they can be mended',
    (locale) => {
      const money = /\d{1,3}([.,]\d{3})* ?(dollars?|dolar|ដុល្លារ|riel|រៀល)/gu;
      const number = /[\d០-៩]{3,}|[\d០-៩]([ -]?[\d០-៩]){4,}/u;
      expect(where(locale, (words) => number.test(words.replace(money, '')))).toEqual([]);
      expect(number.test('Call 117.') && number.test('Call 01 23 45.') && number.test('ហៅ ១១៧')).toBe(true);
    },
  );

  it.each<[Locale, RegExp]>([
    [
      'en',
      /guarantee|(will|are|be) (surely|always|completely|totally) safe|you will be safe|nothing (bad )?can happen|never happen to you/i,
    ],
    ['id', /dijamin|terjamin|pasti aman|pasti selamat|tidak akan terjadi apa-apa/i],
    ['km', /ធានា|ប្រាកដជាមានសុវត្ថិភាព|សុវត្ថិភាពជានិច្ច/u],
  ])('promise no safety in %s', (locale, promise) => {
    expect(where(locale, (words) => promise.test(words))).toEqual([]);
  });

  it.each<[Locale, RegExp]>([
    [
      'en',
      /(?<!not |never |not be )your (own )?(fault|mistake)|you should have|careless|na[iï]ve|stupid|foolish|greedy/i,
    ],
    ['id', /(?<!bukan |tidak pernah )\b(ke)?salah(an)? Anda|seharusnya Anda|ceroboh|bodoh|serakah/i],
    ['km', /(?<!មិនមែន(ជា)?)កំហុស(របស់)?អ្នក(?!ណា)|ល្ងង់|លោភ|ធ្វេសប្រហែស/u],
  ])('blame nobody in %s', (locale, blame) => {
    expect(where(locale, (words) => blame.test(words))).toEqual([]);
  });

  it('would not let blame pass', () => {
    expect(/(?<!not |never |not be )your (own )?(fault|mistake)/i.test('It is your fault.')).toBe(true);
    expect(/(?<!មិនមែន(ជា)?)កំហុស(របស់)?អ្នក(?!ណា)/u.test('វាជាកំហុសរបស់អ្នក។')).toBe(true);
  });

  it('are written with the marks of print in English and Indonesian', () => {
    for (const locale of ['en', 'id'] as const)
      expect(where(locale, (words) => /["']|\.\.\.|\s-\s| {2}/.test(words))).toEqual([]);
  });
});

describe('the Khmer words', () => {
  it('are Khmer: no Latin letter, no Latin full stop, no comma in place of a space', () => {
    expect(where('km', (words) => /\p{Script=Latin}/u.test(words))).toEqual([]);
    expect(where('km', (words) => /\.(?!\d)|,(?!\d)|[;"'“”]/.test(words))).toEqual([]);
    expect(where('km', (words) => !/\p{Script=Khmer}/u.test(words))).toEqual([]);
  });

  it('end a statement with ។ where English ends it with a full stop', () => {
    const open = texts.filter(({ text }) => /[.!]$/.test(text.en ?? '') && !/[។!?»]$/u.test(comparable(text.km ?? '')));
    expect(open.map(({ key, text }) => `${key}: ${text.km}`)).toEqual([]);
  });

  it('have their letters in the order that every phone can draw', () => {
    const vowel = '[\\u17B6-\\u17C5]';
    const faults = [
      '\\u17D2(?![\\u1780-\\u17A2])', // a coeng without a consonant under it
      '[\\u17B6-\\u17C8]\\u17D2', // a coeng after the vowel
      `${vowel}{2}`,
      `[\\u17C6-\\u17C8]${vowel}`,
      '\\u17A3|\\u17A4|\\u17B4|\\u17B5|\\u17D3|\\u17D8', // discouraged or invisible signs
    ];
    const misplaced = new RegExp(faults.join('|'), 'u');
    expect(where('km', (words) => misplaced.test(words))).toEqual([]);
    expect(misplaced.test('ខ្ញុំ')).toBe(false);
    expect(misplaced.test('ខុ្ញំ')).toBe(true);
  });

  it.each([
    ['នាង', 'គាត់'],
    ['ឲ្យ', 'ឱ្យ'],
    ['ប៉ូលីស', 'ប៉ូលិស'],
    ['មន្ទីរការងារ', 'ការិយាល័យការងារ'],
    ['ប័ណ្ណកម្មករ', 'ប័ណ្ណពលករ'],
    ['ប័ណ្ណការងារ', 'ប័ណ្ណអនុញ្ញាតការងារ'],
    ['ច្បាប់ចម្លង', 'ច្បាប់ថតចម្លង'],
    ['លិខិតឆ្លងដែរ', 'លិខិតឆ្លងដែន'],
    ['កាតជំនួយ', 'ប័ណ្ណជំនួយ'],
    ['សប្តាហ៍', 'អាទិត្យ'],
    ['សប្ដាហ៍', 'អាទិត្យ'],
    ['្ដ', '្ត'],
    ['នារី', 'បុប្ផា'],
  ])('never say %s where this course says %s', (other) => {
    expect(where('km', (words) => words.includes(other))).toEqual([]);
  });

  it('say passport by its own name; the borrowed word is explained once', () => {
    const borrowed = where('km', (words) => words.includes('ប៉ាស្ព័រ'));
    expect(borrowed).toHaveLength(1);
    expect(borrowed[0]).toContain('លិខិតឆ្លងដែន');
  });

  it('of a plan are two sentences, and the second alone says where it is kept: paper leaves that one out', () => {
    const asks = courses.flatMap(blocksOf).flatMap((block) => (block.kind === 'plan' ? [block.ask] : []));
    expect(asks.length).toBeGreaterThan(30);
    const kept = { en: /on your phone/, km: /ក្នុងទូរស័ព្ទអ្នក/u, id: /di ponsel Anda/ };
    for (const ask of asks)
      for (const locale of locales) {
        const [first = '', second = '', ...more] = comparable(ask[locale] ?? '').split(/(?<=[.?!។]) */u);
        expect([ask.en, kept[locale].test(first), kept[locale].test(second), more]).toEqual([ask.en, false, true, []]);
      }
  });

  it('tell stories of Bopha and Dara only', () => {
    const names = new Set(
      said('en').flatMap(({ words }) =>
        [...words.matchAll(/\b(Bopha|Dara|Srey|Neary|Sokha|Chantha|Sreymom|Kunthea|Maly)\b/g)].map(([name]) => name),
      ),
    );
    expect([...names].sort()).toEqual(['Bopha', 'Dara']);
  });
});

describe('the Indonesian words', () => {
  it.each([
    ['ia', 'dia'],
    ['bila', 'kalau'],
    ['jika', 'kalau'],
    ['penolong', 'pendamping'],
    ['unggahan', 'postingan'],
    ['mbak', 'Anda'],
  ])('never say %s where this course says %s', (other) => {
    const word = new RegExp(`\\b${other}\\b`, 'i');
    expect(where('id', (words) => word.test(words))).toEqual([]);
  });

  it('do not call a telephone number of the police what a number plate is called', () => {
    expect(where('id', (words) => /nomor polisi/i.test(words))).toEqual([]);
  });
});
