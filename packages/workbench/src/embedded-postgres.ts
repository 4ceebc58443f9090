/** A real PostgreSQL server from npm packages: for `npm start`, tests and benches. Production names its own server. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { isWindows, launcherFor, postgresBinaries, type Launcher } from './postgres-binaries.ts';

export interface EmbeddedPostgres {
  readonly port: number;
  readonly major: string;
  /** Another process had it running already and will stop it. */
  readonly reused: boolean;
  /** Connection string of the owner role, for one database of the server. */
  url(database?: string): string;
  stop(): Promise<void>;
}
export interface EmbeddedOptions {
  /** Where the data live; `.password` and `.log` files stand beside it. */
  readonly dataFolder: string;
  readonly database?: string;
  /** For tests only: no fsync, so that a crash of the machine may spoil the data. */
  readonly fast?: boolean;
}

const fastSettings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
  max_connections: '300',
  max_wal_size: '4GB',
};

/** Starts the server, or joins the one that already serves this data folder; makes folder and database when missing. */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const { database = 'romduol', fast = false } = options;
  const dataFolder = path.resolve(options.dataFolder);
  const native = postgresBinaries();
  mkdirSync(path.dirname(dataFolder), { recursive: true });
  const launcher = launcherFor(native, dataFolder);
  if (!existsSync(path.join(dataFolder, 'PG_VERSION'))) initialise(launcher, dataFolder, fast);
  const major = readFileSync(path.join(dataFolder, 'PG_VERSION'), 'utf8').trim();
  refuseOtherMajor(launcher, dataFolder, major);
  const password = readFileSync(`${dataFolder}.password`, 'utf8').trim();
  const urlAt = (port: number, name: string) => `postgres://romduol:${password}@127.0.0.1:${port}/${name}`;
  const running = await startOrJoin(launcher, dataFolder, fast, (port) => urlAt(port, 'postgres'));
  await makeDatabase(urlAt(running.port, 'postgres'), database);
  return { ...running, major, url: (name = database) => urlAt(running.port, name) };
}

function initialise(launcher: Launcher, dataFolder: string, fast: boolean): void {
  rmSync(dataFolder, { recursive: true, force: true });
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  launcher.own(dataFolder);
  const passwordFile = `${dataFolder}.password`;
  writeFileSync(passwordFile, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
  launcher.own(passwordFile);
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const args = ['-D', dataFolder, '-U', 'romduol', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, ...locale];
  const [command, all] = launcher.command('initdb', [...args, '--no-instructions', ...(fast ? ['--no-sync'] : [])]);
  const result = spawnSync(command, all, { ...launcher.options, encoding: 'utf8' });
  if (result.status === 0) return;
  rmSync(dataFolder, { recursive: true, force: true });
  throw new Error(`The database folder could not be made: ${result.error?.message ?? String(result.stderr)}`);
}

function refuseOtherMajor(launcher: Launcher, dataFolder: string, major: string): void {
  const [command, args] = launcher.command('postgres', ['--version']);
  const printed = String(spawnSync(command, args, { ...launcher.options, encoding: 'utf8' }).stdout);
  const own = /PostgreSQL\) (\d+)/.exec(printed)?.[1];
  if (own !== undefined && own !== major)
    throw new Error(
      `${dataFolder} was made by PostgreSQL ${major}, the embedded server is ${own}: dump it with ${major} first, or name another data folder.`,
    );
}

type Running = Pick<EmbeddedPostgres, 'port' | 'reused' | 'stop'>;

async function startOrJoin(
  launcher: Launcher,
  dataFolder: string,
  fast: boolean,
  urlAt: (port: number) => string,
): Promise<Running> {
  for (let tries = 0; ; tries += 1) {
    const held = readPidFile(dataFolder);
    if (held && isAlive(held.pid)) {
      if (held.ready && (await answers(urlAt(held.port))))
        return { port: held.port, reused: true, stop: async () => {} };
      if (tries > 100) throw new Error(`Another process (${held.pid}) holds ${dataFolder} and does not answer.`);
      await sleep(100);
      continue;
    }
    const port = await freePort();
    const server = launch(launcher, dataFolder, port, fast);
    if (await becomesReady(server, dataFolder, port)) return { port, reused: false, stop: () => stopServer(server) };
    // The port was taken in between, or a killed server's shared memory is still there: both pass by themselves.
    if (server.exitCode !== null && tries < 20) await sleep(150);
    else throw new Error(`PostgreSQL did not start:\n${readFileSync(`${dataFolder}.log`, 'utf8').slice(-1500)}`);
  }
}

/**
 * A tiny shell holds our pipe: when this process ends, in whatever way (kill -9 too), the shell meets the end of the
 * pipe and stops the server, so that nothing is left running.
 */
const watchfulShell =
  'exec 3<&0; "$0" "$@" </dev/null 3<&- & p=$!; ' +
  '{ while read -r _ <&3; do :; done; kill -INT $p; } 2>/dev/null & r=$!; ' +
  'exec 3<&-; wait $p; c=$?; kill $r 2>/dev/null; exit $c';

function launch(launcher: Launcher, dataFolder: string, port: number, fast: boolean): ChildProcess {
  const settings = { unix_socket_directories: '', listen_addresses: '127.0.0.1', ...(fast ? fastSettings : {}) };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const [command, args] = launcher.command('postgres', ['-D', dataFolder, '-p', String(port), ...flags]);
  const log = openSync(`${dataFolder}.log`, 'a');
  const server = isWindows
    ? spawn(command, args, { ...launcher.options, stdio: ['ignore', log, log], windowsHide: true })
    : spawn('/bin/sh', ['-c', watchfulShell, command, ...args], {
        ...launcher.options,
        stdio: ['pipe', log, log],
        detached: true,
      });
  closeSync(log);
  server.once('error', () => server.kill());
  return server;
}

async function becomesReady(server: ChildProcess, dataFolder: string, port: number): Promise<boolean> {
  const deadline = Date.now() + 30_000;
  while (server.exitCode === null && server.pid !== undefined && Date.now() < deadline) {
    const held = readPidFile(dataFolder);
    if (held?.ready && held.port === port) {
      server.unref();
      (server.stdin as net.Socket | null)?.unref();
      return true;
    }
    await sleep(10);
  }
  return false;
}

async function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return;
  const gone = new Promise((resolve) => server.once('exit', resolve));
  server.ref();
  if (server.stdin) server.stdin.end();
  else server.kill('SIGINT');
  await gone;
}

function readPidFile(dataFolder: string): { pid: number; port: number; ready: boolean } | null {
  try {
    const lines = readFileSync(path.join(dataFolder, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

const answers = (url: string): Promise<boolean> =>
  withClient(url, (client) => client.query('select 1')).then(
    () => true,
    () => false,
  );

/** A port that nothing listens on now, chosen by the system. */
export async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1');
  await new Promise((resolve, reject) => server.once('listening', resolve).once('error', reject));
  const { port } = server.address() as net.AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function makeDatabase(adminUrl: string, name: string): Promise<void> {
  if (name === 'postgres') return;
  await withClient(adminUrl, async (client) => {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (!rowCount) await client.query(`create database ${client.escapeIdentifier(name)}`);
  });
}

/** Runs one piece of work on a connection of its own. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Copies a database, in some 20 ms on a `fast` server. Nobody may be connected to the original. */
export async function cloneDatabase(adminUrl: string, original: string, name: string): Promise<string> {
  await withClient(adminUrl, (client) =>
    client.query(
      `create database ${client.escapeIdentifier(name)} template ${client.escapeIdentifier(original)} strategy file_copy`,
    ),
  );
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return url.toString();
}

/** Drops a database with whoever is still connected. */
export async function dropDatabase(adminUrl: string, name: string): Promise<void> {
  await withClient(adminUrl, (client) =>
    client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`),
  );
}
