import { withClient } from '../../../../packages/workbench/src/embedded-postgres.ts';

/** Everything that makes up a database's shape, in one text. */
export const shapeOf = (ownerUrl: string): Promise<string> =>
  withClient(ownerUrl, async (client) => {
    const parts = [
      `select table_schema, table_name, column_name, data_type, is_nullable, column_default from information_schema.columns
        where table_schema in ('public', 'pgboss') order by 1, 2, 3`,
      `select tablename, indexname, indexdef from pg_indexes where schemaname in ('public', 'pgboss') order by 1, 2`,
      `select conrelid::regclass::text, conname, pg_get_constraintdef(oid) from pg_constraint
        where connamespace = 'public'::regnamespace order by 1, 2`,
      `select tablename, policyname, roles::text, cmd, qual, with_check from pg_policies order by 1, 2`,
      `select proname, proacl::text, prosrc from pg_proc where pronamespace = 'public'::regnamespace order by 1`,
      `select table_name, grantee, privilege_type from information_schema.role_table_grants
        where table_schema = 'public' order by 1, 2, 3`,
      `select name, timestamp from schema_migration order by 1`,
      `select name from pgboss.queue where name not like '\\_\\_%' order by 1`,
    ];
    const rows: unknown[] = [];
    for (const sql of parts) rows.push((await client.query(sql)).rows);
    return JSON.stringify(rows, null, 1);
  });
