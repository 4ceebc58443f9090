export * from './load.ts';
export * from './helplines.ts';
