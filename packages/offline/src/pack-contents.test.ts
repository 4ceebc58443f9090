import type { Release } from '@romduol/domain';
import { idOf, release as bare } from './given.ts';
import { DamagedFileError } from './pack.ts';
import { noteLostFiles, packsHere, removePack } from './pack-contents.ts';
import { drawing, fileOf, given as givenFiles, recording } from './pack-given.ts';

/** A course of two lessons: one with two pictures and a voice, one with a picture; and one more picture. */
async function given() {
  const world = await givenFiles({ names: [] });
  const [module] = bare.modules;
  if (module === undefined) throw new Error('the example course has a module');
  const sound = recording('hello', 5_000);
  const voice = await fileOf(sound, 'audio/mp4');
  const pictures = ['boat', 'drum', 'fish', 'hen'] as const;
  const [boat, drum, fish, hen] = await Promise.all(pictures.map((name) => fileOf(drawing(name))));
  const withPictures = module.lessons.map((lesson, at) => ({
    ...lesson,
    picture: at === 0 ? 'boat' : 'fish',
    blocks: lesson.blocks.map((block, of) => (at === 0 && of === 0 ? { ...block, picture: 'drum' } : block)),
  }));
  const release = {
    ...bare,
    id: idOf(4007),
    modules: [{ ...module, lessons: withPictures }],
    voices: { 'b-1.text': { km: { media: voice.sha256, seconds: 1, of: 'x' } } },
    files: { ...{ boat, drum, fish, hen }, [voice.sha256]: voice },
  } as Release;
  world.offer(release);
  const urls = await Promise.all([...pictures.map(drawing), sound].map(world.serve));
  const [boatUrl = '', drumUrl = '', , henUrl = '', voiceUrl = ''] = urls;
  const { store, caches } = world;
  return {
    ...world,
    ...{ release, boatUrl, drumUrl, henUrl, voiceUrl },
    bring: (more = {}) => world.download(release.id, more),
    contents: () => packsHere(store, caches),
    remove: () => removePack(world.which(release.id)),
  };
}

describe('what of a course is here', () => {
  it('is counted in lessons, pictures and voices, so that a loss is seen', async () => {
    const { bring, contents, release } = await given();
    await bring();
    const [all] = await contents();
    expect(all).toMatchObject({
      state: 'whole',
      language: 'km',
      lessons: { here: 2, all: 2 },
      pictures: { here: 4, all: 4 },
      voices: { here: 1, all: 1 },
      missing: [],
      wasWhole: false,
      usedBy: 0,
    });
    expect(all?.documentBytes).toBe(Buffer.byteLength(JSON.stringify(release)));
  });

  it('and what is missing is named by the lessons that need it', async () => {
    const { bring, contents, server, drumUrl, henUrl, voiceUrl } = await given();
    for (const url of [drumUrl, henUrl, voiceUrl]) server.files.delete(url);
    await expect(bring()).rejects.toThrow(DamagedFileError);
    const [some] = await contents();
    expect(some).toMatchObject({ state: 'partial', lessons: { here: 1, all: 2 }, voices: { here: 0, all: 1 } });
    expect(some?.missing.map(({ lessonId, pictures, voices }) => [lessonId, pictures, voices])).toEqual([
      ['l-1', 1, 1],
      [null, 1, 0],
    ]);
    expect(some?.missing.reduce((sum, { bytes }) => sum + bytes, 0)).toBe((some?.bytes ?? 0) - (some?.bytesHere ?? 0));
  });

  it('can be one lesson ahead of her: its files are brought alone, and the course is not yet whole', async () => {
    const { bring, contents } = await given();
    expect(await bring({ lessons: () => ['l-2'] })).toMatchObject({ state: 'partial', filesHere: 1 });
    expect((await contents())[0]).toMatchObject({ lessons: { here: 1, all: 2 }, state: 'partial' });
    expect(await bring({ lessons: () => ['l-1', 'l-2'] })).toMatchObject({ state: 'partial', filesHere: 4 });
    expect(await bring()).toMatchObject({ state: 'whole' });
  });

  it('is less than it was when the browser threw files away: that is noticed and kept in mind until they are back', async () => {
    const { bring, contents, kept, boatUrl, store, caches, place, release } = await given();
    await bring();
    expect(await noteLostFiles(store, caches)).toBe(0);
    kept.delete(boatUrl);
    expect((await contents())[0]).toMatchObject({ wasWhole: true, state: 'partial' });
    expect(await noteLostFiles(store, caches)).toBe(1);
    expect(await noteLostFiles(store, caches)).toBe(0);
    expect((await contents())[0]).toMatchObject({ wasWhole: true, state: 'partial', pictures: { here: 3, all: 4 } });
    expect(await place.pack(release.id, 'km')).toEqual(release);
    await bring();
    expect((await contents())[0]).toMatchObject({ wasWhole: false, state: 'whole' });
  });

  it('is not called lost where the browser only refuses to say', async () => {
    const { bring, store, contents } = await given();
    await bring();
    expect(await noteLostFiles(store, undefined)).toBe(0);
    expect(await noteLostFiles(store, { open: () => Promise.reject(new Error('refused')) })).toBe(0);
    expect((await contents())[0]?.state).toBe('whole');
  });
});

describe('a course that is taken off the phone', () => {
  it('is gone at once, and back at once when she thinks better of it, without network', async () => {
    const { bring, remove, contents, place, release, server } = await given();
    await bring();
    server.files.clear();
    const removed = await remove();
    expect(await place.pack(release.id, 'km')).toBeNull();
    expect(await contents()).toEqual([]);
    await removed.undo();
    expect(await place.pack(release.id, 'km')).toEqual(release);
    expect((await contents())[0]).toMatchObject({ state: 'whole', lessons: { here: 2, all: 2 } });
  });

  it('frees its room in the end, and can be brought again', async () => {
    const { bring, remove, kept, contents } = await given();
    await bring();
    const removed = await remove();
    expect(kept.size).toBe(5);
    await removed.finish();
    expect(kept.size).toBe(0);
    expect(await bring()).toMatchObject({ state: 'whole' });
    expect(await contents()).toHaveLength(1);
  });
});
