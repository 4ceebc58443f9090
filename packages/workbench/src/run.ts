import { spawnSync } from 'node:child_process';
import path from 'node:path';

/** The top of the repository. */
export const root = path.resolve(import.meta.dirname, '../../..');

/** Runs a Nx command with its output shown; whether it succeeded. */
export function nx(...args: readonly string[]): boolean {
  return run('node_modules/nx/dist/bin/nx.js', ...args, '--outputStyle=static');
}

/** Runs a Node program of the workspace with its output shown; whether it succeeded. */
export function run(program: string, ...args: readonly string[]): boolean {
  const env = { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false' };
  return spawnSync(process.execPath, [program, ...args], { cwd: root, stdio: 'inherit', env }).status === 0;
}
