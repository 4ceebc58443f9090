import { QueryFailedError } from 'typeorm';

/** What is logged of a fault: never parameters or rows, which are personal data. */
export function faultOf(error: unknown): Record<string, unknown> {
  if (error instanceof QueryFailedError) {
    const { code, constraint, table, routine } = error.driverError as Record<string, unknown>;
    return { database: code, constraint, table, routine, stack: stackOf(error) };
  }
  return error instanceof Error
    ? { name: error.name, message: error.message, stack: stackOf(error) }
    : { error: typeof error };
}

/** The stack without its first line, which repeats a message that may hold data. */
const stackOf = (error: Error): string =>
  (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
