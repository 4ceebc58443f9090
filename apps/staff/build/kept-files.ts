import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** Files that class mode does not need. */
const isLeftOut = (file: string): boolean => /^sw\.js$|^\.vite\/|\.(map|woff|br)$/.test(file);

/** Every file of a build that a tablet keeps, and a version that is another when a single byte of them is another. */
export function keptFiles(outDir: string): { readonly version: string; readonly files: readonly string[] } {
  const files = filesIn(outDir).filter((file) => !isLeftOut(file));
  const version = createHash('sha256');
  for (const file of files) version.update(file).update(readFileSync(join(outDir, file)));
  return { version: version.digest('hex').slice(0, 12), files };
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => statSync(join(folder, file)).isFile())
    .map((file) => relative(folder, join(folder, file)).split(sep).join('/'))
    .sort();
