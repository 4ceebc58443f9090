import { pino } from 'pino';

/** Structured log on standard output: routes, statuses and ids; never names, bodies, queries or addresses. */
export const log = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime });
