import { join } from 'node:path';
import { build, type Plugin } from 'vite';
import { keptFiles } from './kept-files.ts';

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
        await build({
          configFile: false,
          root,
          logLevel: 'warn',
          publicDir: false,
          define: {
            BUILD: JSON.stringify(keptFiles(outDir, isOtherWords)),
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
