import { randomBytes } from 'node:crypto';
import { DataSource } from 'typeorm';
import { dropDatabase, withClient } from '../../../../packages/workbench/src/embedded-postgres.ts';
import { Foundation1795600000000 } from '../../src/migrations/1795600000000-foundation.ts';
import { newId } from '../../src/platform/database/new-id.ts';
import { prepareDatabase } from '../../src/platform/database/prepare.ts';
import { queues } from '../../src/queues.ts';
import { apiUrlOf, left, ownerUrlOf } from '../test-config.ts';
import { shapeOf } from './schema-shape.ts';

/**
 * A programme as the last release left it, for an owner that is no superuser: such a one sees no row of a table with
 * forced row-level security, so a migration that fills something in must not go by way of rows.
 */
const organisation = newId();
const ids = { member: newId(), release: newId(), cohort: newId(), enrolment: newId(), event: newId() };
const women = Array.from({ length: 20 }, newId);
const erased = newId();
const fact = { kind: 'test-handed-in', attemptId: newId(), sitting: 'post' };
const statements: readonly (readonly [string, readonly unknown[]])[] = [
  [
    `insert into organisation (id, name_km, name_en, time_zone, created_at) values ($1, 'ក', 'A', 'Asia/Phnom_Penh', now())`,
    [organisation],
  ],
  [
    `insert into member (id, email, email_hash, name, roles, password_hash)
     values ($1, 'a@sample.example', '\\x00', 'A', '{trainer}', '')`,
    [ids.member],
  ],
  [
    `insert into release (id, code, version, document, fingerprint, published_at) values ($1, 'AE', 1, '{}', '', now())`,
    [ids.release],
  ],
  [
    `insert into cohort (id, name, release_id, language, women_only, seats, starts_on, trainer_id, code, code_hash,
       code_expires_on) values ($1, 'A', $2, 'km', true, 9, '2026-05-01', $3, 'ABCDEFGH', '\\x00', '2026-06-01')`,
    [ids.cohort, ids.release, ids.member],
  ],
  [
    `insert into trainee (id, code, name, intention, created_at)
     select id, row_number() over (), 'គំរូ', 'unknown', now() from unnest($1::uuid[]) as id`,
    [women],
  ],
  [
    `insert into trainee (id, code, name, intention, created_at, erased_at) values ($1, 'X', '', 'unknown', now(), now())`,
    [erased],
  ],
  [
    `insert into enrolment (id, trainee_id, cohort_id, enrolled_at) values ($1, $2, $3, now())`,
    [ids.enrolment, women[0], ids.cohort],
  ],
  [
    `insert into learning_event (id, enrolment_id, trainee_id, device_id, seq, v, fact, occurred_at, sent_at, received_at)
     values ($1, $2, $3, $1, 7, 1, $4, '1970-03-04', '1970-03-05', '2026-05-01')`,
    [ids.event, ids.enrolment, women[0], fact],
  ],
];

describe('a database of the last release', () => {
  const suffix = randomBytes(6).toString('hex');
  const [owner, name, fresh] = [`romduol_owner_${suffix}`, `romduol_test_${suffix}`, `romduol_test_${suffix}f`];
  const admin = left('TEST_ADMIN_URL');
  const asAdmin = (sql: string) => withClient(admin, (client) => client.query(sql));
  const ownerUrl = (database: string) =>
    Object.assign(new URL(ownerUrlOf(database)), { username: owner, password: 'an-owner-for-one-test' }).toString();
  /** A statement of the API's role, inside the organisation. */
  const within = (sql: string, values: readonly unknown[] = []) =>
    withClient(apiUrlOf(name), async (client) => {
      await client.query(`select set_config('app.organisation', $1, false)`, [organisation]);
      return (await client.query<Record<string, unknown>>(sql, [...values])).rows;
    });

  beforeAll(async () => {
    await asAdmin(`create role ${owner} login createrole password 'an-owner-for-one-test'`);
    await asAdmin(`grant romduol_app, romduol_door to ${owner} with admin option`);
    await asAdmin(`grant ${left('TEST_API_ROLE')} to ${owner} with admin option`);
    await asAdmin(`grant ${owner} to current_user`);
    for (const database of [name, fresh]) await asAdmin(`create database ${database} owner ${owner}`);
    const first = new DataSource({
      ...{ type: 'postgres', url: ownerUrl(name), migrations: [Foundation1795600000000] },
      ...{ migrationsTableName: 'schema_migration', installExtensions: false },
    });
    await first.initialize();
    await first.query('grant usage on schema public to romduol_app, romduol_door');
    await first.runMigrations();
    await first.destroy();
    for (const [sql, values] of statements) await within(sql, values);
  });
  afterAll(async () => {
    for (const database of [name, fresh]) await dropDatabase(admin, database);
    await asAdmin(`drop owned by ${owner}`);
    await asAdmin(`drop role ${owner}`);
  });

  it('is brought to the same shape as an empty one, and loses and changes nothing', async () => {
    const [before] = await within('select * from learning_event');
    for (const database of [name, fresh]) await prepareDatabase(ownerUrl(database), apiUrlOf(database), queues);
    expect(await shapeOf(ownerUrl(name))).toBe(await shapeOf(ownerUrl(fresh)));
    expect(before).toMatchObject({ id: ids.event, v: 1, fact });
    expect(await within('select * from learning_event')).toEqual([{ ...before, recorded_by: null }]);
    expect((await within('select 1 from trainee')).length).toBe(women.length + 1);
  });

  it('has a reset code of her own for every woman who is here, and none for one who was erased', async () => {
    const rows = await within('select id, reset_code, reset_wrong, erased_at from trainee');
    const codes = rows.flatMap((row) => (row['erased_at'] === null ? [String(row['reset_code'])] : []));
    for (const code of codes) expect(code).toMatch(/^[ABCDEFGHJKLMNPQRSTUVWXYZ23456789]{12}$/);
    expect(new Set(codes).size).toBe(women.length);
    // Twelve letters of twenty codes: a letter that is never drawn from chance would show.
    expect(new Set(codes.join('')).size).toBeGreaterThan(24);
    expect(rows.find(({ id }) => id === erased)).toMatchObject({ reset_code: null, reset_wrong: 0 });
  });

  it('refuses from then on a woman without a code, and one who was erased with one', async () => {
    const [hers] = women;
    await expect(within('update trainee set reset_code = null where id = $1', [hers])).rejects.toThrow(/reset_code/);
    await expect(within(`update trainee set reset_code = 'A' where id = $1`, [erased])).rejects.toThrow(/reset_code/);
  });
});
