import { locales, type Lesson, type Locale, type MediaFile, type Release } from '@romduol/domain';
import { gzipSync } from 'node:zlib';
import { inLanguage } from './pack.ts';
import { languagesOf, packBytesByLanguage } from './release-summary.ts';

const words = { km: 'ពាក្យគំរូ', en: 'Example words.', id: 'Contoh kata.' };
const picture: MediaFile = { sha256: 'a'.repeat(64), bytes: 100, type: 'image/svg+xml' };
const hashOf = { km: '1'.repeat(64), en: '2'.repeat(64), id: '3'.repeat(64) } as const;
const bytesOf = { km: 5_000, en: 6_000, id: 7_000 } as const;
const recording = (language: Locale) => ({ media: hashOf[language], seconds: 2, of: words[language] });

/** One picture under two names, one voice in each language, and one that Khmer and Indonesian have in common. */
const release: Release = {
  id: '01970000-0000-7000-8000-000000000001',
  version: 1,
  code: 'EX',
  title: words,
  summary: words,
  minutes: 10,
  modules: [],
  packs: [],
  test: null,
  completion: { lessons: 'all-required', meetings: 0, test: null, packs: 'none' },
  pictures: { boat: { alt: words }, ship: { alt: words } },
  voices: {
    'EX.title': { km: recording('km'), en: recording('en'), id: recording('id') },
    'EX.summary': { km: recording('km'), id: recording('km') },
  },
  review: { km: { state: 'awaiting' }, en: { state: 'awaiting' }, id: { state: 'awaiting' } },
  files: {
    boat: picture,
    ship: picture,
    ...Object.fromEntries(
      locales.map((language) => [
        hashOf[language],
        { sha256: hashOf[language], bytes: bytesOf[language], type: 'audio/mp4' },
      ]),
    ),
  },
};

describe('a pack', () => {
  it.each([
    ['km', ['boat', 'ship', hashOf.km]],
    ['en', ['boat', 'ship', hashOf.en]],
    ['id', ['boat', 'ship', hashOf.km, hashOf.id]],
  ] as const)('in %s has every picture, and the recordings of that language alone', (language, files) => {
    const pack = inLanguage(release, language);
    expect(Object.keys(pack.files).sort()).toEqual([...files].sort());
    expect(pack.title).toEqual({ [language]: words[language] });
    expect(Object.values(pack.voices).map((of) => Object.keys(of))).toEqual(
      language === 'en' ? [['en']] : [[language], [language]],
    );
  });

  it('costs what its language costs: its words, each picture once, and its voices', () => {
    const media = { km: 100 + 5_000, en: 100 + 6_000, id: 100 + 5_000 + 7_000 };
    for (const language of locales)
      expect(packBytesByLanguage(release)[language]).toBe(
        media[language] + gzipSync(JSON.stringify(inLanguage(release, language))).length,
      );
  });
});

describe('a language of a course', () => {
  it('is one in which every text of it exists: a single gap, and nobody is offered it', () => {
    const { id: _, ...withoutIndonesian } = words;
    for (const gap of [
      { summary: withoutIndonesian },
      { pictures: { ...release.pictures, boat: { alt: withoutIndonesian } } },
    ]) {
      const partial: Release = { ...release, ...gap };
      expect(languagesOf(partial)).toEqual(['km', 'en']);
      expect(Object.keys(packBytesByLanguage(partial))).toEqual(['km', 'en']);
    }
    expect(languagesOf(release)).toEqual(locales);
  });
});

describe('a pack for a country', () => {
  const drawing = (name: string): MediaFile => ({ ...picture, sha256: name.padEnd(64, '0') });
  const lesson = (id: string, shows: string): Lesson => ({
    ...{ id, unit: 'A13.TH', title: words, objective: words, minutes: 6 },
    sources: [{ kind: 'general', title: 'Example' }],
    blocks: [{ kind: 'text', id: `${id}-b1`, text: words, picture: shows }],
  });
  const withPack: Release = {
    ...release,
    packs: [
      {
        ...{ id: 'th', code: 'A13.TH', title: words, minutes: 45, lastChecked: null },
        ...{ for: { destinations: ['TH'] }, lessons: [lesson('th-1', 'road')] },
      },
    ],
    pictures: { ...release.pictures, road: { alt: words } },
    files: { ...release.files, road: drawing('road') },
  };

  it('adds nothing to what the course costs before she chooses it but its name', () => {
    const named = { ...withPack, packs: withPack.packs.map((pack) => ({ ...pack, lessons: [] })) };
    const { road: _, ...files } = named.files;
    const { road: __, ...pictures } = named.pictures;
    expect(packBytesByLanguage(withPack)).toEqual(packBytesByLanguage({ ...named, files, pictures }));
  });
});
