import { preset } from '../../packages/workbench/src/jest-preset.mjs';

/** Pages in a browser-like environment. The words are JSON modules, so their import attributes must reach Jest. */
export default {
  ...preset,
  testEnvironment: '<rootDir>/jest-environment.mjs',
  setupFilesAfterEnv: ['<rootDir>/src/test/browser-gaps.ts'],
  moduleNameMapper: { '\\.css$': '<rootDir>/src/test/class-names.ts' },
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        swcrc: false,
        jsc: {
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic' } },
          target: 'es2023',
          experimental: { keepImportAttributes: true },
        },
        module: { type: 'es6' },
      },
    ],
  },
};
