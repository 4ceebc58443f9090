import { preset } from '../../packages/workbench/src/jest-preset.mjs';

/** One PostgreSQL server a run; each file has a database of its own, a copy of one that is prepared once. */
export default {
  ...preset,
  globalSetup: '<rootDir>/test/global-setup.mjs',
  globalTeardown: '<rootDir>/test/global-teardown.mjs',
  setupFiles: ['reflect-metadata'],
  setupFilesAfterEnv: ['<rootDir>/test/matchers.ts'],
  testTimeout: 20_000,
};
