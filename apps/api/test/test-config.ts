import { readConfig, type Config } from '../src/platform/config/config.ts';

/** What the run's set-up has left for its test files. */
export function left(name: `TEST_${string}`): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is missing: the tests run through Jest's global set-up`);
  return value;
}

/** The owner's connection to one database of the run's server. */
export function ownerUrlOf(database: string): string {
  const url = new URL(left('TEST_ADMIN_URL'));
  url.pathname = `/${database}`;
  return url.toString();
}

/** The API role's connection to the same; the role belongs to this run and is dropped with it. */
export function apiUrlOf(database: string): string {
  const url = new URL(ownerUrlOf(database));
  url.username = left('TEST_API_ROLE');
  url.password = left('TEST_API_PASSWORD');
  return url.toString();
}

/** Whoever holds it may read the metrics. */
export const metricsToken = 'a-token-for-the-metrics';

/** The environment of an API on one database of the run's server: hashing cheap, log silent unless TEST_LOG_LEVEL is set. */
export const testEnvironment = (database: string): Record<string, string> => ({
  NODE_ENV: 'test',
  PUBLIC_URL: 'https://school.example',
  API_DATABASE_URL: apiUrlOf(database),
  DATABASE_POOL: '8',
  LOG_LEVEL: process.env['TEST_LOG_LEVEL'] ?? 'silent',
  SIGNING_KEY: left('TEST_SIGNING_KEY'),
  SEALING_KEY: left('TEST_SEALING_KEY'),
  FILES: left('TEST_FILES'),
  METRICS_TOKEN: metricsToken,
  TRUSTED_PROXIES: '1',
  PASSWORD_MEMORY: '8',
});

export const testConfig = (database: string): Config => readConfig(testEnvironment(database));
