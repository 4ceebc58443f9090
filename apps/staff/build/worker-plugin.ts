import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { build, type Plugin } from 'vite';

/** Files that class mode does not need. */
const isLeftOut = (file: string): boolean => /^sw\.js$|^\.vite\/|\.(map|woff|br)$/.test(file);

/**
 * Builds the service worker as `sw.js` beside the app, after everything else, with the list of files it keeps: the page,
 * every script and style, the fonts, and the words of all languages, since the class may speak another than the trainer.
 */
export function workerPlugin({ entry }: { readonly entry: string }): Plugin {
  let outDir = '';
  let root = '';
  let base = '';
  return {
    name: 'staff-worker',
    apply: 'build',
    configResolved(config) {
      root = config.root;
      base = config.base;
      outDir = resolve(config.root, config.build.outDir);
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      async handler() {
        const files = filesIn(outDir).filter((file) => !isLeftOut(file));
        const version = createHash('sha256');
        for (const file of files) version.update(file).update(readFileSync(join(outDir, file)));
        await build({
          configFile: false,
          root,
          logLevel: 'warn',
          publicDir: false,
          define: {
            PRECACHE: JSON.stringify(files.map((file) => base + file)),
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
