import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import type { ByteRange, FileStore } from './file-store.ts';

/** Files in a folder of this machine. */
export class DiskFiles implements FileStore {
  constructor(private readonly folder: string) {}

  async prepare(): Promise<void> {
    await mkdir(this.folder, { recursive: true });
  }

  /** Written beside and renamed when whole and on disk, so that a full disk or a crash never leaves half a file. */
  async keep(sha256: string, bytes: Uint8Array): Promise<void> {
    const file = this.fileOf(sha256);
    if (await exists(file)) return;
    await mkdir(path.dirname(file), { recursive: true });
    const unfinished = `${file}.${randomUUID()}`;
    try {
      const handle = await open(unfinished, 'wx');
      try {
        await handle.writeFile(bytes);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(unfinished, file);
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
  }

  async read(sha256: string, range?: ByteRange): Promise<Readable | null> {
    const file = this.fileOf(sha256);
    return (await exists(file)) ? createReadStream(file, range) : null;
  }

  private fileOf(sha256: string): string {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not a SHA-256');
    return path.resolve(this.folder, sha256.slice(0, 2), sha256);
  }
}

const exists = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  );
