import { createClient, getChosenPack, pathOf, RefusedError, UnreachableError } from '@romduol/contracts';
import type { ChosenModule, Release } from '@romduol/domain';
import { idOf, joinedAs } from './given.ts';
import { given as givenOn, releaseWith } from './pack-given.ts';

const text = { km: 'ពាក្យ' };
const packShowing = (id: string, picture: string): ChosenModule => ({
  ...{ id, code: id.toUpperCase(), title: text, minutes: 45, lastChecked: null, for: { destinations: ['TH'] } },
  lessons: [
    {
      ...{ id: `${id}-1`, unit: 'A13.TH', title: text, objective: text, minutes: 6 },
      sources: [{ kind: 'general', title: 'General knowledge' }],
      blocks: [{ kind: 'text', id: `${id}-1-b1`, text, picture }],
    },
  ],
});
/** A course that shows a boat and a drum, with packs for two countries that show a fish and a hen. */
const courseWithPacks = async (id = idOf(4000)): Promise<Release> => {
  const release = await releaseWith(id, ['boat', 'drum', 'fish', 'hen']);
  return { ...release, packs: [packShowing('th', 'fish'), packShowing('my', 'hen')] };
};
async function given() {
  const all = await givenOn();
  const course = await courseWithPacks();
  all.offer(course);
  const lessonsHere = async (id = course.id) =>
    (await all.place.pack(id, 'km'))?.packs.map((pack) => [pack.id, pack.lessons.length]);
  const addressOf = (pack: string): string =>
    `/api${pathOf(getChosenPack.path, { id: course.id, locale: 'km', pack })}`;
  return { ...all, course, lessonsHere, addressOf };
}

describe('a pack for a country', () => {
  it('costs nothing while nobody has chosen it', async () => {
    const { download, lessonsHere, filesAsked, urlOf } = await given();
    expect(await download()).toMatchObject({ state: 'whole', files: 2 });
    expect(await lessonsHere()).toEqual([
      ['th', 0],
      ['my', 0],
    ]);
    expect(filesAsked()).not.toContain(await urlOf('fish'));
  });

  it('comes with its lessons and its pictures once she has chosen it, and the other one does not', async () => {
    const { download, lessonsHere, filesAsked, urlOf } = await given();
    await download();
    filesAsked();
    expect(await download(undefined, { packs: ['th'] })).toMatchObject({ state: 'whole', files: 2 });
    expect(await lessonsHere()).toEqual([
      ['th', 1],
      ['my', 0],
    ]);
    expect(filesAsked()).toEqual([await urlOf('fish')]);
  });

  it('is fetched once, and stays when a sister on the phone chooses another', async () => {
    const { download, lessonsHere, server } = await given();
    await download(undefined, { packs: ['th'] });
    server.asked.splice(0);
    await download(undefined, { packs: ['th', 'my'] });
    expect(server.asked.filter(({ url }) => url.endsWith('/th'))).toEqual([]);
    expect(await lessonsHere()).toEqual([
      ['th', 1],
      ['my', 1],
    ]);
  });

  it('leaves the course as it was while there is no network, and comes when there is', async () => {
    const { download, lessonsHere, server, progress, addressOf } = await given();
    await download();
    server.fates.set(addressOf('th'), { kind: 'no-network' });
    await expect(download(undefined, { packs: ['th'] })).rejects.toThrow(UnreachableError);
    expect(await progress()).toMatchObject({ state: 'whole', files: 2 });
    server.fates.clear();
    await download(undefined, { packs: ['th'] });
    expect(await lessonsHere()).toContainEqual(['th', 1]);
  });

  it('that the server does not have is passed over, and everything else comes', async () => {
    const { download, lessonsHere, server, addressOf } = await given();
    server.fates.set(addressOf('th'), { kind: 'not-found' });
    expect(await download(undefined, { packs: ['th', 'my', 'atlantis'] })).toMatchObject({ state: 'whole' });
    expect(await lessonsHere()).toEqual([
      ['th', 0],
      ['my', 1],
    ]);
  });

  it('comes again with a newer release, where she chose it before', async () => {
    const { download, lessonsHere, offer } = await given();
    await download(undefined, { packs: ['th'] });
    const newer = await courseWithPacks(idOf(4001));
    offer(newer);
    await download(newer.id, { packs: ['th'] });
    expect(await lessonsHere(newer.id)).toEqual([
      ['th', 1],
      ['my', 0],
    ]);
  });

  it('keeps a whole course whole, whatever becomes of its pictures', async () => {
    const { download, progress, server, urlOf } = await given();
    await download();
    server.fates.set(await urlOf('fish'), { kind: 'no-network' });
    await expect(download(undefined, { packs: ['th'] })).rejects.toThrow(UnreachableError);
    expect(await progress()).toMatchObject({ state: 'whole', files: 2, wasWhole: false });
  });

  it('does not come back when its last woman goes while it is on its way', async () => {
    const { download, phone, store, server, kept } = await given();
    await download();
    const { fetch } = server;
    const client = createClient({
      base: '/api',
      fetch: async (address, init) => {
        const answer = await fetch(address, init);
        await phone.remove(joinedAs(1).traineeId);
        return answer;
      },
    });
    expect(await download(undefined, { packs: ['th'], client })).toMatchObject({ state: 'missing' });
    expect(await store.read(['packs'], (tx) => tx.list('packs'))).toEqual([]);
    expect(kept.size).toBe(0);
  });

  it('is asked for again when the server was too busy, and not taken for one that does not exist', async () => {
    const { download, lessonsHere, server, addressOf } = await given();
    server.fates.set(addressOf('th'), { kind: 'too-many' });
    await expect(download(undefined, { packs: ['th'] })).rejects.toThrow(RefusedError);
    server.fates.clear();
    await download(undefined, { packs: ['th'] });
    expect(await lessonsHere()).toContainEqual(['th', 1]);
  });

  it('is chosen under her PIN: the choice stands in no row of hers in clear, and two taps at once lose none', async () => {
    const { place, store } = await given();
    expect(await place.chosenPacks()).toEqual([]);
    await Promise.all([place.choosePack('kr', true), place.choosePack('jp', true), place.choosePack('kr', true)]);
    expect(await place.chosenPacks()).toEqual(['jp', 'kr']);
    await Promise.all([place.choosePack('jp', false), place.choosePack('cn', false)]);
    expect(await place.chosenPacks()).toEqual(['kr']);
    const rows = await store.read(['phone', 'places', 'sealed'], async (tx) => [
      ...(await tx.list('phone')),
      ...(await tx.list('places')),
      ...(await tx.list('sealed')),
    ]);
    expect(JSON.stringify(rows)).not.toContain('"kr"');
  });
});
