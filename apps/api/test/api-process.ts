import { spawn } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { freePort } from '../../../packages/workbench/src/embedded-postgres.ts';

const home = path.resolve(import.meta.dirname, '..');
const hook = path.resolve(home, '../../packages/workbench/src/typescript-hook.mjs');

/** A process of the API as it runs in production, with everything that it ever printed. */
export interface ApiProcess {
  readonly url: string;
  /** All of standard output and standard error so far. */
  printed(): string;
  /** Asks it to stop, and waits until it has. */
  stop(): Promise<number | string>;
  /** Its exit code, or the signal that it ended by. */
  readonly ended: Promise<number | string>;
}

/** Starts `main.ts` with this environment and nothing of ours; answers when it listens, or when it ended by itself. */
export async function startProcess(environment: Readonly<Record<string, string>>): Promise<ApiProcess> {
  const port = await freePort();
  const child = spawn(process.execPath, ['--import', pathToFileURL(hook).href, path.join(home, 'src/main.ts')], {
    cwd: home,
    env: { PATH: process.env['PATH'] ?? '', NODE_NO_WARNINGS: '1', PORT: String(port), ...environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part: Buffer) => (output += part.toString()));
  const ended = new Promise<number | string>((resolve) =>
    child.once('close', (code, signal) => resolve(code ?? signal ?? 'nothing')),
  );
  await Promise.race([ended, new Promise((resolve) => child.once('message', resolve))]);
  return {
    url: `http://127.0.0.1:${port}`,
    printed: () => output,
    ended,
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}
