import { browserPreset } from '../workbench/src/jest-preset.mjs';

/** Components in a browser-like environment. */
export default {
  ...browserPreset,
  testEnvironment: 'jsdom',
  setupFilesAfterEnv: ['<rootDir>/src/test/browser-gaps.ts'],
  moduleNameMapper: { '\\.css$': '<rootDir>/src/test/class-names.ts' },
};
