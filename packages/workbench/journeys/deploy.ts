import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from '../src/run.ts';

const nextVersion = '0123456789ab';

/** A folder of a built app that a product serves (`PORTAL`, `STAFF`) and into which a next version can be put. */
export interface Deployment {
  readonly folder: string;
  /** Puts a next version there: every script has another name, and none of the old ones is there any more. */
  update(): void;
  remove(): void;
}

export const deployPortal = (): Deployment => deploy('portal');
export const deployStaff = (): Deployment => deploy('staff');

function deploy(app: 'portal' | 'staff'): Deployment {
  const folder = mkdtempSync(path.join(os.tmpdir(), `romduol-${app}-`));
  // What the build has pressed together would outlive the names it belongs to.
  const filter = (file: string) => !file.endsWith('.br');
  cpSync(path.join(root, 'apps', app, 'dist'), folder, { recursive: true, filter });
  return {
    folder,
    update() {
      const assets = path.join(folder, 'assets');
      const scripts = readdirSync(assets).filter((file) => file.endsWith('.js'));
      const nextName = (file: string) => file.replace(/\.js$/, '_next.js');
      for (const file of scripts) renameSync(path.join(assets, file), path.join(assets, nextName(file)));
      const rename = (file: string) => {
        const before = readFileSync(file, 'utf8');
        writeFileSync(
          file,
          scripts.reduce((words, script) => words.replaceAll(script, nextName(script)), before),
        );
      };
      for (const file of scripts) rename(path.join(assets, nextName(file)));
      for (const file of ['index.html', 'sw.js']) rename(path.join(folder, file));
      renewWorker(folder);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A worker keeps only what is as its hashes say, and its version is a digest of them. */
function renewWorker(folder: string): void {
  const worker = path.join(folder, 'sw.js');
  const after = readFileSync(worker, 'utf8')
    .replace(/[0-9a-f]{12}/, nextVersion)
    .replace(
      /"(\/[^"]+)":(.)sha256-[\w+/=]+/g,
      (_, file: string, quote: string) => `"${file}":${quote}${hashOf(folder + file)}`,
    );
  writeFileSync(worker, after);
}

const hashOf = (file: string): string => `sha256-${createHash('sha256').update(readFileSync(file)).digest('base64')}`;
