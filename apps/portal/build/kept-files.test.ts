import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { keptFiles } from './kept-files.ts';

/** A build: path → content. */
const built = {
  'index.html': 'the page',
  'blank.html': 'a harmless page',
  'assets/app.js': 'the app',
  'assets/app.css': 'its looks',
  'assets/khmer.woff2': 'its letters',
  'assets/words-km.js': 'ពាក្យ',
  'assets/words-en.js': 'words',
};
const leftOut = ['sw.js', 'csp.json', '.vite/manifest.json', 'looks/list/icon.png', 'assets/app.js.br'];

function keptOf(files: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'romduol-build-'));
  try {
    for (const [file, content] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(path.join(folder, file), content);
    }
    return keptFiles(folder, (file) => file.endsWith('words-en.js'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('what a phone keeps of a build', () => {
  it('is every file of it, the page around the scripts too', () => {
    const { files, words } = keptOf({ ...built, ...Object.fromEntries(leftOut.map((file) => [file, 'x'])) });
    expect(Object.keys(words)).toEqual(['/assets/words-en.js']);
    expect([...Object.keys(files), ...Object.keys(words)].sort()).toEqual(
      Object.keys(built)
        .map((file) => `/${file}`)
        .sort(),
    );
  });

  it.each(Object.keys(built))('is another version, and another %s alone, when nothing but that has changed', (file) => {
    const before = keptOf(built);
    const after = keptOf({ ...built, [file]: 'something else under the same name' });
    expect(after.version).not.toBe(before.version);
    const [hashesBefore, hashesAfter] = [before, after].map(({ files, words }) => ({ ...files, ...words }));
    const changed = Object.keys(built).filter((one) => hashesBefore?.[`/${one}`] !== hashesAfter?.[`/${one}`]);
    expect(changed).toEqual([file]);
  });

  it('is the same version when it is built again from the same', () => {
    expect(keptOf(built)).toEqual(keptOf(built));
  });
});
