import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { build, type Plugin } from 'vite';

/** Files that a phone need not have to work without network. */
const isLeftOut = (file: string): boolean => /^(sw\.js|csp\.json|\.vite\/.*)$|\.(map|woff)$/.test(file);

/**
 * Builds the service worker as `/sw.js`, after everything else, with the list of files it keeps: the page, its scripts
 * and styles, the fonts, and the words of the default language. Other languages are kept when they are chosen.
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
        const files = filesIn(outDir).filter((file) => !isLeftOut(file) && !isOtherWords(file));
        const version = createHash('sha256');
        for (const file of files) version.update(file).update(readFileSync(join(outDir, file)));
        await build({
          configFile: false,
          root,
          logLevel: 'warn',
          publicDir: false,
          define: {
            PRECACHE: JSON.stringify(files.map((file) => `/${file}`)),
            VERSION: JSON.stringify(version.digest('hex').slice(0, 12)),
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

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => statSync(join(folder, file)).isFile())
    .map((file) => relative(folder, join(folder, file)).split(sep).join('/'))
    .sort();
