import { locales, type Locale, type Narration, type Release } from '@romduol/domain';
import { mediaUrl } from '@romduol/offline';
import { release as bare } from '../test-world/course.ts';
import { contentOf } from './content-of.ts';

/** Every choice of languages in which one text may have been recorded. */
const choices: readonly (readonly Locale[])[] = Array.from({ length: 2 ** locales.length }, (_, bits) =>
  locales.filter((_locale, at) => (bits >> at) % 2 === 1),
);
const recordingOf = (locale: Locale, more: Partial<Narration> = {}): Narration => ({
  ...{ media: locales.indexOf(locale).toString().repeat(64), seconds: 1, of: 'words' },
  ...more,
});
const spokenIn = (languages: readonly Locale[], more: Partial<Narration> = {}): Release => ({
  ...bare,
  voices: { 'a.text': Object.fromEntries(languages.map((locale) => [locale, recordingOf(locale, more)])) },
});

describe('the voice of a text', () => {
  it('is in the language of the screen or not there at all, whichever other languages were recorded', () => {
    expect(choices).toHaveLength(8);
    for (const recorded of choices)
      for (const locale of locales) {
        const hers = recorded.includes(locale) ? mediaUrl(recordingOf(locale).media) : null;
        expect(contentOf(spokenIn(recorded), locale).voice('a.text')).toBe(hers);
      }
  });

  it('is not there for a text that nobody recorded', () => {
    for (const locale of locales) expect(contentOf(spokenIn(locales), locale).voice('b.text')).toBeNull();
  });

  it('is no placeholder', () => {
    for (const locale of locales)
      expect(contentOf(spokenIn(locales, { placeholder: true }), locale).voice('a.text')).toBeNull();
  });
});

describe('what is told of a picture', () => {
  it('is in the language of the screen, or nothing', () => {
    const file = { sha256: 'a'.repeat(64), bytes: 1, type: 'image/svg+xml' };
    const pictured = { ...bare, files: { boat: file }, pictures: { boat: { alt: { km: 'ទូក' } } } };
    expect(contentOf(pictured, 'km').picture('boat')?.alt).toBe('ទូក');
    expect(contentOf(pictured, 'en').picture('boat')?.alt).toBe('');
  });
});
