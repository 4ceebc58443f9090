import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { withBreaks } from './khmer-breaks.ts';

/**
 * `node packages/curriculum/src/place-breaks.ts`, by hand after Khmer texts were edited: marks where they may break, in
 * courses, packs, lessons, tests and descriptions of pictures. Only the values of `"km"` are touched; twice is as good as once.
 */
const home = new URL('../', import.meta.url);
let changed = 0;
for (const file of globSync(['courses/**/*.json', 'packs/**/*.json', 'pictures/alts.json'], { cwd: home })) {
  const path = new URL(file, home);
  const before = readFileSync(path, 'utf8');
  const after = before.replace(
    /("km":\s*)("(?:[^"\\]|\\.)*")/g,
    (_, name: string, words: string) => name + JSON.stringify(withBreaks(JSON.parse(words) as string)),
  );
  if (after === before) continue;
  writeFileSync(path, after);
  changed += 1;
}
console.log(`${changed} files changed`);
