import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Leaves the numbers of a run in `test-results/jest.json`, which `npm test` adds up over all packages. */
export default class CountsReporter {
  constructor({ rootDir }) {
    this.rootDir = rootDir;
  }

  onRunComplete(_contexts, { numPassedTests, numFailedTests, numTotalTests, numRuntimeErrorTestSuites }) {
    const folder = path.join(packageFolder(this.rootDir), 'test-results');
    mkdirSync(folder, { recursive: true });
    // A file that could not even be loaded has no tests to count, and is a failure all the same.
    const failed = numFailedTests + numRuntimeErrorTestSuites;
    const counts = { passed: numPassedTests, failed, total: numTotalTests + numRuntimeErrorTestSuites };
    writeFileSync(path.join(folder, 'jest.json'), `${JSON.stringify(counts)}\n`);
  }
}

/** A package may have its tests below `src`; its results stand beside its package.json. */
const packageFolder = (folder) => (path.basename(folder) === 'src' ? path.dirname(folder) : folder);
