import { isText, locales, type Locale, type Release } from '@romduol/domain';

/** The same document with words, recordings and files of one language only: what is not hers is never on her phone. */
export function inLanguage(release: Release, locale: Locale): Release {
  const { voices, files, review, ...rest } = release;
  const recorded = Object.entries(voices).flatMap(([key, of]) => (of[locale] ? [[key, { [locale]: of[locale] }]] : []));
  const ofOthers = recordingsIn(release, (language) => language !== locale);
  const hers = recordingsIn(release, (language) => language === locale);
  const hersAndEveryones = Object.entries(files).filter(([key]) => hers.has(key) || !ofOthers.has(key));
  return {
    ...(onlyWords(rest, locale) as Omit<Release, 'voices' | 'files' | 'review'>),
    voices: Object.fromEntries(recorded) as Release['voices'],
    files: Object.fromEntries(hersAndEveryones),
    review,
  };
}

/** Hashes of the sound files in some languages; in `Release.files` they stand under these. */
export function recordingsIn(
  { voices }: Pick<Release, 'voices'>,
  isAmong: (language: Locale) => boolean,
): ReadonlySet<string> {
  const recordings = Object.values(voices).flatMap((of) =>
    locales.filter(isAmong).flatMap((language) => of[language]?.media ?? []),
  );
  return new Set(recordings);
}

function onlyWords(value: unknown, locale: Locale): unknown {
  if (Array.isArray(value)) return value.map((element) => onlyWords(element, locale));
  if (typeof value !== 'object' || value === null) return value;
  if (isText(value)) return { [locale]: value[locale] };
  return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, onlyWords(child, locale)]));
}
