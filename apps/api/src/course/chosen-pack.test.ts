import { getChosenPack, getPack } from '@romduol/contracts';
import { withPack, type Release } from '@romduol/domain';
import { nobody } from '../../test/call.ts';
import { Given } from '../../test/given.ts';
import { startApi, type Api } from '../../test/harness.ts';

let api: Api;
let course: Release;
beforeAll(async () => {
  api = await startApi();
  course = await new Given(api).release('A');
});
afterAll(() => api.stop());

const core = async (locale: 'km' | 'en' | 'id' = 'km') =>
  (await api.as(nobody).call(getPack, { params: { id: course.id, locale } })).body as Release;
const chosen = (pack: string) => api.as(nobody).call(getChosenPack, { params: { id: course.id, locale: 'km', pack } });

describe('the packs of course A', () => {
  it('are named in the course, eleven for countries and seven for work, and their lessons travel only when asked for', async () => {
    const { packs } = await core();
    expect(packs.map(({ lessons }) => lessons.length)).toEqual(packs.map(() => 0));
    const [countries, work] = [packs.filter((p) => 'destinations' in p.for), packs.filter((p) => 'sector' in p.for)];
    expect([countries.length, work.length]).toEqual([11, 7]);
    expect(new Set(countries.map(({ minutes }) => minutes))).toEqual(new Set([45]));
    expect(new Set(work.map(({ minutes }) => minutes))).toEqual(new Set([40]));
  });

  it('each come whole, in one language, with a file for every picture', async () => {
    const release = await core();
    for (const { id } of release.packs) {
      const pack = (await chosen(id)).body;
      const together = withPack(release, pack);
      const lessons = together.packs.find((one) => one.id === id)?.lessons ?? [];
      expect(lessons.length).toBeGreaterThan(4);
      const shown = [...JSON.stringify(lessons).matchAll(/"picture":"([\w-]+)"/g)].map(([, name]) => name ?? '');
      expect(shown.filter((name) => !(name in together.files && name in together.pictures))).toEqual([]);
      expect(JSON.stringify(pack)).not.toContain('"en":');
    }
  });

  it('that nobody has written are not found', async () => {
    expect(await chosen('atlantis')).toBeRefused('thing.not-found');
  });
});
