/** `npm start`: builds what has changed, starts PostgreSQL, prepares the database, and serves everything on one port. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './embedded-postgres.ts';

const root = path.resolve(import.meta.dirname, '../../..');
process.chdir(root);
const data = path.resolve(process.env['DATA'] ?? '.data');
const begun = performance.now();
const say = (words: string) =>
  console.log(`${((performance.now() - begun) / 1000).toFixed(1).padStart(5)} s  ${words}`);

let postgres: EmbeddedPostgres | undefined;
let api: ChildProcess | undefined;
let isStopping = false;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0));
// npm runs this below a shell; a signal to npm alone ends both and never arrives here.
const parent = process.ppid;
if (process.env['npm_lifecycle_event']) setInterval(() => process.ppid !== parent && void stop(0), 300).unref();

try {
  if (process.env['IS_BUILT'] !== 'yes') build();
  const environment = await settings();
  const { apiUrl, firstWords } = await prepare(environment);
  await serve(environment, apiUrl);
  announce(environment, firstWords);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  await stop(1);
}

function build(): void {
  say(`Node ${process.versions.node}; building what has changed …`);
  const nx = path.join('node_modules', 'nx', 'dist', 'bin', 'nx.js');
  const args = [nx, 'run-many', '-t', 'build', '--outputStyle=static'];
  const env = { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false' };
  const result = spawnSync(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8', env });
  if (result.status !== 0) throw new Error(`The build failed:\n${result.stdout}\n${result.stderr}`);
}

async function settings(): Promise<NodeJS.ProcessEnv> {
  mkdirSync(data, { recursive: true });
  const given = process.env;
  if (!given['DATABASE_URL']) {
    postgres = await startEmbeddedPostgres({ dataFolder: path.join(data, 'postgres') });
    say(`PostgreSQL ${postgres.major} answers on port ${postgres.port}`);
  }
  const defaults = {
    SIGNING_KEY: keptKey('signing-key', () => generateKeyPairSync('ed25519')),
    SEALING_KEY: keptKey('sealing-key', () => generateKeyPairSync('ec', { namedCurve: 'P-256' })),
    FILES: path.join(data, 'files'),
    PORTAL: 'apps/portal/dist',
    STAFF: 'apps/staff/dist',
    SEED: postgres ? 'demo' : 'none',
    LOG_LEVEL: 'warn',
    NODE_ENV: 'production',
    PORT: '3000',
  };
  return { ...defaults, ...given, DATABASE_URL: given['DATABASE_URL'] || postgres?.url() };
}

/** A private key: made once, kept beside the data, never printed. */
function keptKey(name: string, make: () => { readonly privateKey: KeyObject }): string {
  const file = path.join(data, name);
  if (!existsSync(file)) {
    const { privateKey } = make();
    writeFileSync(file, privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'), { mode: 0o600 });
  }
  return readFileSync(file, 'utf8').trim();
}

/** What a person must know of the first start is kept, and said again at every later one. */
async function prepare(environment: NodeJS.ProcessEnv): Promise<{ apiUrl: string; firstWords: string }> {
  const said = path.join(data, 'first-start.txt');
  const child = spawn(process.execPath, ['--enable-source-maps', 'apps/api/dist/prepare.js'], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env: environment,
  });
  let words = '';
  let apiUrl = '';
  child.stdout?.on('data', (chunk: Buffer) => (words += chunk.toString()));
  child.on('message', (url: string) => (apiUrl = url));
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error('The database could not be prepared; the reason stands above.');
  if (words !== '' && environment['SEED'] === 'demo') writeFileSync(said, words, { mode: 0o600 });
  say('the database is ready');
  return { apiUrl, firstWords: words === '' && existsSync(said) ? readFileSync(said, 'utf8') : words };
}

/** The serving process never gets the owner's connection, only that of its own role. */
async function serve(environment: NodeJS.ProcessEnv, apiUrl: string): Promise<void> {
  const env = { ...environment, DATABASE_URL: '', API_DATABASE_URL: apiUrl };
  const child = spawn(process.execPath, ['--enable-source-maps', 'apps/api/dist/main.js'], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env,
  });
  api = child;
  await new Promise<void>((resolve, reject) => {
    child.once('message', () => resolve());
    child.once('exit', () => reject(new Error(`The API did not start. Is port ${environment['PORT']} taken?`)));
  });
  child.once('exit', (code) => void stop(code ?? 1));
}

function announce(environment: NodeJS.ProcessEnv, firstWords: string): void {
  const address = environment['PUBLIC_URL'] ?? `http://localhost:${environment['PORT']}`;
  say('ready');
  console.log(`
  Learner portal   ${address}/
  Staff            ${address}/staff/
  API reference    ${address}/api/reference

${firstWords.trimEnd()}

  Phones need TLS: over plain http from another machine the portal cannot work offline. See docker-compose.yml.
  Ctrl-C stops everything; the data stay in ${path.relative(root, data) || data}.
`);
}

async function stop(code: number): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  if (api && api.exitCode === null && api.signalCode === null) {
    const gone = new Promise((resolve) => api?.once('exit', resolve));
    api.kill('SIGINT');
    await gone;
  }
  await postgres?.stop();
  process.exit(code);
}
