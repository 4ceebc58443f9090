import {
  getCohortProgress,
  getMyLearning,
  openTrainee,
  planTrainee,
  renewCard,
  resetPin,
  type Call,
} from '@romduol/contracts';
import type { Who } from '../../test/call.ts';
import { Given } from '../../test/given.ts';
import { startApi, type Api } from '../../test/harness.ts';

let api: Api;
let given: Given;
beforeAll(async () => {
  api = await startApi();
  given = new Given(api);
});
afterAll(() => api.stop());

const opens = (who: Who, id: string) => api.as(who).call(openTrainee, { params: { id } });
const plans = (who: Who, id: string, body: Call<typeof planTrainee>['body']) =>
  api.as(who).call(planTrainee, { params: { id }, body });
const staying = { intention: 'staying', departsOn: null } as const;

describe('a woman’s name', () => {
  it('is seen by her trainer in the class, and as a code by the manager, who opens it one by one', async () => {
    const { trainer, manager, cohort, trainee, id } = await given.class();
    const seenBy = async (who: Who) =>
      (await api.as(who).call(getCohortProgress, { params: { id: cohort.id } })).body.trainees;
    expect(await seenBy(trainer)).toMatchObject([{ code: trainee.code, name: trainee.name }]);
    expect(await seenBy(manager)).toMatchObject([{ code: trainee.code, name: null }]);
    const before = (await api.audit(id)).length;
    expect((await opens(manager, trainee.id)).body).toEqual({
      ...{ id: trainee.id, code: trainee.code, name: trainee.name, latinName: null, version: 1 },
      departure: { intention: 'unknown', departsOn: null },
    });
    expect((await api.audit(id)).slice(before)).toEqual([
      { actor_kind: 'member', actor_id: manager.id, action: 'trainee.open', subject: trainee.id },
    ]);
  });

  it('and her way in stay with who teaches her: roles that see every class do not add up to more', async () => {
    const { organisation, cohort, trainee, trainer } = await given.class();
    const many = await given.member(organisation.id, ['trainer', 'manager', 'administrator']);
    const params = { id: cohort.id };
    const rows = (await api.as(many).call(getCohortProgress, { params })).body.trainees;
    expect(rows).toMatchObject([{ code: trainee.code, name: null }]);
    for (const endpoint of [resetPin, renewCard])
      expect(await api.as(many).call(endpoint, { params: { id: trainee.id } })).toBeRefused('thing.not-found');
    expect((await api.as(trainer).call(renewCard, { params: { id: trainee.id } })).status).toBe(200);
  });

  it('is corrected by her trainer, and reaches her phone', async () => {
    const { trainer, trainee } = await given.class();
    const departure = { intention: 'leaving', departsOn: '2099-01-15' } as const;
    const change = { name: 'គំរូ សុជាតា', latinName: 'Sample Sochea\u0301ta', departure, version: 1 };
    const changed = (await plans(trainer, trainee.id, change)).body;
    expect(changed).toMatchObject({ name: 'គំរូ សុជាតា', latinName: 'Sample Socheáta', departure, version: 2 });
    const mine = (await api.as(trainee).call(getMyLearning, {})).body;
    expect(mine).toMatchObject({ departure, joined: [{ name: 'គំរូ សុជាតា' }] });
  });

  it('that a colleague corrected meanwhile is not overwritten', async () => {
    const { trainer, manager, trainee } = await given.class();
    const change = { name: 'One', latinName: null, departure: staying, version: 1 };
    const answers = await Promise.all([
      plans(trainer, trainee.id, change),
      plans(manager, trainee.id, { ...change, name: 'Two' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await plans(trainer, trainee.id, change)).toBeRefused('thing.changed-meanwhile');
  });
});

describe('her departure day', () => {
  it('may be kept when it has passed, but not be newly set to a day that has', async () => {
    const { trainer, trainee } = await given.class({
      today: '2026-05-01',
      departure: { intention: 'leaving', departsOn: '2026-05-10' },
    });
    api.clock.set('2026-05-20');
    const staff = await given.signedIn(trainer);
    const departure = (departsOn: string) => ({ intention: 'leaving', departsOn }) as const;
    const change = { name: 'A corrected name', latinName: null, version: 1 };
    const passed = await plans(staff, trainee.id, { ...change, departure: departure('2026-05-11') });
    expect(passed).toBeRefused('plan.day-has-passed');
    expect((await plans(staff, trainee.id, { ...change, departure: departure('2026-05-10') })).status).toBe(200);
  });

  it('needs the intention to leave', async () => {
    const { trainer, trainee } = await given.class({
      today: '2026-05-01',
      departure: { intention: 'leaving', departsOn: '2026-05-10' },
    });
    const body = { name: 'Sample', latinName: null, version: 1 };
    const departure = { intention: 'staying', departsOn: '2026-05-10' } as const;
    expect(await plans(trainer, trainee.id, { ...body, departure })).toBeRefused('plan.day-without-leaving');
  });

  it('is a day, and reads the same from every place', async () => {
    const { trainer, trainee } = await given.class({
      today: '2026-05-01',
      departure: { intention: 'leaving', departsOn: '2027-01-15' },
    });
    expect((await opens(trainer, trainee.id)).body.departure.departsOn).toBe('2027-01-15');
    const [row] = await api.rows(trainee.organisationId, 'select departs_on::text from trainee');
    expect(row).toEqual({ departs_on: '2027-01-15' });
  });
});
