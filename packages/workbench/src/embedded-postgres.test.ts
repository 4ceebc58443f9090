import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cloneDatabase, dropDatabase, startEmbeddedPostgres, withClient } from './embedded-postgres.ts';

const memory = '/dev/shm';
const newFolder = () => mkdtempSync(path.join(process.platform === 'linux' ? memory : os.tmpdir(), 'romduol-pg-'));

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};
const postmaster = (dataFolder: string) =>
  Number(readFileSync(path.join(dataFolder, 'postmaster.pid'), 'utf8').split('\n')[0]);

/** Waits, for at most ten seconds, until something is so. */
async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200 && !isSo(); tries += 1) await sleep(50);
  expect(isSo()).toBe(true);
}

describe('the embedded PostgreSQL', () => {
  let folder: string;
  let dataFolder: string;
  beforeEach(() => {
    folder = newFolder();
    dataFolder = path.join(folder, 'data');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const keepOne = (url: string) =>
    withClient(url, async (client) => {
      await client.query('create table kept (n integer)');
      await client.query('insert into kept values (7)');
    });
  const kept = (url: string) =>
    withClient(url, async (client) => (await client.query<{ n: number }>('select n from kept')).rows);

  it('keeps its data over a stop and a start', async () => {
    const first = await startEmbeddedPostgres({ dataFolder, fast: true });
    await keepOne(first.url());
    await first.stop();
    const second = await startEmbeddedPostgres({ dataFolder, fast: true });
    expect(await kept(second.url())).toEqual([{ n: 7 }]);
    await second.stop();
  });

  it('is joined, not started twice, by whoever comes second', async () => {
    const first = await startEmbeddedPostgres({ dataFolder, fast: true });
    const second = await startEmbeddedPostgres({ dataFolder, fast: true });
    expect([first.reused, second.reused, second.port]).toEqual([false, true, first.port]);
    await second.stop();
    expect(
      await withClient(first.url(), async (client) => (await client.query<{ one: number }>('select 1 as one')).rows),
    ).toEqual([{ one: 1 }]);
    await first.stop();
  });

  it('starts again after it was killed itself', async () => {
    const first = await startEmbeddedPostgres({ dataFolder });
    await keepOne(first.url());
    process.kill(postmaster(dataFolder), 'SIGKILL');
    const second = await startEmbeddedPostgres({ dataFolder });
    expect(await kept(second.url())).toEqual([{ n: 7 }]);
    await second.stop();
  });

  it('stops when the process that started it is killed', async () => {
    const script = path.join(folder, 'starter.ts');
    const source = path.join(import.meta.dirname, 'embedded-postgres.ts');
    writeFileSync(
      script,
      `import { startEmbeddedPostgres } from ${JSON.stringify(source)};
       await startEmbeddedPostgres({ dataFolder: ${JSON.stringify(dataFolder)}, fast: true });
       console.log('up'); setInterval(() => {}, 1000);`,
    );
    const starter = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
    await new Promise((resolve) => starter.stdout.once('data', resolve));
    const server = postmaster(dataFolder);
    starter.kill('SIGKILL');
    await until(() => !isAlive(server));
    const next = await startEmbeddedPostgres({ dataFolder, fast: true });
    expect(next.reused).toBe(false);
    await next.stop();
  });

  it('copies a database whole and drops it again', async () => {
    const server = await startEmbeddedPostgres({ dataFolder, fast: true });
    await keepOne(server.url());
    const copy = await cloneDatabase(server.url('postgres'), 'romduol', 'copy');
    expect(await kept(copy)).toEqual([{ n: 7 }]);
    await dropDatabase(server.url('postgres'), 'copy');
    await expect(kept(copy)).rejects.toThrow('does not exist');
    await server.stop();
  });

  it('refuses data that another major version made, and says what to do', async () => {
    const server = await startEmbeddedPostgres({ dataFolder, fast: true });
    await server.stop();
    writeFileSync(path.join(dataFolder, 'PG_VERSION'), '12\n');
    await expect(startEmbeddedPostgres({ dataFolder })).rejects.toThrow('dump it with 12 first');
  });
});
