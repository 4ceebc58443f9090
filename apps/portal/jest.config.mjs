/** Screens under test in a browser-like environment; run with `NODE_OPTIONS=--experimental-vm-modules`. */
export default {
  displayName: 'portal',
  testEnvironment: '<rootDir>/jest-environment.mjs',
  setupFilesAfterEnv: ['<rootDir>/src/test-world/browser-gaps.ts'],
  testMatch: ['<rootDir>/{src,worker}/**/*.test.{ts,tsx}'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '\\.css$': '<rootDir>/src/test-world/class-names.ts' },
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic' } },
          target: 'es2022',
          experimental: { keepImportAttributes: true },
        },
        module: { type: 'es6' },
      },
    ],
  },
};
