import { locales, type Locale, type Release, type Text } from '@romduol/domain';

/** The same document with the words of one language only: what is not hers is never on her phone. */
export function inLanguage(release: Release, locale: Locale): Release {
  const { voices, review, ...rest } = release;
  const recorded = Object.entries(voices).flatMap(([key, of]) => (of[locale] ? [[key, { [locale]: of[locale] }]] : []));
  return {
    ...(onlyWords(rest, locale) as Omit<Release, 'voices' | 'review'>),
    voices: Object.fromEntries(recorded) as Release['voices'],
    review,
  };
}

function onlyWords(value: unknown, locale: Locale): unknown {
  if (Array.isArray(value)) return value.map((element) => onlyWords(element, locale));
  if (typeof value !== 'object' || value === null) return value;
  if (isText(value)) return { [locale]: value[locale] };
  return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, onlyWords(child, locale)]));
}

const isText = (value: object): value is Text => {
  const entries = Object.entries(value);
  return (
    entries.length > 0 &&
    entries.every(([key, words]) => (locales as readonly string[]).includes(key) && typeof words === 'string')
  );
};
