import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { compression } from 'vite-plugin-compression2';
import { shellPlugin } from './build/shell-plugin.ts';
import { workerPlugin } from './build/worker-plugin.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Whoever has a place on this phone begins with her pictures, and then meets the server. */
const herPlace = ['open/open.tsx', 'offline/src/enter.ts', 'place/standing.ts', 'phone/network.ts'];

// A default export, because vite asks for one.
export default defineConfig({
  root: here('.'),
  base: '/',
  plugins: [
    react(),
    shellPlugin({
      defaultWords: 'portal-words/km.ts',
      ahead: { lesson: [...herPlace, 'lesson/lesson.tsx'], learn: [...herPlace, 'learn/learn.tsx'] },
    }),
    compression({ algorithms: ['brotliCompress'], include: /^assets\/.*\.(js|css)$/, threshold: 0 }),
    workerPlugin({ entry: here('worker/sw.ts'), isOtherWords: (file) => /^assets\/words-(en|id)-/.test(file) }),
  ],
  build: {
    outDir: 'dist',
    target: 'chrome100',
    manifest: true,
    sourcemap: false,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      // Declaring an endpoint or a schema does nothing by itself: what a screen does not call need not travel to it.
      treeshake: { manualPureFunctions: ['endpoint', 'z'] },
      output: {
        // Few files: each costs as much as its bytes on a line with 400 ms to the server.
        codeSplitting: {
          groups: [
            { name: 'first', tags: ['$initial'], priority: 2 },
            { name: 'shared', minShareCount: 2, priority: 1 },
          ],
        },
        chunkFileNames: (chunk) => {
          const words = /portal-words\/(\w+)\.ts$/.exec(chunk.facadeModuleId ?? '')?.[1];
          return words ? `assets/words-${words}-[hash].js` : 'assets/[name]-[hash].js';
        },
      },
    },
  },
  server: { proxy: { '/api': 'http://localhost:3000', '/media': 'http://localhost:3000' } },
});
