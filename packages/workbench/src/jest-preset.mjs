import { fileURLToPath } from 'node:url';

/**
 * The one place of Jest's options: ES modules, TypeScript through swc with the decorator metadata that Nest and TypeORM
 * need. A package spreads it and adds what is its own. Jest is to be run with `node --experimental-vm-modules`.
 */
export const preset = {
  testEnvironment: 'node',
  testMatch: ['**/*.test.{ts,tsx}'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        swcrc: false,
        jsc: {
          parser: { syntax: 'typescript', tsx: true, decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: 'automatic' } },
          target: 'es2023',
          keepClassNames: true,
        },
        module: { type: 'es6' },
      },
    ],
  },
  maxWorkers: 2,
  reporters: ['default', fileURLToPath(new URL('jest-counts.mjs', import.meta.url))],
};

/** For rooms with JSON words and React: import attributes must reach Jest, and nothing is decorated. */
export const browserPreset = {
  ...preset,
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
