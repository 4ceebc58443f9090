import { randomBytes } from 'node:crypto';
import { Column, DataSource, Entity } from 'typeorm';
import { dropDatabase, withClient } from '../../../../packages/workbench/src/embedded-postgres.ts';
import { entities } from '../../src/entities.ts';
import { servingOptions } from '../../src/platform/database/data-source.ts';
import { Owned } from '../../src/platform/database/owned.entity.ts';
import { prepareDatabase } from '../../src/platform/database/prepare.ts';
import { queues } from '../../src/queues.ts';
import { newDatabase } from '../harness.ts';
import { apiUrlOf, left, ownerUrlOf } from '../test-config.ts';
import { shapeOf } from './schema-shape.ts';

/** Tables that are read and written in plain SQL, without an entity. */
const withoutEntity = ['audit_log', 'rate_limit', 'signing_key', 'schema_migration'];

interface ColumnShape {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly nullable: boolean;
}
const typeNames: Readonly<Record<string, string>> = { timestamptz: 'timestamp with time zone' };

/** Columns as the entities declare them. */
async function declaredBy(database: string, declared: typeof entities): Promise<ColumnShape[]> {
  const dataSource = await new DataSource(servingOptions(apiUrlOf(database), 1, declared)).initialize();
  try {
    return dataSource.entityMetadatas.flatMap(({ tableName: table, columns }) =>
      columns.map(({ databaseName: column, type, isArray, isNullable: nullable }) => {
        const name = String(type);
        return { table, column, type: (typeNames[name] ?? name) + (isArray ? '[]' : ''), nullable };
      }),
    );
  } finally {
    await dataSource.destroy();
  }
}

/** Columns as the migrations made them. */
const madeIn = (database: string): Promise<ColumnShape[]> =>
  withClient(ownerUrlOf(database), async (client) => {
    const { rows } = await client.query<ColumnShape>(`
      select c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type,
        not a.attnotnull as nullable
        from pg_attribute a join pg_class c on c.oid = a.attrelid
       where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped`);
    return rows.filter(({ table }) => !withoutEntity.includes(table));
  });

/** Where entities and tables do not say the same. */
function schemaViolations(declared: readonly ColumnShape[], made: readonly ColumnShape[]): readonly string[] {
  const said = ({ table, column, type, nullable }: ColumnShape) =>
    `${table}.${column} ${type}${nullable ? '' : ' not null'}`;
  const [ofEntities, ofTables] = [declared.map(said), made.map(said)];
  return [
    ...ofEntities.filter((line) => !ofTables.includes(line)).map((line) => `only in an entity: ${line}`),
    ...ofTables.filter((line) => !ofEntities.includes(line)).map((line) => `only in a table: ${line}`),
  ].sort();
}

@Entity('trainee')
class TraineeWithPhone extends Owned {
  @Column({ type: 'text', nullable: true }) phoneNumber: string | null;
}

/** Makes an empty database, in which nobody has prepared anything. */
async function emptyDatabase(): Promise<{ readonly name: string; readonly drop: () => Promise<void> }> {
  const name = `romduol_test_${randomBytes(6).toString('hex')}`;
  const admin = left('TEST_ADMIN_URL');
  await withClient(admin, (client) => client.query(`create database ${name}`));
  return { name, drop: () => dropDatabase(admin, name) };
}
const prepare = (database: string) => prepareDatabase(ownerUrlOf(database), apiUrlOf(database), queues);

describe('the migrations', () => {
  let database: Awaited<ReturnType<typeof newDatabase>>;
  beforeAll(async () => (database = await newDatabase()));
  afterAll(() => database.drop());

  it('make exactly the tables that the entities describe', async () => {
    const declared = await declaredBy(database.name, entities);
    expect(declared.length).toBeGreaterThan(80);
    expect(schemaViolations(declared, await madeIn(database.name))).toEqual([]);
  });

  it('would be caught lacking a column that an entity has, or having another type', async () => {
    const made = await madeIn(database.name);
    const declared = await declaredBy(database.name, [TraineeWithPhone]);
    expect(schemaViolations(declared, made)).toContain('only in an entity: trainee.phone_number text');
    const other = made.map((shape) => (shape.column === 'departs_on' ? { ...shape, type: 'text' } : shape));
    expect(schemaViolations(await declaredBy(database.name, entities), other)).toEqual([
      'only in a table: trainee.departs_on text',
      'only in an entity: trainee.departs_on date',
    ]);
  });

  it('change nothing when they are run again', async () => {
    const before = await shapeOf(ownerUrlOf(database.name));
    await prepare(database.name);
    expect(await shapeOf(ownerUrlOf(database.name))).toBe(before);
  });

  it('build an empty database, also when two processes begin at once', async () => {
    const empty = await emptyDatabase();
    try {
      await Promise.all([prepare(empty.name), prepare(empty.name)]);
      expect(await shapeOf(ownerUrlOf(empty.name))).toBe(await shapeOf(ownerUrlOf(database.name)));
    } finally {
      await empty.drop();
    }
  });

  it('need no superuser: an owner that may make roles is enough', async () => {
    const suffix = randomBytes(6).toString('hex');
    const [owner, name, api] = [`romduol_owner_${suffix}`, `romduol_test_${suffix}`, `romduol_api_${suffix}`];
    const admin = left('TEST_ADMIN_URL');
    const asAdmin = (sql: string) => withClient(admin, (client) => client.query(sql));
    const as = (role: string, url = ownerUrlOf(name)) =>
      Object.assign(new URL(url), { username: role, password: 'an-owner-for-one-test' }).toString();
    await asAdmin(`create role ${owner} login createrole password 'an-owner-for-one-test'`);
    await asAdmin(`grant romduol_app, romduol_door to ${owner} with admin option`);
    await asAdmin(`grant ${owner} to current_user`);
    await asAdmin(`create database ${name} owner ${owner}`);
    try {
      await prepareDatabase(as(owner), as(api), queues);
      await prepareDatabase(as(owner), as(api), queues);
      const { rows } = await withClient(as(api), (client) => client.query('select * from door_is_used($1)', ['\\x00']));
      expect(rows).toEqual([{ used: false }]);
    } finally {
      await dropDatabase(admin, name);
      await withClient(as(owner, admin), (client) => client.query(`drop role if exists ${api}`));
      await asAdmin(`drop role ${owner}`);
    }
  });
});
