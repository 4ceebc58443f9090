import { createHmac } from 'node:crypto';
import * as z from 'zod';

const port = z.coerce.number().int().min(1).max(65_535);
const url = (...protocols: string[]) =>
  z.url().refine((value) => protocols.some((protocol) => value.startsWith(`${protocol}:`)), {
    error: `must begin with ${protocols.map((protocol) => `${protocol}://`).join(' or ')}`,
  });
const pkcs8 = z.string().regex(/^[A-Za-z0-9+/=]{60,240}$/, 'must be PKCS#8 DER in base64');
const flag = z.enum(['true', 'false']).transform((value) => value === 'true');

/** Every setting there is, by the name of its environment variable. */
export const settings = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
  PORT: port.default(3000),
  /** Address to listen on. Phones need TLS, so everything but localhost belongs behind the proxy. */
  HOST: z.string().min(1).default('127.0.0.1'),
  /** Where people reach it; printed on paper in every certificate's code, so it binds for ever. */
  PUBLIC_URL: url('http', 'https').optional(),
  /** The owner role's connection: used to migrate, never to serve. */
  DATABASE_URL: url('postgres', 'postgresql').optional(),
  /** The API's own role, which cannot bypass row-level security. Derived from DATABASE_URL when not given. */
  API_DATABASE_URL: url('postgres', 'postgresql').optional(),
  DATABASE_POOL: z.coerce.number().int().min(2).max(100).default(10),
  LOG_LEVEL: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),
  /** What an empty database is filled with: the demonstration programme, or one administrator. */
  SEED: z.enum(['demo', 'none']).default('none'),
  /** The first organisation's names, as its certificates print them, and its administrator; read at the first start. */
  PROGRAMME_NAME_KM: z.string().min(1).default('កម្មវិធីថ្មី'),
  PROGRAMME_NAME_EN: z.string().min(1).default('New programme'),
  /** The programme's own number, for women who find no other; shown as it is written here. */
  PROGRAMME_PHONE: z
    .string()
    .max(40)
    .regex(/^[\d +*#-]*$/, 'must be what one dials')
    .default(''),
  ADMINISTRATOR_EMAIL: z.string().min(3).default('administrator@localhost'),
  /** Ed25519 private key that signs certificate codes: PKCS#8 DER, base64. */
  SIGNING_KEY: pkcs8,
  /** P-256 private key to which phones seal what waits on them: PKCS#8 DER, base64. */
  SEALING_KEY: pkcs8,
  /** Keys of before, separated by commas: a phone may come back with what it sealed to one of them. */
  EARLIER_SEALING_KEYS: z
    .string()
    .default('')
    .transform((keys) => keys.split(',').filter(Boolean))
    .refine(
      (keys) => keys.every((key) => pkcs8.safeParse(key).success),
      'must be PKCS#8 DER in base64, comma separated',
    ),
  /** Folder of the file store on disk; not used when S3_BUCKET is set. */
  FILES: z.string().min(1).default('.data/files'),
  S3_BUCKET: z.string().min(3).optional(),
  S3_ENDPOINT: url('http', 'https').optional(),
  S3_REGION: z.string().min(1).default('us-east-1'),
  S3_ACCESS_KEY: z.string().min(1).optional(),
  S3_SECRET_KEY: z.string().min(1).optional(),
  /** Whoever sends it as a bearer token may read the metrics; without it nobody may. */
  METRICS_TOKEN: z.string().min(16).optional(),
  /** Folders of the built web apps, when this process serves them itself. */
  PORTAL: z.string().min(1).optional(),
  STAFF: z.string().min(1).optional(),
  /** How many proxies in front may be believed about a caller's address. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
  /** Work factor of argon2id in KiB; lower only in tests. */
  PASSWORD_MEMORY: z.coerce.number().int().min(8).default(19_456),
  /** Work through jobs in this process. */
  WORKS_JOBS: flag.default(true),
});

export type Settings = z.output<typeof settings>;

/** The settings of a running process. */
export interface Config extends Omit<Settings, 'PUBLIC_URL' | 'API_DATABASE_URL'> {
  readonly PUBLIC_URL: string;
  readonly API_DATABASE_URL: string;
}

/** What is wrong with the environment, one line a variable. */
export class ConfigError extends Error {}

/**
 * Reads and checks the settings. An empty variable counts as not given.
 * @throws ConfigError naming every variable that is missing or wrong, and never printing a value.
 */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const result = settings.safeParse(given);
  if (!result.success)
    throw new ConfigError(result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'));
  const read = result.data;
  const api = read.API_DATABASE_URL ?? (read.DATABASE_URL && apiUrlFrom(read.DATABASE_URL));
  if (api === undefined)
    throw new ConfigError('API_DATABASE_URL: is missing, and there is no DATABASE_URL to derive it from');
  return { ...read, API_DATABASE_URL: api, PUBLIC_URL: read.PUBLIC_URL ?? `http://localhost:${read.PORT}` };
}

/**
 * The API role's connection for an owner's connection: its own role name, and a password that follows from the owner's
 * so that any number of processes agree on it without talking.
 * @throws ConfigError when the owner has no password to derive from.
 */
export function apiUrlFrom(ownerUrl: string): string {
  const url = new URL(ownerUrl);
  if (url.password === '')
    throw new ConfigError('API_DATABASE_URL: is missing, and DATABASE_URL has no password to derive it from');
  url.username = 'romduol_api';
  url.password = createHmac('sha256', decodeURIComponent(url.password)).update('romduol_api').digest('base64url');
  return url.toString();
}
