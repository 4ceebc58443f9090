import { preset } from '../workbench/src/jest-preset.mjs';

export default preset;
