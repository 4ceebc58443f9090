import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** What the service worker keeps of a build: addresses with the hash of their content, as `sha256-…` in base64. */
export interface KeptFiles {
  /** Another one when a single byte of any of these files is another. */
  readonly version: string;
  readonly files: Readonly<Record<string, string>>;
  /** The words of other languages, which are kept when they are chosen. */
  readonly words: Readonly<Record<string, string>>;
}

/** Files that a phone need not have to work without network; icons for the home screen are fetched as it is put there. */
const isLeftOut = (file: string): boolean =>
  /^(sw\.js|csp\.json|\.vite\/.*|looks\/.*\.(png|webmanifest))$|\.(map|woff|br)$/.test(file);

/** Every file of a build that a phone keeps, the page itself included. */
export function keptFiles(outDir: string, isOtherWords: (file: string) => boolean): KeptFiles {
  const hashes = filesIn(outDir)
    .filter((file) => !isLeftOut(file))
    .map((file) => [`/${file}`, hashOf(join(outDir, file))] as const);
  const words = Object.fromEntries(hashes.filter(([path]) => isOtherWords(path.slice(1))));
  const files = Object.fromEntries(hashes.filter(([path]) => !(path in words)));
  const version = createHash('sha256').update(JSON.stringify(hashes)).digest('hex').slice(0, 12);
  return { version, files, words };
}

const hashOf = (file: string): string => `sha256-${createHash('sha256').update(readFileSync(file)).digest('base64')}`;

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => statSync(join(folder, file)).isFile())
    .map((file) => relative(folder, join(folder, file)).split(sep).join('/'))
    .sort();
