import { defineConfig } from '@playwright/test';
import { chromiumFlags } from '../src/chromium.ts';

/** Journeys on the built product, one after the other: they share one server and two cores. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.journey.ts',
  outputDir: '../test-results/journeys',
  globalSetup: './global-setup.ts',
  workers: 1,
  timeout: 240_000,
  // Patience costs nothing where things go well, and a machine may be slow.
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json']],
  use: {
    baseURL: process.env['JOURNEY_URL'],
    viewport: { width: 360, height: 640 },
    launchOptions: { executablePath: process.env['CHROMIUM'], args: [...chromiumFlags] },
    screenshot: 'only-on-failure',
    trace: 'off',
  },
});
