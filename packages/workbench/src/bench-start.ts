import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { execFileSync } from 'node:child_process';
import { freePort } from './embedded-postgres.ts';
import { root } from './run.ts';

/**
 * Milliseconds from `npm start` in a copy of the tracked files without node_modules until the first page is answered,
 * and the same again when everything is there.
 */
export async function benchStart(): Promise<{ firstStartMs: number; secondStartMs: number }> {
  const copy = mkdtempSync(path.join(os.tmpdir(), 'romduol-bench-'));
  try {
    const files = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' }).split('\0').filter(Boolean);
    for (const file of files) cpSync(path.join(root, file), path.join(copy, file));
    const firstStartMs = await timeStart(copy);
    const secondStartMs = await timeStart(copy);
    return { firstStartMs, secondStartMs };
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

async function timeStart(folder: string): Promise<number> {
  const port = await freePort();
  const begun = performance.now();
  const server = spawn('npm', ['start'], {
    cwd: folder,
    env: { ...process.env, PORT: String(port), DATABASE_URL: '' },
    stdio: ['ignore', 'ignore', 'inherit'],
    detached: true,
  });
  const gone = new Promise((resolve) => server.once('exit', resolve));
  try {
    await firstPage(port, () => server.exitCode !== null);
    return Math.round(performance.now() - begun);
  } finally {
    process.kill(-(server.pid ?? 0), 'SIGINT');
    await gone;
  }
}

async function firstPage(port: number, hasEnded: () => boolean): Promise<void> {
  for (;;) {
    if (hasEnded()) throw new Error('npm start ended before it served a page');
    const isThere = await fetch(`http://localhost:${port}/`).then(
      (response) => response.ok,
      () => false,
    );
    if (isThere) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
