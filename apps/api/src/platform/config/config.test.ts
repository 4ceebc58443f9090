import { apiUrlFrom, ConfigError, readConfig, settings } from './config.ts';

const secret = 'a-secret-that-is-never-printed';
const right: Record<string, string> = {
  PUBLIC_URL: 'https://school.example',
  DATABASE_URL: `postgres://owner:${secret}@db.example/romduol`,
  SIGNING_KEY: 'A'.repeat(64),
  SEALING_KEY: 'A'.repeat(184),
};
/** What is said about an environment that cannot be used. */
function complaint(environment: Record<string, string | undefined>): string {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return 'nothing';
}

describe('the configuration', () => {
  it('needs four settings, and has a value for every other', () => {
    const config = readConfig(right);
    expect(config).toMatchObject({ PORT: 3000, HOST: '127.0.0.1', SEED: 'none', WORKS_JOBS: true, TRUSTED_PROXIES: 0 });
    expect(config.PASSWORD_MEMORY).toBe(19_456);
  });

  it.each([
    ['PORT', 'many'],
    ['PORT', '0'],
    ['PORT', '70000'],
    ['NODE_ENV', 'staging'],
    ['PUBLIC_URL', 'school.example'],
    ['PUBLIC_URL', 'ftp://school.example'],
    ['DATABASE_URL', 'mysql://owner@db.example/romduol'],
    ['API_DATABASE_URL', 'db.example'],
    ['DATABASE_POOL', '1'],
    ['LOG_LEVEL', 'loud'],
    ['SEED', 'everything'],
    ['SIGNING_KEY', 'short'],
    ['SEALING_KEY', 'short'],
    ['EARLIER_SEALING_KEYS', 'short,shorter'],
    ['S3_BUCKET', 'x'],
    ['S3_ENDPOINT', 'files.example'],
    ['METRICS_TOKEN', 'short'],
    ['TRUSTED_PROXIES', '-1'],
    ['PASSWORD_MEMORY', '7'],
    ['WORKS_JOBS', 'yes'],
  ])('that has %s wrong says so by its name, and does not print it: %s', (name, value) => {
    const said = complaint({ ...right, [name]: value });
    expect(new Set(said.split('\n').map((line) => line.split(': ')[0]))).toEqual(new Set([name]));
    if (value.length > 4) expect(said).not.toContain(value);
    expect(said).not.toContain(secret);
  });

  it('names everything that is wrong at once', () => {
    const said = complaint({ ...right, PORT: 'many', SEED: 'all', SIGNING_KEY: '' });
    expect(said.split('\n').map((line) => line.split(':')[0])).toEqual(['PORT', 'SEED', 'SIGNING_KEY']);
  });

  it('says what is missing, an empty variable being a missing one', () => {
    expect(complaint({})).toMatch(/^SIGNING_KEY: /);
    expect(complaint({ ...right, DATABASE_URL: '' })).toMatch(/^API_DATABASE_URL: is missing/);
    expect(complaint({ ...right, DATABASE_URL: 'postgres://owner@db.example/romduol' })).toMatch(
      /^API_DATABASE_URL: is missing, and DATABASE_URL has no password/,
    );
  });

  it('derives the API’s own role from the owner’s connection, the same in every process', () => {
    const url = new URL(apiUrlFrom(right['DATABASE_URL'] ?? ''));
    expect(url.username).toBe('romduol_api');
    expect(url.password).toMatch(/^[\w-]{43}$/);
    expect(url.password).not.toContain(secret);
    expect(readConfig(right).API_DATABASE_URL).toBe(url.toString());
    const own = 'postgres://api:word@db.example/romduol';
    expect(readConfig({ ...right, API_DATABASE_URL: own }).API_DATABASE_URL).toBe(own);
  });

  it('knows where people reach it, on this machine when nothing is said', () => {
    const { PUBLIC_URL: _, ...rest } = right;
    expect(readConfig({ ...rest, PORT: '4000' }).PUBLIC_URL).toBe('http://localhost:4000');
  });

  it('takes no notice of variables that are none of ours', () => {
    expect(Object.keys(readConfig({ ...right, HOME: '/root', PGPASSWORD: secret }))).not.toContain('PGPASSWORD');
    expect(Object.keys(settings.shape).every((name) => /^[A-Z0-9_]+$/.test(name))).toBe(true);
  });
});
