import { endpoints, eraseTrainee } from '@romduol/contracts';
import { callAt } from '../call.ts';
import { startApi, type Api } from '../harness.ts';
import { exampleIn, makeWorld, type World } from './world.ts';

/** What a column of an owned table holds, and what becomes of it when a woman is erased. */
type Kind =
  /** Says nothing of a trainee: of the class, of staff, of the programme. */
  | 'not-hers'
  /** An id, a code or a time that names nobody once her name is gone. */
  | 'without-her'
  /** Emptied in her row. */
  | 'emptied'
  /** The whole row goes. */
  | 'deleted';

/** The registry: every column of every table that belongs to an organisation. A new column must be added with its kind. */
const registry: Readonly<Record<string, Kind | Readonly<Record<string, Kind>>>> = {
  audit_log: 'without-her',
  member: 'not-hers',
  member_session: 'not-hers',
  recovery_code: 'not-hers',
  release_acceptance: 'not-hers',
  cohort: 'not-hers',
  enrolment: 'without-her',
  meeting: 'not-hers',
  certificate: 'without-her',
  learning_event: 'deleted',
  attendance_mark: 'deleted',
  skill_mark: 'deleted',
  certificate_holder: 'deleted',
  device: {
    organisation_id: 'without-her',
    id: 'without-her',
    trainee_id: 'without-her',
    device_id: 'without-her',
    token_hash: 'without-her',
    upload_hash: 'without-her',
    created_at: 'without-her',
    ended_at: 'without-her',
    heard_at: 'emptied',
    report: 'emptied',
  },
  trainee: {
    organisation_id: 'without-her',
    id: 'without-her',
    code: 'without-her',
    name: 'emptied',
    latin_name: 'emptied',
    pin_hash: 'emptied',
    pin_wrong: 'without-her',
    pin_wait_until: 'emptied',
    card_hash: 'emptied',
    reset_code: 'emptied',
    reset_wrong: 'without-her',
    reset_wait_until: 'emptied',
    intention: 'without-her',
    departs_on: 'emptied',
    version: 'without-her',
    created_at: 'without-her',
    erased_at: 'without-her',
  },
};

interface Column {
  readonly table: string;
  readonly column: string;
}

/** Columns that nobody has said anything about. */
const unregistered = (columns: readonly Column[]): readonly string[] =>
  columns
    .filter(({ table, column }) => {
      const of = registry[table];
      return of === undefined || (typeof of === 'object' && of[column] === undefined);
    })
    .map(({ table, column }) => `${table}.${column}`);

let api: Api;
beforeAll(async () => (api = await startApi()));
afterAll(() => api.stop());

const columns = (): Promise<Column[]> =>
  api.asOwner<Column>(
    `select c.table_name as table, c.column_name as column from information_schema.columns c
      where c.table_schema = 'public' and exists (select from information_schema.columns o
        where o.table_schema = 'public' and o.table_name = c.table_name and o.column_name = 'organisation_id')`,
  );

/** Does what the example of an endpoint does. */
async function done(world: World, name: string): Promise<void> {
  const endpoint = endpoints.find((one) => one.name === name);
  if (!endpoint) throw new Error(`${name} has another name now`);
  const { as, input } = await exampleIn(world, name);
  expect((await callAt(api.url, as, endpoint, input)).status).toBe(200);
}

describe('the registry of personal fields', () => {
  it('knows every column of every table that belongs to an organisation', async () => {
    const found = await columns();
    expect(found.length).toBeGreaterThan(80);
    expect(unregistered(found)).toEqual([]);
  });

  it('would notice a new column of hers, and a new table', () => {
    const added = [
      { table: 'trainee', column: 'village' },
      { table: 'diary', column: 'words' },
    ];
    expect(unregistered(added)).toEqual(['trainee.village', 'diary.words']);
  });

  it('is kept by erasure: what is to be emptied is empty, what is to be deleted is gone', async () => {
    const world = await makeWorld(api);
    const { given, organisation, trainee } = world;
    const { id, trainer, manager } = organisation;
    await given.card(trainer, trainee);
    await given.certificate(trainee);
    for (const name of ['phone.report', 'meeting.record', 'class.record', 'skill.mark']) await done(world, name);
    for (const table of Object.keys(registry).filter((name) => registry[name] === 'deleted'))
      expect([table, (await api.rows(id, `select * from ${table}`)).length]).not.toEqual([table, 0]);
    await api.as(manager).call(eraseTrainee, { params: { id: trainee.id } });
    for (const [table, of] of Object.entries(registry)) {
      const rows = await api.rows(id, `select * from ${table}`);
      if (of === 'deleted') expect([table, rows]).toEqual([table, []]);
      if (typeof of !== 'object') continue;
      const emptied = Object.entries(of).flatMap(([column, kind]) => (kind === 'emptied' ? [column] : []));
      for (const row of rows)
        for (const column of emptied) expect([column, row[column] || null]).toEqual([column, null]);
    }
  });
});
