import { UnreachableError } from '@romduol/contracts';
import { idOf, release as bare } from './given.ts';
import { downloadPack } from './pack.ts';
import { flushSize } from './pack-fetch.ts';
import { fileOf, given as givenFiles, recording, type Fate } from './pack-given.ts';

const size = 3 * flushSize;
const sound = recording('hello', size);

/** A course of one recording of 384 KiB, on its way to a phone. */
async function given(room?: number) {
  const world = await givenFiles({ names: [], ...(room === undefined ? {} : { room }) });
  const file = await fileOf(sound, 'audio/mp4');
  const release = { ...bare, id: idOf(4007), files: { [file.sha256]: file } };
  world.offer(release);
  const url = await world.serve(sound);
  return {
    ...world,
    url,
    befall: (fate: Fate) => world.server.fates.set(url, fate),
    mend: () => world.server.fates.clear(),
    bring: (silence?: number) => world.download(release.id, silence === undefined ? {} : { silence }),
    isHere: () => Buffer.compare(world.kept.get(url) ?? Buffer.of(), sound) === 0,
    partBytes: () => [...world.parts.values()].reduce((sum, { length }) => sum + length, 0),
    ranges: () => world.server.asked.flatMap((one) => (one.url === url ? [one.range] : [])),
  };
}

describe('a large file that breaks off', () => {
  it.each([0.1, 0.5, 0.98])('after %d of it goes on from there, and costs no byte twice', async (part) => {
    const { befall, mend, bring, isHere, partBytes, ranges, server } = await given();
    const after = Math.round(size * part);
    befall({ kind: 'breaks', after });
    await expect(bring()).rejects.toThrow(UnreachableError);
    expect(isHere()).toBe(false);
    expect(partBytes()).toBe(after);
    mend();
    expect(await bring()).toMatchObject({ state: 'whole' });
    expect(isHere()).toBe(true);
    expect(ranges()).toEqual([null, `bytes=${after}-`]);
    expect(server.bytesSent).toBe(size);
    expect(partBytes()).toBe(0);
  });

  it('again and again arrives all the same', async () => {
    const { befall, mend, bring, isHere, server } = await given();
    for (let tries = 0; tries < 5; tries += 1) {
      befall({ kind: 'breaks', after: 60_000 });
      await expect(bring()).rejects.toThrow(UnreachableError);
    }
    mend();
    await bring();
    expect(isHere()).toBe(true);
    expect(server.bytesSent).toBe(size);
  });

  it('begins anew at a server that knows no parts: a whole is never put behind a part', async () => {
    const { befall, mend, bring, isHere, server, partBytes } = await given();
    befall({ kind: 'breaks', after: 200_000 });
    await expect(bring()).rejects.toThrow(UnreachableError);
    server.honoursRange = false;
    befall({ kind: 'breaks', after: 250_000 });
    await expect(bring()).rejects.toThrow(UnreachableError);
    expect(partBytes()).toBe(250_000);
    mend();
    expect(await bring()).toMatchObject({ state: 'whole' });
    expect(isHere()).toBe(true);
  });

  it('is not trusted: beginnings of something else are thrown away, and the file comes whole', async () => {
    const { parts, url, bring, isHere, ranges } = await given();
    parts.set(`${url}/0`, new Uint8Array(1_000));
    expect(await bring()).toMatchObject({ state: 'whole' });
    expect(isHere()).toBe(true);
    expect(ranges()).toEqual(['bytes=1000-', null]);
  });

  it('is not put together with another part than was asked for', async () => {
    const { befall, bring, isHere, parts, url, ranges } = await given();
    parts.set(`${url}/0`, sound.slice(0, 1_000));
    befall({ kind: 'other-part' });
    expect(await bring()).toMatchObject({ state: 'whole' });
    expect(isHere()).toBe(true);
    expect(ranges()).toEqual(['bytes=1000-', null]);
  });

  it('whose browser was killed has what was written down, and what lies behind a hole counts for nothing', async () => {
    const { bring, isHere, parts, url, ranges } = await given();
    parts.set(`${url}/0`, sound.slice(0, flushSize));
    parts.set(`${url}/${2 * flushSize}`, sound.slice(2 * flushSize, 2 * flushSize + 10));
    await bring();
    expect(isHere()).toBe(true);
    expect(ranges()).toEqual([`bytes=${flushSize}-`]);
    expect(parts.size).toBe(0);
  });

  it('and was all there when the browser was killed is not asked for again', async () => {
    const { bring, isHere, parts, url, ranges } = await given();
    parts.set(`${url}/0`, sound);
    expect(await bring()).toMatchObject({ state: 'whole' });
    expect(isHere()).toBe(true);
    expect(ranges()).toEqual([]);
  });

  it('is written down as it comes, also while nothing has broken', async () => {
    const { befall, bring, partBytes } = await given();
    befall({ kind: 'falls-silent', after: 2 * flushSize + 5 });
    await expect(bring(1_000)).rejects.toThrow(UnreachableError);
    expect(partBytes()).toBe(2 * flushSize + 5);
  });
});

describe('a network that is there and leads nowhere', () => {
  it.each<Fate>([{ kind: 'silent' }, { kind: 'falls-silent', after: 0 }, { kind: 'no-network' }])(
    'ends a download with a plain word: $kind',
    async (fate) => {
      const { befall, bring, progress } = await given();
      befall(fate);
      await expect(bring(30)).rejects.toThrow(UnreachableError);
      expect(await progress(idOf(4007))).toMatchObject({ state: 'partial', filesHere: 0 });
    },
  );

  it('is never taken at its word: its login page is no file, and spoils nothing that came before', async () => {
    const { befall, mend, bring, isHere, kept, parts, partBytes, url } = await given();
    befall({ kind: 'login-page' });
    parts.set(`${url}/0`, sound.slice(0, 1_000));
    await expect(bring()).rejects.toThrow(UnreachableError);
    expect([kept.size, partBytes()]).toEqual([0, 1_000]);
    mend();
    await bring();
    expect(isHere()).toBe(true);
  });

  it('does not hang on a document either, and takes its login page for no document', async () => {
    const { first, server, store, caches, place } = await givenFiles();
    const [path = ''] = server.documents.keys();
    const bring = () =>
      downloadPack({ store, caches, releaseId: first.id, locale: 'km', fetch: server.fetch, silence: 20 });
    for (const kind of ['silent', 'login-page', 'no-network'] as const) {
      server.fates.set(path, { kind });
      await expect(bring()).rejects.toThrow(UnreachableError);
      expect(await place.pack(first.id, 'km')).toBeNull();
    }
    server.fates.clear();
    expect(await bring()).toMatchObject({ state: 'whole' });
    expect(new Set(server.asked.map(({ cache }) => cache))).toEqual(new Set(['no-store']));
  });

  it('may be slow for as long as it likes', async () => {
    const { befall, bring, isHere } = await given();
    befall({ kind: 'drips', bytes: 1_000 });
    expect(await bring()).toMatchObject({ state: 'whole' });
    expect(isHere()).toBe(true);
  });
});

describe('a phone without room for a large file', () => {
  it('says so, fills none of what is left with a beginning, and goes on when there is room', async () => {
    const { bring, disk, isHere, partBytes } = await given(2 * flushSize);
    expect(await bring()).toMatchObject({ state: 'storage-full' });
    expect(partBytes()).toBe(0);
    disk.room = Infinity;
    expect(await bring()).toMatchObject({ state: 'whole' });
    expect(isHere()).toBe(true);
  });
});
