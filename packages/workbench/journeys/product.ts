import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { freePort } from '../src/embedded-postgres.ts';
import { root } from '../src/run.ts';

/** Starts the product on an empty data folder, as `npm start` does; answers how to stop it. */
export default async function startProduct(): Promise<() => Promise<void>> {
  const data = mkdtempSync(path.join(os.tmpdir(), 'romduol-journey-'));
  const port = await freePort();
  const server = spawn(process.execPath, ['packages/workbench/src/start.ts'], {
    cwd: root,
    env: { ...process.env, DATA: data, PORT: String(port), DATABASE_URL: '', npm_lifecycle_event: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  await new Promise<void>((resolve, reject) => {
    server.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      if (printed.includes('Ctrl-C stops everything')) resolve();
    });
    server.once('exit', () => reject(new Error(`The product did not start:\n${printed}`)));
  });
  process.env['JOURNEY_URL'] = `http://localhost:${port}`;
  process.env['JOURNEY_CLASS_CODE'] = /class code\s+(\w+)/.exec(printed)?.[1] ?? '';
  return async () => {
    const gone = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGINT');
    await gone;
    rmSync(data, { recursive: true, force: true });
  };
}
