import { problems } from '@romduol/contracts';
import { locales } from '@romduol/domain';
import { loadPortalWords } from '@romduol/ui/portal-words';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const home = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(home, path), 'utf8');

describe('laws of the portal', () => {
  it.each(locales)('every refusal of the server is worded in %s', async (locale) => {
    const words = await loadPortalWords(locale);
    expect(Object.keys(problems).filter((code) => !words[`problem.${code}`])).toEqual([]);
  });

  it('the browser shows a neutral name everywhere, and no screen changes it', () => {
    const name = 'ស្លឹកបៃតង';
    expect(/<title>(.*)<\/title>/.exec(read('index.html'))?.[1]).toBe(name);
    expect(JSON.parse(read('public/manifest.webmanifest'))).toMatchObject({ name, short_name: name });
    const sources = readdirSync(join(home, 'src'), { recursive: true, encoding: 'utf8' }).filter((file) =>
      /(?<!\.test)\.tsx?$/.test(file),
    );
    expect(sources.filter((file) => /document\.title|<title>/.test(read(join('src', file))))).toEqual([]);
  });

  it('there is no inline script that a strict content policy would have to allow', () => {
    for (const page of ['index.html', 'public/blank.html']) {
      expect(read(page)).not.toMatch(/<script(?![^>]*\bsrc=)/);
      expect(read(page)).not.toMatch(/\son\w+=/);
    }
  });

  it('the harmless page names nothing of ours', () => {
    expect(read('public/blank.html')).not.toMatch(/romduol|leaf|ស្លឹក|រៀន/i);
  });

  it('every way through the app replaces the page before it', () => {
    const sources = readdirSync(join(home, 'src'), { recursive: true, encoding: 'utf8' }).filter((file) =>
      /(?<!\.test)\.tsx?$/.test(file),
    );
    expect(
      sources.filter(
        (file) =>
          /pushState|location\.(assign|href\s*=)/.test(read(join('src', file))) && !file.includes('fault-boundary'),
      ),
    ).toEqual([]);
  });
});
