import type { Locale } from '@romduol/domain';

/** Key → wording with `{name}` placeholders. A key that ends in `.one` or `.other` is a plural form. */
export type Catalogue = Readonly<Record<string, string>>;
/** What goes into the placeholders; `count` also chooses the plural form. */
export type Values = Readonly<Record<string, string | number>>;

/** The keys one may say: plural forms are said by the part before `.one` and `.other`. */
export type KeyOf<C> = keyof C extends infer K
  ? K extends `${infer Stem}.one` | `${infer Stem}.other`
    ? Stem
    : K & string
  : never;

/** Words a key in the chosen language. */
export type Say<Key extends string = string> = (key: Key, values?: Values) => string;

/**
 * Binds a catalogue. A key that is missing is answered with itself, so that a fault is seen and nothing breaks; the
 * tests keep it from happening.
 */
export function createMessages<C extends Catalogue>(locale: Locale, catalogue: C): Say<KeyOf<C>> {
  const plurals = new Intl.PluralRules(locale);
  return (key, values = {}) => {
    const count = values['count'];
    const form = typeof count === 'number' ? plurals.select(count) : 'other';
    const wording = catalogue[key] ?? catalogue[`${key}.${form}`] ?? catalogue[`${key}.other`] ?? key;
    return wording.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
  };
}

/** The names of the placeholders in a wording, sorted. */
export const placeholdersIn = (wording: string): readonly string[] =>
  [...new Set([...wording.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ''))].sort();
