import type { Config } from './config.ts';

/** Injection token of the process's configuration. */
export const CONFIG = Symbol('config');
export type { Config };
