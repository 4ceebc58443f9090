import {
  eraseTrainee,
  getCohort,
  getMyLearning,
  listSkills,
  markSkill,
  type Call,
  type Cohort,
} from '@romduol/contracts';
import type { SkillMark } from '@romduol/domain';
import type { Who } from '../../test/call.ts';
import { Given, type Trainee } from '../../test/given.ts';
import { startApi, type Api } from '../../test/harness.ts';
import { newId } from '../platform/database/new-id.ts';

let api: Api;
let given: Given;
beforeAll(async () => {
  api = await startApi();
  given = new Given(api);
});
afterAll(() => api.stop());

const day = '2026-05-01';
const needle = 'b9-gm-2';

/** A class of course B with a woman in it, on the first of May. */
async function aWorkshop() {
  const organisation = await given.organisation({ today: day });
  const cohort = await given.workshop(organisation.trainer);
  return { ...organisation, organisation, cohort, woman: await given.trainee(organisation, cohort) };
}
type Body = Call<typeof markSkill>['body'];
const marks = (
  who: Who,
  { id }: Cohort,
  { id: traineeId }: Trainee,
  mark: SkillMark,
  over: Partial<Body> = {},
  markId = newId(),
) => api.as(who).call(markSkill, { params: { id, traineeId, markId }, body: { skillId: needle, mark, ...over } });
const lists = (who: Who, { id }: Cohort, { id: traineeId }: Trainee) =>
  api.as(who).call(listSkills, { params: { id, traineeId } });
/** What is said of each skill that anything is said of. */
async function standing(who: Who, cohort: Cohort, woman: Trainee) {
  const skills = (await lists(who, cohort, woman)).body.flatMap((track) => track.skills);
  return skills.flatMap(({ id, standing: of }) => (of === null ? [] : [[id, of] as const]));
}
const hers = async (woman: Trainee) => (await api.as(woman).call(getMyLearning, {})).body.skillMarks;

describe('the skills of a woman', () => {
  it('are those of her course, track by track, with nothing said of any until somebody has looked', async () => {
    const { trainer, cohort, woman } = await aWorkshop();
    const tracks = (await lists(trainer, cohort, woman)).body;
    expect(tracks.map(({ id, title, skills }) => [id, title.en, skills.length])).toEqual([
      ['b9-gm', 'Sewing', 8],
      ['b9-cb', 'Cable work', 8],
      ['b9-hk', 'Housekeeping', 8],
      ['b9-fd', 'Cooking', 8],
      ['b9-an', 'Raising animals', 8],
    ]);
    expect(await standing(trainer, cohort, woman)).toEqual([]);
    expect(await hers(woman)).toEqual([]);
  });

  it('are there in no class whose course has none, and the class says so beforehand', async () => {
    const { trainer, cohort, trainee } = await given.class();
    expect((await lists(trainer, cohort, trainee)).body).toEqual([]);
    const workshop = await given.workshop(trainer);
    const has = async ({ id }: Cohort) => (await api.as(trainer).call(getCohort, { params: { id } })).body.hasSkills;
    expect([await has(cohort), await has(workshop)]).toEqual([false, true]);
  });

  it('are marked in the name of who teaches her and on the day, for everyone who may see the class, and for her', async () => {
    const { trainer, manager, cohort, woman } = await aWorkshop();
    const answer = (await marks(trainer, cohort, woman, 'can')).body;
    expect(answer).toEqual((await lists(trainer, cohort, woman)).body);
    const said = { mark: 'can', by: trainer.name, on: day };
    for (const who of [trainer, manager]) expect(await standing(who, cohort, woman)).toEqual([[needle, said]]);
    expect(await hers(woman)).toEqual([{ enrolmentId: woman.enrolmentId, skillId: needle, ...said }]);
  });

  it('are marked on the day that it is where the class is', async () => {
    const { trainer, cohort, woman } = await aWorkshop();
    api.clock.set('2026-05-01T17:30:00Z');
    await marks(await given.signedIn(trainer), cohort, woman, 'can');
    expect(await hers(woman)).toMatchObject([{ on: '2026-05-02' }]);
  });

  it('are of one course: the same woman in another class begins anew', async () => {
    const { trainer, cohort, woman } = await aWorkshop();
    const other = await given.workshop(trainer);
    const there = await given.joins(woman, other);
    await marks(trainer, cohort, woman, 'can');
    expect(await standing(trainer, other, there)).toEqual([]);
  });
});

describe('a mark', () => {
  it('is corrected by a further one, either way, and every one of them stays', async () => {
    const { trainer, cohort, woman, id } = await aWorkshop();
    for (const mark of ['can', 'not-yet', 'can', 'not-yet'] as const) {
      await marks(trainer, cohort, woman, mark);
      expect(await standing(trainer, cohort, woman)).toMatchObject([[needle, { mark }]]);
      expect(await hers(woman)).toMatchObject([{ skillId: needle, mark }]);
      api.clock.set(new Date(api.clock.now().getTime() + 60_000).toISOString());
    }
    const kept = await api.rows(id, 'select mark, assessed_by from skill_mark order by received_at');
    const by = { assessed_by: trainer.id };
    expect(kept).toEqual(['can', 'not-yet', 'can', 'not-yet'].map((mark) => ({ mark, ...by })));
  });

  it('sent again is one mark, also from two tabs at once; its id never says something else', async () => {
    const { trainer, cohort, woman, id } = await aWorkshop();
    const markId = newId();
    const twice = [1, 2].map(() => marks(trainer, cohort, woman, 'can', {}, markId));
    expect((await Promise.all(twice)).map(({ status }) => status)).toEqual([200, 200]);
    for (const changed of [{ mark: 'not-yet' as const }, { skillId: 'b9-gm-1' }])
      expect(await marks(trainer, cohort, woman, 'can', changed, markId)).toBeRefused('thing.exists-differently');
    expect(await api.rows(id, 'select mark, skill_id from skill_mark')).toEqual([{ mark: 'can', skill_id: needle }]);
  });

  it('is made by who teaches the class, and by nobody who merely sees it', async () => {
    const { organisation, manager, cohort, woman } = await aWorkshop();
    const many = await given.member(organisation.id, ['trainer', 'manager']);
    expect(await marks(many, cohort, woman, 'can')).toBeRefused('thing.not-found');
    expect(await marks(manager, cohort, woman, 'can')).toBeRefused('permission.missing');
    expect(await marks(woman, cohort, woman, 'can')).toBeRefused('permission.missing');
    expect(await hers(woman)).toEqual([]);
  });

  it('of a skill that the course does not have, or of a woman who is in another class, is refused', async () => {
    const { organisation, trainer, cohort, woman } = await aWorkshop();
    expect(await marks(trainer, cohort, woman, 'can', { skillId: 'b9-gm-9' })).toBeRefused('thing.not-found');
    const elsewhere = await given.trainee(organisation, await given.workshop(trainer));
    expect(await marks(trainer, cohort, elsewhere, 'can')).toBeRefused('thing.not-found');
    expect(await lists(trainer, cohort, elsewhere)).toBeRefused('thing.not-found');
  });

  it('is said in the log to concern her, and not which skill it was', async () => {
    const { trainer, cohort, woman, id } = await aWorkshop();
    await marks(trainer, cohort, woman, 'not-yet');
    expect((await api.audit(id)).at(-1)).toEqual({
      ...{ actor_kind: 'member', actor_id: trainer.id, action: 'skill.mark', subject: woman.id },
    });
  });

  it('is never changed by the API’s role', async () => {
    const { id } = await given.organisation();
    await expect(api.rows(id, `update skill_mark set mark = 'can'`)).rejects.toMatchObject({
      driverError: { code: '42501' },
    });
  });
});

describe('a woman who is erased', () => {
  it('takes the marks of her skills with her, the older ones too, and the other women’s stay', async () => {
    const { organisation, trainer, manager, cohort, woman, id } = await aWorkshop();
    const other = await given.trainee(organisation, cohort, { name: 'គំរូ ទីពីរ' });
    for (const mark of ['not-yet', 'can'] as const) await marks(trainer, cohort, woman, mark);
    await marks(trainer, cohort, other, 'can');
    await api.as(manager).call(eraseTrainee, { params: { id: woman.id } });
    expect(await api.rows(id, 'select trainee_id from skill_mark')).toEqual([{ trainee_id: other.id }]);
    expect(await marks(trainer, cohort, woman, 'can')).toBeRefused('thing.not-found');
    expect(await lists(trainer, cohort, woman)).toBeRefused('thing.not-found');
  });

  it('leaves no mark behind when she is marked at the same moment', async () => {
    const { trainer, manager, cohort, woman, id } = await aWorkshop();
    const marking = [1, 2, 3].map(() => marks(trainer, cohort, woman, 'can'));
    await Promise.all([...marking, api.as(manager).call(eraseTrainee, { params: { id: woman.id } })]);
    expect(await api.rows(id, 'select 1 from skill_mark')).toEqual([]);
  });
});
