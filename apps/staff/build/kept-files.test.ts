import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { keptFiles } from './kept-files.ts';

/** A build: path → content. */
const built = { 'index.html': 'the page', 'assets/app.js': 'the app', 'assets/app.css': 'its looks' };

function keptOf(files: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'romduol-build-'));
  try {
    mkdirSync(path.join(folder, 'assets'));
    for (const [file, content] of Object.entries(files)) writeFileSync(path.join(folder, file), content);
    return keptFiles(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('what a tablet keeps of a build', () => {
  it('is every file of it, the page around the scripts too', () => {
    expect(keptOf({ ...built, 'sw.js': 'x', 'assets/app.js.br': 'x' }).files).toEqual(Object.keys(built).sort());
  });

  it.each(Object.keys(built))('is another version when nothing but %s has changed', (file) => {
    expect(keptOf({ ...built, [file]: 'something else under the same name' }).version).not.toBe(keptOf(built).version);
    expect(keptOf(built).version).toBe(keptOf({ ...built }).version);
  });
});
