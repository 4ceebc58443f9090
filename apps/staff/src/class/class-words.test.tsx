import { renderHook } from '@testing-library/react';
import { locales, type Locale, type Narration, type Release } from '@romduol/domain';
import { mediaUrl } from '@romduol/offline';
import { classRelease } from '../test/class-world.ts';
import { useContentOf } from './class-words.tsx';

const recordingOf = (locale: Locale, more: Partial<Narration> = {}): Narration => ({
  ...{ media: locales.indexOf(locale).toString().repeat(64), seconds: 1, of: 'words' },
  ...more,
});
const spokenIn = (languages: readonly Locale[], more: Partial<Narration> = {}): Release => ({
  ...classRelease,
  voices: { 'a.text': Object.fromEntries(languages.map((locale) => [locale, recordingOf(locale, more)])) },
});
const heardIn = (locale: Locale, release: Release) =>
  renderHook(() => useContentOf(release, locale)).result.current.voice('a.text');

describe('a voice before the class', () => {
  it('is in the language of the class or not there at all', () => {
    for (const spoken of locales)
      for (const locale of locales)
        expect(heardIn(locale, spokenIn([spoken]))).toBe(
          spoken === locale ? mediaUrl(recordingOf(locale).media) : null,
        );
  });

  it('is no placeholder', () => {
    expect(heardIn('km', spokenIn(['km'], { placeholder: true }))).toBeNull();
  });
});
