import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { compression } from 'vite-plugin-compression2';
import { workerPlugin } from './build/worker-plugin.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Built to `dist` and served below `/staff/`. Nothing is inlined, so that the strict content policy holds. */
export default defineConfig({
  root: here('.'),
  base: '/staff/',
  plugins: [
    react(),
    compression({ algorithms: ['brotliCompress'], include: /^assets\/.*\.(js|css)$/, threshold: 0 }),
    workerPlugin({ entry: here('worker/sw.ts') }),
  ],
  build: {
    target: 'chrome100',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Declaring an endpoint or a schema does nothing by itself: what a page does not call need not travel to it.
    rolldownOptions: { treeshake: { manualPureFunctions: ['endpoint', 'z'] } },
  },
  server: { proxy: { '/api': 'http://localhost:3000', '/media': 'http://localhost:3000' } },
});
