import { locales } from '@romduol/domain';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createMessages, placeholdersIn, type Catalogue } from './messages.ts';

const home = join(import.meta.dirname, 'messages');
const read = (name: string, locale: string): Catalogue =>
  JSON.parse(readFileSync(join(home, name, `${locale}.json`), 'utf8')) as Catalogue;
/** Plural forms are compared by their stem: Khmer and Indonesian have only `other`. */
const stems = (catalogue: Catalogue): readonly string[] =>
  [...new Set(Object.keys(catalogue).map((key) => key.replace(/\.(one|other)$/, '')))].sort();
const placeholdersOf = (catalogue: Catalogue, stem: string) =>
  Object.fromEntries(
    Object.entries(catalogue)
      .filter(([key]) => key === stem || key === `${stem}.other`)
      .map(([, words]) => ['in', placeholdersIn(words)]),
  );

describe.each(readdirSync(home))('the catalogue %s', (name: string) => {
  const english = read(name, 'en');
  it.each(locales)('says every message in %s, with the same placeholders', (locale) => {
    const catalogue = read(name, locale);
    expect(stems(catalogue)).toEqual(stems(english));
    for (const stem of stems(english))
      expect([stem, placeholdersOf(catalogue, stem)]).toEqual([stem, placeholdersOf(english, stem)]);
    expect(Object.values(catalogue).filter((words) => words.trim() === '')).toEqual([]);
  });
  it('has no English sentence left in Khmer, and no Latin full stop behind Khmer letters', () => {
    const khmer = Object.entries(read(name, 'km'));
    expect(khmer.filter(([, words]) => /[\u1780-\u17D3]\s*\.(\s|$)/.test(words))).toEqual([]);
    const foreign = khmer.filter(([key, words]) => words === english[key] && /[a-z]{4,} [a-z]{3,}/i.test(words));
    expect(foreign).toEqual([]);
  });
});

describe('saying a message', () => {
  const say = createMessages('en', { hello: 'Hello, {name}', 'days.one': '{count} day', 'days.other': '{count} days' });
  it('fills placeholders and chooses the plural form', () => {
    expect(say('hello', { name: 'Srey' })).toBe('Hello, Srey');
    expect(say('days', { count: 1 })).toBe('1 day');
    expect(say('days', { count: 12 })).toBe('12 days');
  });
  it('leaves a placeholder without a value where it stands, so that the fault is seen', () => {
    expect(say('hello')).toBe('Hello, {name}');
  });
  it('has one form for every number in Khmer', () => {
    const khmer = createMessages('km', { 'days.other': '{count} ថ្ងៃ' });
    expect(khmer('days', { count: 1 })).toBe('1 ថ្ងៃ');
  });
});
