import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import S3rver from 's3rver';
import { DiskFiles } from './disk-files.ts';
import type { FileStore } from './file-store.ts';
import { S3Files } from './s3-files.ts';

const bytes = new TextEncoder().encode('ព្រឹក — a small voice recording');
const sha256 = createHash('sha256').update(bytes).digest('hex');

/** What every file store must do, whatever it keeps its files in. */
function keepsFiles(open: () => FileStore): void {
  const text = async (range?: { start: number; end: number }) => {
    const stream = await open().read(sha256, range);
    return stream && (await buffer(stream));
  };

  it('gives back exactly what was kept', async () => {
    await open().keep(sha256, bytes, 'audio/mp4');
    expect(Buffer.compare((await text()) ?? Buffer.alloc(0), bytes)).toBe(0);
  });

  it('gives back a part of it', async () => {
    await open().keep(sha256, bytes, 'audio/mp4');
    expect(await text({ start: 3, end: 8 })).toEqual(Buffer.from(bytes.slice(3, 9)));
  });

  it('keeps the same file twice without a change', async () => {
    await Promise.all([open().keep(sha256, bytes, 'audio/mp4'), open().keep(sha256, bytes, 'audio/mp4')]);
    expect(await text()).toEqual(Buffer.from(bytes));
  });

  it('has nothing under a hash that was never kept', async () => {
    expect(await open().read('0'.repeat(64))).toBeNull();
  });

  it('is prepared as often as one likes', async () => {
    await open().prepare();
    await open().prepare();
    expect(await open().read('0'.repeat(64))).toBeNull();
  });
}

describe('files on disk', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'romduol-files-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  keepsFiles(() => new DiskFiles(folder));

  it('leave nothing half-written behind', async () => {
    await new DiskFiles(folder).keep(sha256, bytes);
    expect(readdirSync(path.join(folder, sha256.slice(0, 2)))).toEqual([sha256]);
  });

  it.each([['../../etc/passwd'], ['A'.repeat(64)], ['']])('never leave their folder for the name %j', async (name) => {
    await expect(new DiskFiles(folder).read(name)).rejects.toThrow('not a SHA-256');
  });
});

describe('files in an S3-compatible store', () => {
  let folder: string;
  let server: S3rver;
  let port: number;
  beforeAll(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'romduol-s3-'));
    server = new S3rver({ address: '127.0.0.1', port: 0, silent: true, directory: folder });
    const http = (await server.run()) as AddressInfo;
    port = http.port;
    await open().prepare();
  });
  afterAll(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const open = () =>
    new S3Files('romduol', {
      S3_ENDPOINT: `http://127.0.0.1:${port}`,
      S3_REGION: 'us-east-1',
      S3_ACCESS_KEY: 'S3RVER',
      S3_SECRET_KEY: 'S3RVER',
    });
  keepsFiles(open);
});
