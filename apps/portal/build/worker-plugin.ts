import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { build, type Plugin } from 'vite';

/** Files that a phone need not have to work without network; icons for the home screen are fetched as it is put there. */
const isLeftOut = (file: string): boolean =>
  /^(sw\.js|csp\.json|\.vite\/.*|looks\/.*\.(png|webmanifest))$|\.(map|woff|br)$/.test(file);

/**
 * Builds the service worker as `/sw.js`, after everything else, with the hash of every file it keeps: the page, its
 * scripts and styles, the fonts, and the words of the default language; and those of the other languages' words, which
 * are kept when they are chosen.
 */
export function workerPlugin({
  entry,
  isOtherWords,
}: {
  readonly entry: string;
  readonly isOtherWords: (file: string) => boolean;
}): Plugin {
  let outDir = '';
  let root = '';
  return {
    name: 'portal-worker',
    apply: 'build',
    configResolved(config) {
      root = config.root;
      outDir = join(config.root, config.build.outDir);
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      async handler() {
        const hashes = filesIn(outDir)
          .filter((file) => !isLeftOut(file))
          .map((file) => [`/${file}`, hashOf(join(outDir, file))] as const);
        const words = Object.fromEntries(hashes.filter(([path]) => isOtherWords(path.slice(1))));
        const files = Object.fromEntries(hashes.filter(([path]) => !(path in words)));
        const version = createHash('sha256').update(JSON.stringify(hashes)).digest('hex').slice(0, 12);
        await build({
          configFile: false,
          root,
          logLevel: 'warn',
          publicDir: false,
          define: {
            BUILD: JSON.stringify({ version, files, words }),
          },
          build: {
            outDir,
            emptyOutDir: false,
            target: 'chrome100',
            rolldownOptions: { input: entry, output: { format: 'iife', entryFileNames: 'sw.js' } },
          },
        });
      },
    },
  };
}

const hashOf = (file: string): string => `sha256-${createHash('sha256').update(readFileSync(file)).digest('base64')}`;

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => statSync(join(folder, file)).isFile())
    .map((file) => relative(folder, join(folder, file)).split(sep).join('/'))
    .sort();
