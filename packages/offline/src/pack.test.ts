import { createClient, getPack, pathOf, UnreachableError } from '@romduol/contracts';
import type { Release } from '@romduol/domain';
import { sha256, utf8 } from './bytes.ts';
import { addressOf, cheap, idOf, joinedAs, keysOf, leavingInJune, pin, release as bare, seeded } from './given.ts';
import { createMemoryStore } from './memory-store.ts';
import { openPhone } from './open-phone.ts';
import { DamagedFileError, downloadPack, packProgress } from './pack.ts';
import { mediaUrl } from './pack-row.ts';
import type { PackProgress } from './phone.ts';

/** The browser's Cache Storage, as much of it as is used; `room` in bytes. */
function createCaches(room = Infinity) {
  const kept = new Map<string, Uint8Array>();
  const phone = { room };
  const cache = {
    keys: async () => [...kept.keys()].map((path) => ({ url: `https://phone.example${path}` })),
    delete: async (path: string) => kept.delete(path),
    async put(path: string, response: Response) {
      const bytes = new Uint8Array(await response.arrayBuffer());
      const used = [...kept.values()].reduce((sum, { length }) => sum + length, 0);
      if (used + bytes.length > phone.room) throw new DOMException('no room', 'QuotaExceededError');
      kept.set(path, bytes);
    },
  };
  return { kept, phone, caches: { open: async () => cache as unknown as Cache } };
}

const picture = (name: string): Uint8Array<ArrayBuffer> => utf8(`<svg>${name}</svg>`);
async function releaseWith(id: string, names: readonly string[]): Promise<Release> {
  const entries = names.map(async (name) => {
    const bytes = picture(name);
    return [name, { sha256: await sha256(bytes), bytes: bytes.length, type: 'image/svg+xml' }] as const;
  });
  return { ...bare, id, files: Object.fromEntries(await Promise.all(entries)) };
}

/** A phone, a network and a course of four files. */
async function given({
  room,
  names = ['boat', 'drum', 'fish', 'hen'],
}: { room?: number; names?: readonly string[] } = {}) {
  const first = await releaseWith(idOf(4000), names);
  const releases = new Map([[first.id, first]]);
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const name of [...names, 'star']) files.set(mediaUrl(await sha256(picture(name))), picture(name));
  const asked: string[] = [];
  const down = new Set<string>();
  const fetch: typeof globalThis.fetch = async (address) => {
    const url = addressOf(address);
    asked.push(url);
    if (down.has(url)) throw new TypeError('Failed to fetch');
    const found = [...releases.values()].find(({ id }) => url === `/api${pathOf(getPack.path, { id, locale: 'km' })}`);
    if (found) return Response.json(found);
    const bytes = files.get(url);
    return bytes === undefined ? new Response('', { status: 404 }) : new Response(bytes);
  };
  const { caches, kept, phone: disk } = createCaches(room);
  const store = createMemoryStore();
  const phone = await openPhone({ store, random: seeded(1), iterations: cheap, caches });
  const place = await phone.settle(joinedAs(1, { releaseId: first.id }), keysOf(1), pin);
  const client = createClient({ base: '/api', fetch });
  const which = (releaseId = first.id) => ({ store, caches, releaseId, locale: 'km' as const });
  const download = (releaseId?: string, more: { signal?: AbortSignal; onProgress?: (at: PackProgress) => void } = {}) =>
    downloadPack({ ...which(releaseId), client, fetch, ...more });
  const urlOf = async (name: string): Promise<string> => mediaUrl(await sha256(picture(name)));
  return {
    first,
    releases,
    files,
    asked,
    down,
    kept,
    disk,
    phone,
    place,
    download,
    urlOf,
    progress: (id?: string) => packProgress(which(id)),
  };
}

describe('a pack', () => {
  it('comes with all its files, one by one, and then is whole', async () => {
    const { first, download, place, progress, kept } = await given();
    expect(await progress()).toMatchObject({ state: 'missing', files: 0 });
    const seen: number[] = [];
    const whole = await download(undefined, { onProgress: ({ filesHere }) => seen.push(filesHere) });
    expect(whole).toMatchObject({ state: 'whole', filesHere: 4, files: 4, bytesHere: whole.bytes });
    expect(whole.bytes).toBe([...kept.values()].reduce((sum, { length }) => sum + length, 0));
    expect(seen).toEqual([0, 1, 2, 3, 4]);
    expect(await place.pack(first.id, 'km')).toEqual(first);
    expect(await place.pack(first.id, 'en')).toBeNull();
  });

  it('goes on where it broke off after the third file', async () => {
    const { first, download, place, progress, down, urlOf, asked } = await given();
    down.add(await urlOf('hen'));
    await expect(download()).rejects.toThrow(UnreachableError);
    expect(await progress()).toMatchObject({ state: 'partial', filesHere: 3, files: 4 });
    expect(await place.pack(first.id, 'km')).toBeNull();

    down.clear();
    asked.length = 0;
    expect(await download()).toMatchObject({ state: 'whole' });
    expect(asked).toEqual([await urlOf('hen')]);
  });

  it('refuses a damaged file, fetches the others, and heals when the file does', async () => {
    const { first, download, place, files, urlOf, progress, kept } = await given();
    const url = await urlOf('drum');
    files.set(url, utf8('<html>Welcome to Example Café</html>'));
    await expect(download()).rejects.toThrow(DamagedFileError);
    expect(kept.has(url)).toBe(false);
    expect(await progress()).toMatchObject({ state: 'partial', filesHere: 3 });
    expect(await place.pack(first.id, 'km')).toBeNull();
    files.set(url, picture('drum'));
    expect(await download()).toMatchObject({ state: 'whole' });
  });

  it('keeps what fitted when the phone is full, says so, and goes on when there is room', async () => {
    const { download, progress, first, place, disk } = await given({ room: picture('boat').length * 2 });
    expect(await download()).toMatchObject({ state: 'storage-full', filesHere: 2 });
    expect(await progress()).toMatchObject({ state: 'storage-full', filesHere: 2, files: 4 });
    expect(await place.pack(first.id, 'km')).toBeNull();
    disk.room = Infinity;
    expect(await download()).toMatchObject({ state: 'whole' });
    expect(await progress()).toMatchObject({ state: 'whole' });
  });

  it('can be called off, and asked for again', async () => {
    const { download, progress } = await given();
    const stop = new AbortController();
    const calledOff = download(undefined, {
      signal: stop.signal,
      onProgress: ({ filesHere }) => filesHere === 2 && stop.abort(new Error('she left the page')),
    });
    await expect(calledOff).rejects.toThrow('she left the page');
    expect(await progress()).toMatchObject({ state: 'partial', filesHere: 2 });
    expect(await download()).toMatchObject({ state: 'whole' });
  });

  it('leaves the old release usable until the new one is whole, and fetches only what changed', async () => {
    const { first, releases, download, place, down, urlOf, asked, kept } = await given();
    await download();
    const second = await releaseWith(idOf(4001), ['boat', 'drum', 'fish', 'star']);
    releases.set(second.id, second);
    await place.restore([joinedAs(1, { releaseId: second.id })], leavingInJune, []);
    expect(await place.pack(second.id, 'km')).toEqual(first);

    down.add(await urlOf('star'));
    asked.length = 0;
    await expect(download(second.id)).rejects.toThrow(UnreachableError);
    expect(asked.filter((url) => url.startsWith('/media/'))).toEqual([await urlOf('star')]);
    expect(await place.pack(second.id, 'km')).toEqual(first);

    down.clear();
    await download(second.id);
    expect(await place.pack(second.id, 'km')).toEqual(second);
    expect(await place.pack(first.id, 'km')).toBeNull();
    expect(kept.has(await urlOf('hen'))).toBe(false);
  });

  it('says that it is not whole any more when the browser threw files away', async () => {
    const { download, progress, kept, urlOf } = await given();
    await download();
    kept.delete(await urlOf('fish'));
    expect(await progress()).toMatchObject({ state: 'partial', filesHere: 3 });
    expect(await download()).toMatchObject({ state: 'whole' });
  });

  it('goes with the last woman who needs it, and its files too', async () => {
    const { first, download, phone, place, kept } = await given();
    await phone.settle(joinedAs(2, { releaseId: first.id }), keysOf(2), pin);
    await download();
    await phone.remove(joinedAs(2).traineeId);
    expect(await place.pack(first.id, 'km')).toEqual(first);
    expect(kept.size).toBe(4);
    await phone.remove(joinedAs(1).traineeId);
    expect(kept.size).toBe(0);
    expect(await phone.store.read(['packs'], (tx) => tx.list('packs'))).toEqual([]);
  });
});
