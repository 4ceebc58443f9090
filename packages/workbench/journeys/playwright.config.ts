import { defineConfig } from '@playwright/test';
import { chromiumFlags } from '../src/chromium.ts';
import { atOnce, productOf } from './products.ts';

/** Journeys on the built product, two files at a time on two cores; each of the two has a product of its own. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.journey.ts',
  outputDir: '../test-results/journeys',
  globalSetup: './global-setup.ts',
  workers: atOnce,
  timeout: 240_000,
  // Patience costs nothing where things go well, and a machine may be slow.
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json']],
  use: {
    baseURL: productOf().url,
    viewport: { width: 360, height: 640 },
    launchOptions: { executablePath: process.env['CHROMIUM'], args: [...chromiumFlags] },
    screenshot: 'only-on-failure',
    trace: 'off',
  },
});
