/** `npm test`: every package's tests, then the browser journeys where a Chromium is found; counts at the end. */
import { globSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { findChromium } from './chromium.ts';
import { nx, root, run } from './run.ts';

interface Counts {
  readonly passed: number;
  readonly failed: number;
}

process.chdir(root);
// Results of an earlier run must not be counted; what Nx has cached it puts back.
for (const file of globSync('{apps,packages}/*/test-results')) rmSync(file, { recursive: true, force: true });

const begun = performance.now();
let isGood = nx('run-many', '-t', 'test', ...process.argv.slice(2));
const chromium = findChromium();
if (chromium === undefined)
  console.log('\nNo Chromium was found: the browser journeys were NOT run. Set CHROMIUM to run them.');
else isGood = run('packages/workbench/src/journeys.ts') && isGood;

const counts = globSync('{apps,packages}/*/test-results/*.json').map(read);
const passed = counts.reduce((sum, of) => sum + of.passed, 0);
const failed = counts.reduce((sum, of) => sum + of.failed, 0);
console.log(`\n${counts.length} suites of packages in ${((performance.now() - begun) / 1000).toFixed(0)} s`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = isGood && failed === 0 && passed > 0 ? 0 : 1;

function read(file: string): Counts {
  return JSON.parse(readFileSync(path.resolve(file), 'utf8')) as Counts;
}
