import { browserPreset } from '../../packages/workbench/src/jest-preset.mjs';

/** Screens in a browser-like environment. */
export default {
  ...browserPreset,
  testEnvironment: '<rootDir>/jest-environment.mjs',
  setupFilesAfterEnv: ['<rootDir>/src/test/browser-gaps.ts'],
  moduleNameMapper: { '\\.css$': '<rootDir>/src/test/class-names.ts' },
};
