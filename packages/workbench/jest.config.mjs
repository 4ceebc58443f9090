import { preset } from './src/jest-preset.mjs';

export default preset;
