/** The product's server as `npm start` runs it, in hands that may kill it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { believesAddresses } from './bench-women.ts';
import { freePort, startEmbeddedPostgres, withClient } from './embedded-postgres.ts';
import { root } from './run.ts';

export interface BenchServer {
  readonly url: string;
  /** The owner's connection to the database. */
  readonly ownerUrl: string;
  /** Of the demonstration class. */
  readonly classCode: string;
  /** Starts the serving process and waits until it listens. */
  serve(): Promise<void>;
  /** How often the serving process ended although nobody ended it. */
  readonly deaths: () => number;
  /** `kill -9` of the serving process. */
  kill(): Promise<void>;
  /** PostgreSQL ends every connection of the serving process. */
  cutConnections(): Promise<void>;
  /** `kill -9` of one of PostgreSQL's processes: it throws everybody out, and comes back by its own log. */
  crashDatabase(): Promise<void>;
  stop(): Promise<void>;
}

const secret = ({ privateKey }: { readonly privateKey: KeyObject }): string =>
  privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');

/** Starts PostgreSQL and fills it with the demonstration programme; nothing is served yet. Needs the built API. */
export async function prepareServer(data: string): Promise<BenchServer> {
  const postgres = await startEmbeddedPostgres({ dataFolder: path.join(data, 'postgres') });
  const port = await freePort();
  const environment = {
    ...process.env,
    ...believesAddresses,
    SIGNING_KEY: secret(generateKeyPairSync('ed25519')),
    SEALING_KEY: secret(generateKeyPairSync('ec', { namedCurve: 'P-256' })),
    FILES: path.join(data, 'files'),
    ...{ NODE_ENV: 'production', LOG_LEVEL: 'silent', PORT: String(port), PORTAL: '', STAFF: '' },
  };
  let deaths = 0;
  const begun = run('prepare.js', { ...environment, SEED: 'demo', DATABASE_URL: postgres.url(), API_DATABASE_URL: '' });
  let words = '';
  begun.stdout?.on('data', (chunk: Buffer) => (words += chunk.toString()));
  const apiUrl = await new Promise<string>((resolve, reject) => {
    begun.once('message', (url: string) => resolve(url));
    begun.once('exit', () => reject(new Error('the database could not be prepared')));
  });
  await new Promise((resolve) => (begun.exitCode === null ? begun.once('close', resolve) : resolve(undefined)));

  let serving: ChildProcess | null = null;
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const child = serving;
    serving = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await gone;
  };
  const ask = <T>(sql: string): Promise<readonly T[]> =>
    withClient(postgres.url(), async (owner) => (await owner.query(sql)).rows as T[]);

  return {
    url: `http://localhost:${port}`,
    ownerUrl: postgres.url(),
    classCode: /class code\s+(\w+)/.exec(words)?.[1] ?? '',
    deaths: () => deaths,
    async serve() {
      const child = run('main.js', { ...environment, DATABASE_URL: '', API_DATABASE_URL: apiUrl });
      serving = child;
      child.once('exit', () => {
        if (serving === child) deaths += 1;
      });
      await new Promise<void>((resolve, reject) => {
        child.once('message', () => resolve());
        child.once('exit', () => reject(new Error('the API did not start')));
      });
    },
    kill: () => end('SIGKILL'),
    async cutConnections() {
      await ask(`select pg_terminate_backend(pid) from pg_stat_activity where usename = 'romduol_api'`);
    },
    async crashDatabase() {
      const [backend] = await ask<{ pid: number }>(
        `select pid from pg_stat_activity where usename = 'romduol_api' order by state = 'active' desc limit 1`,
      );
      if (backend === undefined) throw new Error('nobody is connected to the database');
      // Whoever is connected is thrown out, this connection too: only then has it crashed, and only then can it be back.
      const thrownOut = withClient(postgres.url(), async (owner) => {
        process.kill(backend.pid, 'SIGKILL');
        for (;;) await owner.query('select pg_sleep(0.01)');
      });
      await thrownOut.catch(() => undefined);
      while (!(await isAnswering(postgres.url()))) await sleep(50);
    },
    async stop() {
      await end('SIGINT');
      await postgres.stop();
    },
  };
}

const isAnswering = (url: string): Promise<boolean> =>
  withClient(url, (client) => client.query('select 1')).then(
    () => true,
    () => false,
  );

const run = (program: string, env: NodeJS.ProcessEnv): ChildProcess =>
  spawn(process.execPath, ['--enable-source-maps', path.join('apps', 'api', 'dist', program)], {
    ...{ cwd: root, env, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] },
  });
