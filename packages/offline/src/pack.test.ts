import 'fake-indexeddb/auto';
import { UnreachableError } from '@romduol/contracts';
import { utf8 } from './bytes.ts';
import { addressOf, idOf, joinedAs, keysOf, leavingInJune, pin } from './given.ts';
import { createIndexedDbStore } from './indexeddb-store.ts';
import { createMemoryStore } from './memory-store.ts';
import { packsHere } from './pack-contents.ts';
import { DamagedFileError } from './pack.ts';
import { drawing, given as givenOn, releaseWith } from './pack-given.ts';
import type { Store } from './store.ts';

let databases = 0;
describe.each<readonly [string, () => Store]>([
  ['in memory', () => createMemoryStore()],
  ['in IndexedDB', () => createIndexedDbStore(`packs-${(databases += 1)}`)],
])('a pack, %s', (_, newStore) => {
  const given = (options: Parameters<typeof givenOn>[0] = {}) => givenOn({ store: newStore(), ...options });

  it('comes with all its files, and then is whole', async () => {
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

  it('can be learned from as soon as its words are here, also when no picture ever comes', async () => {
    const { first, download, place, server, urlOf } = await given();
    for (const name of ['boat', 'drum', 'fish', 'hen']) server.fates.set(await urlOf(name), { kind: 'no-network' });
    const seen: unknown[] = [];
    const broken = download(undefined, { onProgress: () => seen.push(place.pack(first.id, 'km')) });
    await expect(broken).rejects.toThrow(UnreachableError);
    expect(await Promise.all(seen)).toEqual([first]);
  });

  it('goes on where it broke off after the third file', async () => {
    const { download, progress, server, urlOf, filesAsked } = await given();
    server.fates.set(await urlOf('hen'), { kind: 'no-network' });
    await expect(download()).rejects.toThrow(UnreachableError);
    expect(await progress()).toMatchObject({ state: 'partial', filesHere: 3, files: 4 });

    server.fates.clear();
    filesAsked();
    expect(await download()).toMatchObject({ state: 'whole' });
    expect(filesAsked()).toEqual([await urlOf('hen')]);
  });

  it('refuses a damaged file, fetches the others, and heals when the file does', async () => {
    const { download, server, urlOf, progress, kept } = await given();
    const url = await urlOf('drum');
    server.files.set(url, utf8('<html>Welcome to Example Café</html>'));
    await expect(download()).rejects.toThrow(DamagedFileError);
    expect(kept.has(url)).toBe(false);
    expect(await progress()).toMatchObject({ state: 'partial', filesHere: 3 });
    server.files.set(url, drawing('drum'));
    expect(await download()).toMatchObject({ state: 'whole' });
  });

  it('keeps what fitted when the phone is full, says so, and goes on when there is room', async () => {
    const { download, progress, first, place, disk } = await given({ room: drawing('boat').length * 2 });
    expect(await download()).toMatchObject({ state: 'storage-full', filesHere: 2 });
    expect(await progress()).toMatchObject({ state: 'storage-full', filesHere: 2, files: 4 });
    expect(await place.pack(first.id, 'km')).toEqual(first);
    disk.room = Infinity;
    expect(await download()).toMatchObject({ state: 'whole' });
    expect(await progress()).toMatchObject({ state: 'whole' });
  });

  it('can be called off, and asked for again', async () => {
    const { download, progress } = await given({ names: ['boat', 'drum', 'fish', 'hen', 'lamp', 'mango', 'flower'] });
    const stop = new AbortController();
    const calledOff = download(undefined, {
      signal: stop.signal,
      onProgress: ({ filesHere }) => filesHere === 2 && stop.abort(new Error('she left the page')),
    });
    await expect(calledOff).rejects.toThrow('she left the page');
    expect((await progress()).filesHere).toBeLessThan(7);
    expect(await download()).toMatchObject({ state: 'whole' });
  });

  it('leaves the old release usable until the new one is whole, and fetches only what changed', async () => {
    const { first, offer, download, place, server, urlOf, filesAsked, kept } = await given();
    await download();
    const second = await releaseWith(idOf(4001), ['boat', 'drum', 'fish', 'star']);
    offer(second);
    await place.restore([joinedAs(1, { releaseId: second.id })], leavingInJune, []);
    expect(await place.pack(second.id, 'km')).toEqual(first);

    server.fates.set(await urlOf('star'), { kind: 'no-network' });
    filesAsked();
    await expect(download(second.id)).rejects.toThrow(UnreachableError);
    expect(filesAsked()).toEqual([await urlOf('star')]);
    expect(await place.pack(second.id, 'km')).toEqual(first);

    server.fates.clear();
    await download(second.id);
    expect(await place.pack(second.id, 'km')).toEqual(second);
    expect(await place.pack(first.id, 'km')).toBeNull();
    expect(kept.has(await urlOf('hen'))).toBe(false);
  });

  it('is whole every evening of a week that brings another release each day, and nothing of the days before is left', async () => {
    const { first, offer, download, place, phone, store, caches, kept, serve, urlOf } = await given();
    await download();
    const names = ['boat', 'drum', 'fish', 'hen'];
    for (let day = 1; day <= 7; day += 1) {
      const more = [`quiz-${day}`, `question-${day}`];
      for (const name of more) await serve(drawing(name));
      names.splice(0, 1);
      names.push(...more);
      const release = await releaseWith(idOf(4000 + day), names);
      offer(release);
      const joined = joinedAs(1, { releaseId: release.id });
      for (let times = 0; times < 2; times += 1) {
        await place.restore([joined], leavingInJune, []);
        expect(await download(release.id)).toMatchObject({ state: 'whole', filesHere: names.length });
      }
      expect(await place.pack(release.id, 'km')).toEqual(release);
      expect([...kept.keys()].sort()).toEqual((await Promise.all(names.map(urlOf))).sort());
      const here = await packsHere(store, caches);
      expect(here.map(({ state, pictures }) => [state, pictures])).toEqual([
        ['whole', { here: names.length, all: names.length }],
      ]);
      expect(await phone.store.read(['packs'], (tx) => tx.list('packs'))).toHaveLength(1);
    }
    expect(await place.pack(first.id, 'km')).toBeNull();
  });

  it('stays usable as far as it came when her class moves to a release that is not here at all', async () => {
    const { first, download, place, server, urlOf } = await given();
    server.fates.set(await urlOf('hen'), { kind: 'no-network' });
    await expect(download()).rejects.toThrow(UnreachableError);
    await place.restore([joinedAs(1, { releaseId: idOf(4001) })], leavingInJune, []);
    expect(await place.pack(idOf(4001), 'km')).toEqual(first);
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

  it('does not come back when its last woman goes while it is coming', async () => {
    const { download, phone, kept, server } = await given();
    const { fetch } = server;
    let going: Promise<void> | undefined;
    let files = 0;
    const ended = await download(undefined, {
      // All but one file come after she has gone.
      fetch: async (address, init) => {
        const isFirst = !addressOf(address).startsWith('/media/') || ++files === 1;
        while (!isFirst && going === undefined) await new Promise((resolve) => setTimeout(resolve, 1));
        await going;
        return fetch(address, init);
      },
      onProgress: ({ filesHere }) => {
        if (filesHere === 1) going = phone.remove(joinedAs(1).traineeId);
      },
    });
    expect(ended.state).toBe('missing');
    expect(kept.size).toBe(0);
  });

  it('is words alone where the browser keeps no media, and nothing breaks', async () => {
    const { first, download, place, progress, filesAsked } = await given();
    const refuses = {
      open: async () => Promise.reject(new DOMException('The operation is insecure', 'SecurityError')),
    };
    for (const caches of [undefined, refuses]) {
      expect(await download(undefined, { caches })).toMatchObject({ state: 'partial', filesHere: 0, files: 4 });
      expect(await place.pack(first.id, 'km')).toEqual(first);
    }
    expect(filesAsked()).toEqual([]);
    expect(await progress()).toMatchObject({ state: 'partial' });
  });
});
