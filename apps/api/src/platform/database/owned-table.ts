import type { QueryRunner } from 'typeorm';

/** What the API may do with a table besides reading it; the log and the events are append-only by grant. */
export interface Grants {
  readonly insert?: boolean;
  /** `true` for every column, or the names of those that may ever change. */
  readonly update?: true | readonly string[];
  readonly delete?: boolean;
}

/**
 * Makes a table whose rows belong to an organisation. No such table can be made without its key, its forced row-level
 * security, its policy and its grants; a law looks whether any table slipped past this helper.
 */
export async function ownedTable(runner: QueryRunner, name: string, columns: string, grants: Grants): Promise<void> {
  await runner.query(`
    create table ${name} (
      organisation_id uuid not null default current_setting('app.organisation')::uuid references organisation (id),
      id uuid not null,
      ${columns},
      primary key (organisation_id, id)
    )`);
  await runner.query(`alter table ${name} enable row level security`);
  await runner.query(`alter table ${name} force row level security`);
  await runner.query(`
    create policy own_organisation on ${name} to romduol_app
      using (organisation_id = current_setting('app.organisation')::uuid)
      with check (organisation_id = current_setting('app.organisation')::uuid)`);
  await grant(runner, name, grants);
}

/** A table that all organisations share; the law on row-level security lists them by name. */
export async function sharedTable(runner: QueryRunner, name: string, columns: string, grants: Grants): Promise<void> {
  await runner.query(`create table ${name} (${columns})`);
  await grant(runner, name, grants);
}

async function grant(runner: QueryRunner, name: string, { insert, update, delete: remove }: Grants): Promise<void> {
  const updates = update === true ? 'update' : update && `update (${update.join(', ')})`;
  const rights = ['select', insert && 'insert', updates, remove && 'delete'].filter(Boolean).join(', ');
  await runner.query(`grant ${rights} on ${name} to romduol_app`);
}

/**
 * Makes a function through which something is found before the organisation is known. It runs as a role of its own that
 * may read just these tables across organisations, and takes the SHA-256 of a secret, never the secret's pattern.
 */
export async function door(
  runner: QueryRunner,
  name: string,
  tables: readonly string[],
  returns: string,
  body: string,
  volatility: 'stable' | 'volatile' = 'stable',
): Promise<void> {
  for (const table of tables) {
    await runner.query(`grant select on ${table} to romduol_door`);
    await runner.query(`drop policy if exists found_through_a_door on ${table}`);
    await runner.query(`create policy found_through_a_door on ${table} for select to romduol_door using (true)`);
  }
  await runner.query(`
    create function ${name}(secret_hash bytea) returns table (${returns})
    language sql ${volatility} security definer set search_path = public
    as $door$ ${body} $door$`);
  await runner.query(`grant create on schema public to romduol_door`);
  await runner.query(`alter function ${name}(bytea) owner to romduol_door`);
  await runner.query(`revoke create on schema public from romduol_door`);
  await runner.query(`revoke all on function ${name}(bytea) from public`);
  await runner.query(`grant execute on function ${name}(bytea) to romduol_app`);
}
