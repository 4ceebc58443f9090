import type { MediaFile } from '@romduol/domain';
import { createHash } from 'node:crypto';
import { nobody, send } from '../../test/call.ts';
import { Given } from '../../test/given.ts';
import { startApi, type Api } from '../../test/harness.ts';
import { MediaService } from './media.service.ts';

let api: Api;
let file: MediaFile;
let bytes: Buffer;
beforeAll(async () => {
  api = await startApi();
  const { files } = await new Given(api).release();
  // The largest, since small ones are never compressed.
  const [largest] = Object.values(files).sort((a, b) => b.bytes - a.bytes);
  if (!largest) throw new Error('the course has no pictures');
  file = largest;
  bytes = await gets().then(({ body }) => body as Buffer);
});
afterAll(() => api.stop());

const gets = (headers: Record<string, string> = {}, path = file.sha256, method = 'GET') =>
  send(api.url, method, `/media/${path}`, undefined, {
    'accept-encoding': 'identity',
    ...headers,
    ...nobody.credentials,
  });

describe('a file of a course', () => {
  it('is what its address says, kept for ever, and runs no script', async () => {
    const answer = await gets();
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(file.sha256);
    expect(bytes.length).toBe(file.bytes);
    expect(answer.headers).toMatchObject({
      'content-type': 'image/svg+xml',
      'content-length': String(file.bytes),
      'accept-ranges': 'bytes',
      'cache-control': 'public, max-age=31536000, immutable',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      'x-content-type-options': 'nosniff',
    });
  });

  it('comes in parts when asked so: a beginning, a middle, an end', async () => {
    const size = file.bytes;
    for (const [range, start, end] of [
      ['bytes=0-9', 0, 9],
      ['bytes=10-', 10, size - 1],
      ['bytes=-7', size - 7, size - 1],
      [`bytes=5-${size + 100}`, 5, size - 1],
    ] as const) {
      const answer = await gets({ range });
      expect(answer.status).toBe(206);
      expect(answer.headers['content-range']).toBe(`bytes ${start}-${end}/${size}`);
      expect(answer.body).toEqual(bytes.subarray(start, end + 1));
    }
  });

  it('resumes where a download broke off, byte for byte, also for a phone that takes compressed answers', async () => {
    const half = Math.floor(file.bytes / 2);
    const encodings = { 'accept-encoding': 'gzip, br' };
    const first = await gets({ ...encodings, range: `bytes=0-${half - 1}` });
    const second = await gets({ ...encodings, range: `bytes=${half}-` });
    expect(first.headers['content-encoding']).toBeUndefined();
    expect(Buffer.concat([first.body as Buffer, second.body as Buffer])).toEqual(bytes);
    expect(first.headers['content-length']).toBe(String(half));
  });

  it('is refused in parts that are not there, and whole when asked for several parts', async () => {
    const beyond = await gets({ range: `bytes=${file.bytes}-` });
    expect(beyond.status).toBe(416);
    expect(beyond.headers['content-range']).toBe(`bytes */${file.bytes}`);
    const several = await gets({ range: 'bytes=0-1,4-5' });
    expect(several.status).toBe(200);
    expect(several.body).toEqual(bytes);
    expect((await gets({ range: 'lines=1-2' })).status).toBe(200);
  });

  it('tells its size without being sent', async () => {
    const answer = await gets({}, file.sha256, 'HEAD');
    expect(answer.status).toBe(200);
    expect(answer.headers['content-length']).toBe(String(file.bytes));
    expect(answer.text).toBe('');
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE'])('is not changed by anyone: %s', async (method) => {
    expect(await gets({}, file.sha256, method)).toBeRefused('request.wrong-method');
  });

  it('is kept once, however often it is given', async () => {
    const media = api.get(MediaService);
    const kept = await Promise.all([1, 2, 3].map(() => media.keep(Buffer.from('a sample'), 'text/plain')));
    expect(new Set(kept.map(({ sha256 }) => sha256)).size).toBe(1);
    expect((await gets({}, kept[0]?.sha256)).text).toBe('a sample');
  });
});

describe('an address that is no file', () => {
  it.each([
    '0'.repeat(64),
    'A'.repeat(64),
    '',
    '..%2f..%2fetc%2fpasswd',
    '%2e%2e/%2e%2e/etc/passwd',
    `${'0'.repeat(62)}/0`,
    '%00',
  ])('is not found: %s', async (path) => {
    expect(await gets({}, path)).toBeRefused('thing.not-found');
  });

  it('is not found in capitals, with a slash, or with something after it', async () => {
    for (const path of [file.sha256.toUpperCase(), `${file.sha256}/`, `${file.sha256}.svg`, `x/${file.sha256}`])
      expect(await gets({}, path)).toBeRefused('thing.not-found');
  });
});
