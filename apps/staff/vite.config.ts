import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Built to `dist` and served below `/staff/`. Nothing is inlined, so that the strict content policy holds. */
export default defineConfig({
  base: '/staff/',
  plugins: [react()],
  build: {
    target: 'chrome100',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/api': 'http://localhost:3000' } },
});
