import { endpoints, handInEvents, openTrainee, type Endpoint } from '@romduol/contracts';
import { callAt } from '../call.ts';
import { startApi, type Api } from '../harness.ts';
import { exampleIn, makeWorld, type World } from './world.ts';

/** How many rows a call of an endpoint leaves: one for a change and for a sensitive read, none for a plain read. */
const wanted = ({ method, sensitive, unaudited, allow }: Endpoint): number => {
  if (unaudited) return 0;
  if (method === 'GET') return sensitive ? 1 : 0;
  return allow === 'operator' ? 0 : 1;
};

/** What an example call really left in the log, next to what it should have left. */
async function auditViolations(world: World, endpoint: Endpoint, rows = wanted(endpoint)): Promise<string[]> {
  const { api, organisation } = world;
  const { as, input } = await exampleIn(world, endpoint.name);
  await api.finishJobs();
  const before = (await api.audit(organisation.id)).length;
  const answer = await callAt(api.url, as, endpoint, input);
  if (answer.status !== 200) return [`${endpoint.name} was not done: ${answer.text}`];
  await api.finishJobs();
  const left = (await api.audit(organisation.id)).slice(before).map(({ action }) => action);
  const should = Array.from({ length: rows }, () => endpoint.name);
  return left.join() === should.join() ? [] : [`${endpoint.name} left [${left.join()}] and not [${should.join()}]`];
}

describe('the audit log', () => {
  let api: Api;
  beforeAll(async () => (api = await startApi()));
  afterAll(() => api.stop());

  it('has one row, of the endpoint’s name, for every change and every sensitive read; none for a plain read', async () => {
    const violations: string[] = [];
    let world = await makeWorld(api);
    for (const endpoint of endpoints) {
      violations.push(...(await auditViolations(world, endpoint)));
      // What changes something may end what the next one needs.
      if (endpoint.method !== 'GET') world = await makeWorld(api);
    }
    expect(violations).toEqual([]);
  }, 60_000);

  it('would be caught missing a row, or having one too many', async () => {
    const world = await makeWorld(api);
    const plan = endpoints.find(({ name }) => name === 'trainee.plan');
    const list = endpoints.find(({ name }) => name === 'cohort.list');
    if (!plan || !list) throw new Error('the endpoints have other names now');
    expect(await auditViolations(world, plan, 2)).toEqual([
      'trainee.plan left [trainee.plan] and not [trainee.plan,trainee.plan]',
    ]);
    expect(await auditViolations(world, list, 1)).toEqual(['cohort.list left [] and not [cohort.list]']);
  });

  it('says who did what to which thing, by ids', async () => {
    const { organisation, trainee } = await makeWorld(api);
    await api.as(organisation.manager).call(openTrainee, { params: { id: trainee.id } });
    expect((await api.audit(organisation.id)).at(-1)).toEqual({
      ...{ actor_kind: 'member', actor_id: organisation.manager.id },
      ...{ action: 'trainee.open', subject: trainee.id },
    });
  });

  it('has one row for a whole batch of learning', async () => {
    const { given, organisation, trainee } = await makeWorld(api);
    const events = trainee.release.modules
      .flatMap(({ lessons }) => lessons)
      .flatMap(({ blocks }) => blocks)
      .filter(({ kind }) => kind === 'text')
      .slice(0, 30)
      .map(({ id }) => given.event(trainee, { kind: 'block-seen', blockId: id }));
    const before = await api.audit(organisation.id);
    await api.as(trainee.phone).call(handInEvents, { body: { sentAt: api.clock.now().toISOString(), events } });
    const after = await api.audit(organisation.id);
    expect(after.slice(before.length).map(({ action }) => action)).toEqual(['learning.hand-in']);
  });

  it('keeps the trace of a forbidden try, which outlives the refusal', async () => {
    const { given, organisation, trainee } = await makeWorld(api);
    const author = await given.member(organisation.id, ['author']);
    const answer = await api.as(author).call(openTrainee, { params: { id: trainee.id } });
    expect(answer).toBeRefused('permission.missing');
    expect((await api.audit(organisation.id)).at(-1)).toEqual({
      ...{ actor_kind: 'member', actor_id: author.id, action: 'trainee.open.forbidden', subject: trainee.id },
    });
  });

  it('is marked with its name when the phone of a woman tries what only staff may', async () => {
    const { organisation, trainee } = await makeWorld(api);
    expect(await api.as(trainee).call(openTrainee, { params: { id: trainee.id } })).toBeRefused('permission.missing');
    expect((await api.audit(organisation.id)).at(-1)).toMatchObject({
      actor_kind: 'trainee',
      action: 'trainee.open.forbidden',
    });
  });

  it('has no column that could hold a name or a sentence', async () => {
    const columns = await api.asOwner<{ column_name: string; data_type: string }>(
      `select column_name, data_type from information_schema.columns where table_name = 'audit_log' order by column_name`,
    );
    expect(columns.filter(({ data_type }) => data_type === 'text').map(({ column_name }) => column_name)).toEqual([
      'action',
      'actor_kind',
    ]);
    const { organisation } = await makeWorld(api);
    const words = (await api.audit(organisation.id)).map(({ action }) => action);
    expect(words.filter((action) => !/^[a-z]+[a-z.-]*$/.test(action))).toEqual([]);
  });

  it.each(['update audit_log set action = $1', 'delete from audit_log where action = $1', 'truncate audit_log'])(
    'is not changed by the API’s role: %s',
    async (sql) => {
      const { organisation } = await makeWorld(api);
      await expect(api.rows(organisation.id, sql, sql.includes('$1') ? ['x'] : [])).rejects.toMatchObject({
        driverError: { code: '42501' },
      });
    },
  );
});
