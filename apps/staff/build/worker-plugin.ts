import { resolve } from 'node:path';
import { build, type Plugin } from 'vite';
import { keptFiles } from './kept-files.ts';

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
        const { version, files } = keptFiles(outDir);
        await build({
          configFile: false,
          root,
          logLevel: 'warn',
          publicDir: false,
          define: {
            PRECACHE: JSON.stringify(files.map((file) => base + file)),
            VERSION: JSON.stringify(version),
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
