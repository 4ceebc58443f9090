import { DataSource } from 'typeorm';
import { apiUrlFrom } from '../config/config.ts';
import { prepareQueues } from '../jobs/jobs.ts';
import { migratingDataSource } from './data-source.ts';

/**
 * Brings a database to where this version needs it, as its owner: roles, migrations, job queues. Safe to repeat, and
 * safe when two processes begin at once: an advisory lock lets one go first.
 */
export async function prepareDatabase(ownerUrl: string, apiUrl: string, queues: readonly string[]): Promise<void> {
  const dataSource = await migratingDataSource(ownerUrl).initialize();
  try {
    const runner = dataSource.createQueryRunner();
    await runner.query('select pg_advisory_lock($1)', [lock]);
    try {
      await prepareRoles(dataSource, new URL(apiUrl));
      await dataSource.runMigrations();
      await prepareQueues(ownerUrl, queues);
    } finally {
      await runner.query('select pg_advisory_unlock($1)', [lock]);
      await runner.release();
    }
  } finally {
    await dataSource.destroy();
  }
}

const lock = 7_060_101;
export { apiUrlFrom };

/**
 * `romduol_app` may do what the API does, `romduol_door` what the security-definer functions do; neither can log in.
 * The API's own role logs in, belongs to the first, and is neither superuser nor able to bypass row-level security.
 */
async function prepareRoles(dataSource: DataSource, api: URL): Promise<void> {
  for (const group of ['romduol_app', 'romduol_door']) {
    await makeRole(dataSource, group, 'nologin');
    await dataSource.query(`grant usage on schema public to ${group}`);
  }
  await dataSource.query(`grant romduol_door to ${await quoted(dataSource, await currentUser(dataSource))}`);
  const name = await quoted(dataSource, decodeURIComponent(api.username));
  await makeRole(dataSource, decodeURIComponent(api.username), 'login');
  // Only a superuser may so much as name these attributes; an owner who is none has made a role without them.
  const [row] = await dataSource.query<{ sql: string }[]>(
    `select format('alter role ${name} with login %s password %L', case
        when rolsuper or rolbypassrls or rolcreatedb or rolcreaterole
        then 'nosuperuser nobypassrls nocreatedb nocreaterole' else '' end, $2::text) as sql
       from pg_roles where rolname = $1`,
    [decodeURIComponent(api.username), decodeURIComponent(api.password)],
  );
  await dataSource.query(row?.sql ?? '');
  await dataSource.query(`grant romduol_app to ${name}`);
  const [database] = await dataSource.query<{ name: string }[]>('select quote_ident(current_database()) as name');
  await dataSource.query(`grant connect on database ${database?.name ?? ''} to ${name}`);
}

/** Two databases of one server may be prepared at once; whoever comes second finds the role made. */
async function makeRole(dataSource: DataSource, name: string, kind: 'login' | 'nologin'): Promise<void> {
  await dataSource.query(`
    do $$ begin
      create role ${await quoted(dataSource, name)} ${kind};
    exception when duplicate_object or unique_violation then null;
    end $$`);
}

async function currentUser(dataSource: DataSource): Promise<string> {
  const [row] = await dataSource.query<{ name: string }[]>('select current_user as name');
  return row?.name ?? '';
}

async function quoted(dataSource: DataSource, name: string): Promise<string> {
  const [row] = await dataSource.query<{ name: string }[]>('select quote_ident($1) as name', [name]);
  return row?.name ?? '';
}
