import type { MigrationInterface, QueryRunner } from 'typeorm';
import { door, ownedTable } from '../platform/database/owned-table.ts';

/** Phones without network, reset codes, and classes whose trainer notes for women without a phone. */
export class PhonesAndClasses1795700000000 implements MigrationInterface {
  name = 'PhonesAndClasses1795700000000';

  async up(runner: QueryRunner): Promise<void> {
    await resetCodes(runner);
    await phoneReports(runner);
    await meetings(runner);
    await noteTakers(runner);
  }

  async down(): Promise<void> {
    throw new Error('Codes that were told to women cannot be made again: restore a backup instead.');
  }
}

/**
 * A reset code for every woman who is here, also for those who came before; whoever was erased has none. It is filled in
 * by rewriting the table: an owner who is no superuser sees no row of a table with forced row-level security.
 */
async function resetCodes(runner: QueryRunner): Promise<void> {
  // 12 of the random bytes of a UUID; the two that hold its version and variant are left out.
  await runner.query(`
    create function new_reset_code() returns text language sql volatile as $$
      select string_agg(substr('ABCDEFGHJKLMNPQRSTUVWXYZ23456789', 1 + get_byte(random, at) % 32, 1), '' order by at)
        from uuid_send(gen_random_uuid()) as random, unnest(array[0, 1, 2, 3, 4, 5, 7, 9, 10, 11, 12, 13]) as at
    $$`);
  await runner.query(`
    alter table trainee
      add column reset_code text,
      add column reset_wrong integer not null default 0,
      add column reset_wait_until timestamptz`);
  await runner.query(`
    alter table trainee alter column reset_code
      type text using (case when erased_at is null then new_reset_code() end)`);
  await runner.query('drop function new_reset_code()');
  await runner.query(
    'alter table trainee add constraint trainee_has_reset_code check ((reset_code is null) = (erased_at is not null))',
  );
  await runner.query('create index trainee_id_hash on trainee (sha256(uuid_send(id)))');
  await door(
    runner,
    'door_trainee',
    ['trainee'],
    '"organisationId" uuid, "id" uuid',
    'select organisation_id, id from trainee where sha256(uuid_send(id)) = secret_hash',
  );
}

/** What a phone last said of itself, and when. */
async function phoneReports(runner: QueryRunner): Promise<void> {
  await runner.query('alter table device add column heard_at timestamptz, add column report jsonb');
  await runner.query('grant update (heard_at, report) on device to romduol_app');
}

/** Meetings are only added. So are marks; they go with the woman whom they are about. */
async function meetings(runner: QueryRunner): Promise<void> {
  await ownedTable(
    runner,
    'meeting',
    `cohort_id uuid not null,
     held_on date not null,
     recorded_by uuid not null,
     recorded_at timestamptz not null,
     foreign key (organisation_id, cohort_id) references cohort (organisation_id, id),
     foreign key (organisation_id, recorded_by) references member (organisation_id, id)`,
    { insert: true },
  );
  await runner.query('create index meeting_cohort on meeting (organisation_id, cohort_id)');
  await ownedTable(
    runner,
    'attendance_mark',
    `meeting_id uuid not null,
     trainee_id uuid not null,
     mark text not null check (mark in ('present', 'absent')),
     device_id uuid not null,
     seq integer not null,
     marked_at timestamptz not null,
     recorded_by uuid not null,
     received_at timestamptz not null,
     foreign key (organisation_id, meeting_id) references meeting (organisation_id, id),
     foreign key (organisation_id, trainee_id) references trainee (organisation_id, id),
     foreign key (organisation_id, recorded_by) references member (organisation_id, id)`,
    { insert: true, delete: true },
  );
  await runner.query('create index attendance_mark_meeting on attendance_mark (organisation_id, meeting_id)');
  await runner.query('create index attendance_mark_trainee on attendance_mark (organisation_id, trainee_id)');
}

/**
 * Which member noted an event for her; null when she made it herself, as all did until now. Those need no checking, and an
 * owner who is no superuser could not look at them.
 */
async function noteTakers(runner: QueryRunner): Promise<void> {
  await runner.query(`
    alter table learning_event
      add column recorded_by uuid,
      add foreign key (organisation_id, recorded_by) references member (organisation_id, id) not valid`);
}
