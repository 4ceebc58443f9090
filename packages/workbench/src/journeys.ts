/** `npm run journeys`: the built product in a real browser. Builds what has changed first. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findChromium } from './chromium.ts';
import { nx, root, run } from './run.ts';

const results = path.join(root, 'packages/workbench/test-results');
const report = path.join(results, 'playwright-report.txt');
const chromium = findChromium();
if (chromium === undefined) {
  console.error('No Chromium was found. Set CHROMIUM to the path of one.');
  process.exit(1);
}
if (!nx('run-many', '-t', 'build')) process.exit(1);
mkdirSync(results, { recursive: true });
process.env['CHROMIUM'] = chromium;
process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] = report;
const config = ['--config', 'packages/workbench/journeys/playwright.config.ts'];
const isGood = run('node_modules/@playwright/test/cli.js', 'test', ...config, ...process.argv.slice(2));
const { stats } = JSON.parse(readFileSync(report, 'utf8')) as {
  stats: { expected: number; unexpected: number; flaky: number };
};
const counts = { passed: stats.expected, failed: stats.unexpected + stats.flaky };
writeFileSync(path.join(results, 'journeys.json'), JSON.stringify(counts));
process.exitCode = isGood && counts.failed === 0 ? 0 : 1;
