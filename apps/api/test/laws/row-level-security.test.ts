import { DataSource } from 'typeorm';
import { entities } from '../../src/entities.ts';
import { servingOptions } from '../../src/platform/database/data-source.ts';
import { refuseMightyRole } from '../../src/platform/database/role-check.ts';
import { Given } from '../given.ts';
import { startApi, type Api } from '../harness.ts';
import { left } from '../test-config.ts';

/** Tables that all organisations share, with what the API's role may do besides reading them. */
const sharedTables: Readonly<Record<string, readonly string[]>> = {
  media: ['INSERT'],
  release: ['INSERT'],
  signing_key: ['INSERT'],
  rate_limit: ['DELETE', 'INSERT', 'UPDATE'],
};
/** Not read or written by the API at all. */
const ownersTables = ['schema_migration'];
/** Functions that look across organisations; each takes one hash: of a secret, or of a woman's id. */
const doors = [
  'door_is_used',
  'door_session',
  'door_member',
  'door_device',
  'door_card',
  'door_cohort',
  'door_trainee',
  'door_certificate',
];
const ownRows = `(organisation_id = (current_setting('app.organisation'::text))::uuid)`;
const ownOrganisation = `(id = (current_setting('app.organisation'::text))::uuid)`;

interface Table {
  readonly name: string;
  readonly key: readonly string[];
  readonly secured: boolean;
  readonly forced: boolean;
  readonly policies: readonly { name: string; role: string; command: string; using: string; check: string | null }[];
  readonly grants: readonly string[];
}
interface Definer {
  readonly name: string;
  readonly arguments: string;
  readonly settings: readonly string[] | null;
  readonly owner: string;
  readonly callers: readonly string[];
}
interface Catalogue {
  readonly tables: readonly Table[];
  readonly definers: readonly Definer[];
  readonly apiRole: { readonly mighty: boolean; readonly owns: number; readonly groups: readonly string[] };
}

/** Everything the law looks at, as the database's own catalogue has it. */
async function catalogueOf(api: Api): Promise<Catalogue> {
  const tables = await api.asOwner<Table>(`
    select c.relname as name, c.relrowsecurity as secured, c.relforcerowsecurity as forced,
      array(select a.attname::text from pg_index i
              join unnest(i.indkey) with ordinality as k(attnum, at) on true
              join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
             where i.indrelid = c.oid and i.indisprimary order by k.at) as key,
      array(select distinct g.privilege_type::text from information_schema.role_table_grants g
             where g.table_schema = 'public' and g.table_name = c.relname and g.grantee = 'romduol_app' order by 1) as grants,
      coalesce((select jsonb_agg(jsonb_build_object('name', p.policyname, 'role', array_to_string(p.roles, ','),
                  'command', p.cmd, 'using', p.qual, 'check', p.with_check) order by p.policyname)
                  from pg_policies p where p.schemaname = 'public' and p.tablename = c.relname), '[]') as policies
      from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`);
  const definers = await api.asOwner<Definer>(`
    select p.proname as name, pg_get_function_identity_arguments(p.oid) as arguments, p.proconfig as settings,
      p.proowner::regrole::text as owner,
      array(select coalesce(nullif(a.grantee, 0)::regrole::text, 'public') from aclexplode(
              coalesce(p.proacl, acldefault('f', p.proowner))) a where a.grantee <> p.proowner order by 1) as callers
      from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prosecdef order by 1`);
  const [apiRole] = await api.asOwner<Catalogue['apiRole']>(
    `select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb as mighty,
      (select count(*)::integer from pg_class where relowner = r.oid) as owns,
      array(select roleid::regrole::text from pg_auth_members where member = r.oid) as groups
      from pg_roles r where rolname = $1`,
    [left('TEST_API_ROLE')],
  );
  if (!apiRole) throw new Error('the API has no role');
  return { tables, definers, apiRole };
}

/** What in a database would let one organisation see another's rows. */
function securityViolations({ tables, definers, apiRole }: Catalogue): readonly string[] {
  const found = definers.map(({ name }) => name);
  return [
    ...tables.flatMap(tableViolations),
    ...definers.flatMap(definerViolations),
    ...doors.filter((door) => !found.includes(door)).map((door) => `${door} is gone`),
    ...(apiRole.mighty ? ['the API’s role is mighty'] : []),
    ...(apiRole.owns > 0 ? ['the API’s role owns tables'] : []),
    ...(apiRole.groups.join() === 'romduol_app' ? [] : [`the API’s role belongs to ${apiRole.groups.join(', ')}`]),
  ];
}

function tableViolations({ name, key, secured, forced, policies, grants }: Table): readonly string[] {
  if (ownersTables.includes(name)) return grants.length > 0 ? [`${name}: the API may touch it`] : [];
  const shared = sharedTables[name];
  if (shared) {
    const may = grants.filter((grant) => grant !== 'SELECT').join();
    return may === shared.join() ? [] : [`${name}: the API may ${may}`];
  }
  const isOrganisation = name === 'organisation';
  const condition = isOrganisation ? ownOrganisation : ownRows;
  const own = policies.find((policy) => policy.name === 'own_organisation');
  const isHeld =
    own?.role === 'romduol_app' && own.command === 'ALL' && own.using === condition && own.check === condition;
  return [
    ...(key.join() === (isOrganisation ? 'id' : 'organisation_id,id') ? [] : [`${name}: its key is ${key.join()}`]),
    ...(secured ? [] : [`${name}: no row-level security`]),
    ...(forced ? [] : [`${name}: row-level security is not forced`]),
    ...(isHeld ? [] : [`${name}: not held by the one policy`]),
    ...policies
      .filter((policy) => policy !== own && policy.role !== 'romduol_door')
      .map((policy) => `${name}: a further policy ${policy.name} for ${policy.role}`),
  ];
}

function definerViolations({ name, arguments: takes, settings, owner, callers }: Definer): readonly string[] {
  return [
    ...(doors.includes(name) ? [] : [`${name} is no door that anyone has listed`]),
    ...(takes === 'secret_hash bytea' ? [] : [`${name} takes (${takes})`]),
    ...(settings?.join() === 'search_path=public' ? [] : [`${name} has no fixed search path`]),
    ...(owner === 'romduol_door' ? [] : [`${name} belongs to ${owner}`]),
    ...(callers.join() === 'romduol_app' ? [] : [`${name} may be called by ${callers.join()}`]),
  ];
}

describe('an organisation’s own rows', () => {
  let api: Api;
  let given: Given;
  beforeAll(async () => {
    api = await startApi();
    given = new Given(api);
  });
  afterAll(() => api.stop());

  it('are held by forced row-level security in every table, and looked across by listed doors only', async () => {
    const catalogue = await catalogueOf(api);
    expect(catalogue.tables.length).toBeGreaterThan(12);
    expect(catalogue.definers.length).toBe(doors.length);
    expect(securityViolations(catalogue)).toEqual([]);
  });

  it.each([
    'member',
    'trainee',
    'cohort',
    'certificate',
    'certificate_holder',
    'attendance_mark',
    'audit_log',
    'organisation',
  ])('are not read outside of a unit of work: %s', async (table) => {
    await given.class();
    // The setting is not there, or empty on a connection that has been used: both fail, and neither answers rows.
    await expect(api.query(`select * from ${table}`)).rejects.toThrow(/app\.organisation|uuid/);
  });

  it('are the only ones that a unit of work sees, counts and changes', async () => {
    const [one, other] = [await given.class(), await given.class()];
    const trainees = await api.rows(one.id, 'select id from trainee');
    expect(trainees).toEqual([{ id: one.trainee.id }]);
    expect(await api.rows(one.id, 'select id from organisation')).toEqual([{ id: one.id }]);
    await api.rows(one.id, `update trainee set name = 'changed' where id = $1`, [other.trainee.id]);
    expect(await api.rows(other.id, 'select name from trainee')).toEqual([{ name: other.trainee.name }]);
  });

  it('are not written under another organisation’s name', async () => {
    const [one, other] = [await given.class(), await given.class()];
    const sql = `insert into enrolment (organisation_id, id, trainee_id, cohort_id, enrolled_at) values ($1, $2, $3, $4, now())`;
    const values = [other.id, one.trainee.id, other.trainee.id, other.cohort.id];
    await expect(api.rows(one.id, sql, values)).rejects.toThrow(/row-level security/);
  });

  it('cannot be reached by putting on another role', async () => {
    const { id } = await given.organisation();
    await expect(api.rows(id, 'set role romduol_door')).rejects.toMatchObject({ driverError: { code: '42501' } });
    await expect(api.rows(id, 'set row_security = off').then(() => api.rows(id, 'select 1'))).resolves.toBeDefined();
  });

  it('are not served at all by a role that could see them all', async () => {
    const mighty = await new DataSource(servingOptions(api.ownerUrl, 2, entities)).initialize();
    try {
      await expect(refuseMightyRole(mighty)).rejects.toThrow(/may not connect as/);
    } finally {
      await mighty.destroy();
    }
  });
});

describe('the law on row-level security', () => {
  let api: Api;
  beforeAll(async () => (api = await startApi()));
  afterAll(() => api.stop());
  const afterSeeding = async (...statements: string[]) => {
    for (const sql of statements) await api.asOwner(sql);
    return securityViolations(await catalogueOf(api));
  };

  it('catches a table without policy, one whose security is not forced, and an extra policy', async () => {
    expect(await afterSeeding('create table diary (organisation_id uuid, id uuid primary key)')).toEqual([
      'diary: its key is id',
      'diary: no row-level security',
      'diary: row-level security is not forced',
      'diary: not held by the one policy',
    ]);
    await api.asOwner('drop table diary');
    expect(
      await afterSeeding(
        'alter table trainee no force row level security',
        'create policy everybody on device for select to romduol_app using (true)',
      ),
    ).toEqual(['device: a further policy everybody for romduol_app', 'trainee: row-level security is not forced']);
    await api.asOwner('alter table trainee force row level security');
    await api.asOwner('drop policy everybody on device');
  });

  it('catches a door that nobody listed, and one that anyone may open', async () => {
    const violations = await afterSeeding(
      `create function door_name(name text) returns setof trainee language sql security definer
         as 'select * from trainee where name = door_name.name'`,
    );
    expect(violations).toEqual([
      'door_name is no door that anyone has listed',
      'door_name takes (name text)',
      'door_name has no fixed search path',
      expect.stringMatching(/^door_name belongs to (?!romduol_door)/),
      'door_name may be called by public',
    ]);
    await api.asOwner('drop function door_name');
  });

  it('catches a grant that lets a shared table be changed', async () => {
    expect(await afterSeeding('grant update on release to romduol_app')).toEqual([
      'release: the API may INSERT,UPDATE',
    ]);
  });
});
