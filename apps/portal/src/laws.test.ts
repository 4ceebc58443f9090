import { problems } from '@romduol/contracts';
import { locales } from '@romduol/domain';
import { loadPortalWords } from '@romduol/ui/portal-words';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { firstLook, looks } from './look/looks.ts';

const home = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(home, path), 'utf8');

describe('laws of the portal', () => {
  it.each(locales)('every refusal of the server is worded in %s', async (locale) => {
    const words = await loadPortalWords(locale);
    expect(Object.keys(problems).filter((code) => !words[`problem.${code}`])).toEqual([]);
  });

  it('the page itself has no name; the one that was chosen is set in one place, and no screen changes it', () => {
    expect(/<title>(.*)<\/title>/.exec(read('index.html'))?.[1]).toBe('…');
    expect(read('index.html')).not.toMatch(/rel="(manifest|icon|apple-touch-icon)"/);
    const sources = readdirSync(join(home, 'src'), { recursive: true, encoding: 'utf8' }).filter((file) =>
      /(?<!\.test)\.tsx?$/.test(file),
    );
    expect(sources.filter((file) => /document\.title|<title>/.test(read(join('src', file))))).toEqual([
      join('look', 'wear.ts'),
    ]);
  });

  it.each(looks.flatMap((look) => locales.map((locale) => [look, locale] as const)))(
    'the look %s has one neutral name in %s, a manifest that bears it, and every icon a home screen asks for',
    async (look, locale) => {
      const words = await loadPortalWords(locale);
      const name = words[`look.${look}`];
      const manifest = JSON.parse(read(`public/looks/${look}.${locale}.webmanifest`)) as {
        readonly icons: readonly { readonly src: string; readonly sizes: string; readonly purpose?: string }[];
      };
      expect(manifest).toMatchObject({ id: '/', name, short_name: name, lang: locale, start_url: '/' });
      expect(manifest.icons.map(({ sizes, purpose }) => `${sizes} ${purpose ?? ''}`.trim())).toEqual([
        '192x192 any',
        '512x512 any',
        '512x512 maskable',
        'any',
      ]);
      for (const { src, sizes } of manifest.icons) {
        const file = readFileSync(join(home, 'public', src));
        // A PNG says its width at its 17th byte.
        if (sizes !== 'any') expect(`${file.readUInt32BE(16)}x${file.readUInt32BE(20)}`).toBe(sizes);
        expect(file.length).toBeLessThan(25_000);
      }
      expect(JSON.stringify(manifest)).not.toMatch(/romduol|learn|train|migra|women|រៀន|ស្ត្រី/i);
    },
  );

  it.each(locales)('what is not chosen yet is called as the first look in %s', async (locale) => {
    const words = await loadPortalWords(locale);
    expect(words['app.name']).toBe(words[`look.${firstLook}`]);
  });

  it('there is no inline script that a strict content policy would have to allow', () => {
    for (const page of ['index.html', 'public/blank.html']) {
      expect(read(page)).not.toMatch(/<script(?![^>]*\bsrc=)/);
      expect(read(page)).not.toMatch(/\son\w+=/);
    }
  });

  it('the harmless page names nothing of ours', () => {
    expect(read('public/blank.html')).not.toMatch(/romduol|looks|leaf|ស្លឹក|រៀន/i);
  });

  it('every way through the app replaces the page before it', () => {
    const sources = readdirSync(join(home, 'src'), { recursive: true, encoding: 'utf8' }).filter((file) =>
      /(?<!\.test)\.tsx?$/.test(file),
    );
    expect(sources.filter((file) => /pushState|location\.(assign|href\s*=)/.test(read(join('src', file))))).toEqual([]);
  });
});
