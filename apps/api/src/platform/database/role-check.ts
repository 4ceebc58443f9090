import type { DataSource } from 'typeorm';

/**
 * Refuses to serve as a role that row-level security could not hold: superuser, BYPASSRLS, owner of a table, or member
 * of a role that is.
 */
export async function refuseMightyRole(dataSource: DataSource): Promise<void> {
  const [role] = await dataSource.query<{ name: string; mighty: boolean; owner: boolean }[]>(`
    select current_user as name,
      exists (select from pg_roles where pg_has_role(current_user, oid, 'member') and (rolsuper or rolbypassrls)) as mighty,
      exists (select from pg_tables where schemaname = 'public' and pg_has_role(current_user, tableowner, 'member')) as owner`);
  if (role && (role.mighty || role.owner))
    throw new Error(
      `The API may not connect as "${role.name}": that role could bypass row-level security. Set API_DATABASE_URL to a plain role.`,
    );
}
