import { listReleases } from '@romduol/contracts';
import { loadCourse } from '@romduol/curriculum';
import { locales, type Course } from '@romduol/domain';
import { Given } from '../../test/given.ts';
import { startApi, type Api } from '../../test/harness.ts';
import { BuiltInCourses } from './publish-built-in.ts';

let api: Api;
let given: Given;
beforeAll(async () => {
  api = await startApi();
  given = new Given(api);
});
afterAll(() => api.stop());

describe('the list of courses', () => {
  it('tells staff what is missing in each language, and how many lessons await review', async () => {
    const { trainer } = await given.organisation();
    const releases = (await api.as(trainer).call(listReleases, {})).body;
    expect(releases.map(({ code }) => code).sort()).toEqual(['A', 'AE', 'B', 'R', 'T']);
    const whole = releases.find(({ code }) => code === 'A');
    const short = releases.find(({ code }) => code === 'AE');
    for (const locale of locales) {
      // Nobody has recorded or accepted anything yet.
      expect(short?.texts[locale]).toMatchObject({ missing: 0, reviewed: 0, voiced: 0 });
      expect(whole?.texts[locale].texts).toBeGreaterThan(4 * (short?.texts[locale].texts ?? NaN));
    }
    // Every lesson of the short course rests on what nobody has reviewed, and so do the packs of the long one.
    expect(short?.underReview).toBe(short?.lessons);
    expect(whole?.underReview).toBeGreaterThan(whole?.lessons ?? NaN);
  });
});

describe('publishing', () => {
  const course = loadCourse('AE');
  const publish = (changed: Partial<Course>) => api.get(BuiltInCourses).publishCourse({ ...course, ...changed });
  const versions = () => api.asOwner(`select version from release where code = 'AE'`);

  it('changes nothing when nothing has changed', async () => {
    const before = await versions();
    await publish({});
    expect(await versions()).toEqual(before);
  });

  it('refuses a placeholder in place of a voice, and a text without translation', async () => {
    const before = await versions();
    const placeholder = { media: 'a'.repeat(64), seconds: 1, of: 'Words.', placeholder: true } as const;
    await expect(publish({ voices: { 'AE.title': { km: placeholder } } })).rejects.toThrow(
      'AE.title has a placeholder for a voice in "km"',
    );
    await expect(publish({ summary: { en: 'Only English.' } })).rejects.toThrow('AE.summary has no words in "id"');
    expect(await versions()).toEqual(before);
  });
});
