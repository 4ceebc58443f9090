import type { MigrationInterface, QueryRunner } from 'typeorm';
import { door, ownedTable, sharedTable } from '../platform/database/owned-table.ts';

/** Organisations, people, classes, learning and certificates. */
export class Foundation1795600000000 implements MigrationInterface {
  name = 'Foundation1795600000000';

  async up(runner: QueryRunner): Promise<void> {
    await organisations(runner);
    await platform(runner);
    await identity(runner);
    await courses(runner);
    await trainees(runner);
    await cohorts(runner);
    await learning(runner);
    await certificates(runner);
  }

  async down(): Promise<void> {
    throw new Error('The first migration is not undone: drop the database instead.');
  }
}

/** An organisation sees its own row; a new one is made by the command line only, as the owner. */
async function organisations(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create table organisation (
      id uuid primary key,
      name_km text not null,
      name_en text not null,
      time_zone text not null,
      is_demonstration boolean not null default false,
      created_at timestamptz not null
    )`);
  await runner.query('alter table organisation enable row level security');
  await runner.query('alter table organisation force row level security');
  await runner.query(`
    create policy own_organisation on organisation to romduol_app
      using (id = current_setting('app.organisation')::uuid)
      with check (id = current_setting('app.organisation')::uuid)`);
  await runner.query('grant select, insert on organisation to romduol_app');
  await runner.query('grant select on organisation to romduol_door');
  await runner.query('create policy found_through_a_door on organisation for select to romduol_door using (true)');
  await door(runner, 'door_is_used', [], 'used boolean', 'select exists (select from organisation)');
}

async function platform(runner: QueryRunner): Promise<void> {
  await ownedTable(
    runner,
    'audit_log',
    `at timestamptz not null,
     actor_kind text not null check (actor_kind in ('member', 'trainee', 'nobody', 'system')),
     actor_id uuid,
     action text not null,
     subject uuid`,
    { insert: true },
  );
  await runner.query('create index audit_log_subject on audit_log (organisation_id, subject)');
  await runner.query(
    'create unlogged table rate_limit (key bytea primary key, ends_at timestamptz not null, count integer not null)',
  );
  await runner.query('grant select, insert, update, delete on rate_limit to romduol_app');
}

async function identity(runner: QueryRunner): Promise<void> {
  await ownedTable(
    runner,
    'member',
    `email text not null,
     email_hash bytea not null,
     name text not null,
     roles text[] not null,
     password_hash text not null,
     totp_secret text,
     totp_confirmed boolean not null default false,
     totp_last_step bigint not null default 0,
     disabled_at timestamptz,
     unique (organisation_id, email_hash)`,
    { insert: true, update: true },
  );
  await runner.query('create index member_email on member (email_hash)');
  await ownedTable(
    runner,
    'recovery_code',
    `member_id uuid not null,
     code_hash bytea not null,
     used_at timestamptz,
     foreign key (organisation_id, member_id) references member (organisation_id, id)`,
    { insert: true, update: ['used_at'], delete: true },
  );
  await ownedTable(
    runner,
    'member_session',
    `member_id uuid not null,
     token_hash bytea not null unique,
     is_whole boolean not null,
     user_agent text not null,
     started_at timestamptz not null,
     last_used_at timestamptz not null,
     expires_at timestamptz not null,
     ended_at timestamptz,
     foreign key (organisation_id, member_id) references member (organisation_id, id)`,
    { insert: true, update: ['is_whole', 'last_used_at', 'ended_at', 'token_hash', 'expires_at'] },
  );
  await door(
    runner,
    'door_session',
    ['member_session', 'member'],
    '"organisationId" uuid, "id" uuid, "sessionId" uuid, "roles" text[], "isWhole" boolean, "expiresAt" timestamptz',
    `with noticed as (
       update member_session set last_used_at = now()
        where token_hash = secret_hash and last_used_at < now() - interval '5 minutes')
     select s.organisation_id, s.member_id, s.id, m.roles, s.is_whole, s.expires_at
       from member_session s
       join member m on m.organisation_id = s.organisation_id and m.id = s.member_id
      where s.token_hash = secret_hash and s.ended_at is null and m.disabled_at is null`,
    'volatile',
  );
  await runner.query('grant update (last_used_at) on member_session to romduol_door');
  await runner.query('create policy noticed_at_the_door on member_session for update to romduol_door using (true)');
  await door(
    runner,
    'door_member',
    ['member'],
    '"organisationId" uuid, "id" uuid',
    'select organisation_id, id from member where email_hash = secret_hash and disabled_at is null',
  );
}

async function courses(runner: QueryRunner): Promise<void> {
  await sharedTable(runner, 'media', 'sha256 text primary key, bytes integer not null, type text not null', {
    insert: true,
  });
  await sharedTable(
    runner,
    'release',
    `id uuid primary key,
     code text not null,
     version integer not null,
     document jsonb not null,
     fingerprint text not null,
     published_at timestamptz not null,
     unique (code, version)`,
    { insert: true },
  );
  await ownedTable(
    runner,
    'release_acceptance',
    `release_id uuid not null references release (id),
     accepted_by uuid not null,
     accepted_on date not null,
     unique (organisation_id, release_id),
     foreign key (organisation_id, accepted_by) references member (organisation_id, id)`,
    { insert: true },
  );
}

async function trainees(runner: QueryRunner): Promise<void> {
  await ownedTable(
    runner,
    'trainee',
    `code text not null,
     name text not null,
     latin_name text,
     pin_hash text,
     pin_wrong integer not null default 0,
     pin_wait_until timestamptz,
     card_hash bytea unique,
     intention text not null check (intention in ('leaving', 'unknown', 'staying')),
     departs_on date,
     version integer not null default 1,
     created_at timestamptz not null,
     erased_at timestamptz,
     check (departs_on is null or intention = 'leaving'),
     unique (organisation_id, code)`,
    { insert: true, update: true },
  );
  await ownedTable(
    runner,
    'device',
    `trainee_id uuid not null,
     device_id uuid not null,
     token_hash bytea not null unique,
     upload_hash bytea not null unique,
     created_at timestamptz not null,
     ended_at timestamptz,
     unique (organisation_id, trainee_id, device_id),
     foreign key (organisation_id, trainee_id) references trainee (organisation_id, id)`,
    { insert: true, update: ['token_hash', 'upload_hash', 'ended_at'] },
  );
  await door(
    runner,
    'door_device',
    ['device', 'trainee'],
    '"organisationId" uuid, "id" uuid, "deviceId" uuid, "uploadOnly" boolean, "isErased" boolean',
    `select d.organisation_id, d.trainee_id, d.device_id, d.upload_hash = secret_hash, t.erased_at is not null
       from device d
       join trainee t on t.organisation_id = d.organisation_id and t.id = d.trainee_id
      where (d.token_hash = secret_hash or d.upload_hash = secret_hash)
        and (d.ended_at is null or t.erased_at is not null)`,
  );
  await door(
    runner,
    'door_card',
    ['trainee'],
    '"organisationId" uuid, "id" uuid',
    'select organisation_id, id from trainee where card_hash = secret_hash',
  );
}

async function cohorts(runner: QueryRunner): Promise<void> {
  await ownedTable(
    runner,
    'cohort',
    `name text not null,
     release_id uuid not null references release (id),
     language text not null check (language in ('km', 'en', 'id')),
     women_only boolean not null,
     seats integer not null check (seats > 0),
     starts_on date not null,
     ends_on date,
     trainer_id uuid not null,
     code text not null,
     code_hash bytea not null unique,
     code_expires_on date not null,
     version integer not null default 1,
     check (ends_on is null or ends_on >= starts_on),
     foreign key (organisation_id, trainer_id) references member (organisation_id, id)`,
    { insert: true, update: true },
  );
  await ownedTable(
    runner,
    'enrolment',
    `trainee_id uuid not null,
     cohort_id uuid not null,
     enrolled_at timestamptz not null,
     unique (organisation_id, trainee_id, cohort_id),
     foreign key (organisation_id, trainee_id) references trainee (organisation_id, id),
     foreign key (organisation_id, cohort_id) references cohort (organisation_id, id)`,
    { insert: true },
  );
  await runner.query('create index enrolment_cohort on enrolment (organisation_id, cohort_id)');
  await door(
    runner,
    'door_cohort',
    ['cohort'],
    '"organisationId" uuid, "id" uuid',
    'select organisation_id, id from cohort where code_hash = secret_hash',
  );
}

async function learning(runner: QueryRunner): Promise<void> {
  await ownedTable(
    runner,
    'learning_event',
    `enrolment_id uuid not null,
     trainee_id uuid not null,
     device_id uuid not null,
     seq integer not null,
     v smallint not null,
     fact jsonb not null,
     occurred_at timestamptz not null,
     sent_at timestamptz not null,
     received_at timestamptz not null,
     foreign key (organisation_id, enrolment_id) references enrolment (organisation_id, id),
     foreign key (organisation_id, trainee_id) references trainee (organisation_id, id)`,
    { insert: true, delete: true },
  );
  await runner.query('create index learning_event_enrolment on learning_event (organisation_id, enrolment_id)');
}

async function certificates(runner: QueryRunner): Promise<void> {
  await sharedTable(
    runner,
    'signing_key',
    'key_id smallint primary key, public_key bytea not null unique, since timestamptz not null',
    { insert: true },
  );
  await ownedTable(
    runner,
    'certificate',
    `number text not null,
     version integer not null,
     enrolment_id uuid not null,
     trainee_id uuid not null,
     course_code text not null,
     course_title jsonb not null,
     minutes integer not null,
     organisation_name jsonb not null,
     reviewed boolean not null,
     issued_on date not null,
     expires_on date,
     code_hash bytea not null unique,
     signed_code text not null,
     short_code text not null,
     created_at timestamptz not null,
     revoked_at timestamptz,
     revoked_reason text,
     replaced_by uuid,
     unique (organisation_id, number, version),
     unique (organisation_id, enrolment_id, version),
     foreign key (organisation_id, enrolment_id) references enrolment (organisation_id, id),
     foreign key (organisation_id, trainee_id) references trainee (organisation_id, id)`,
    { insert: true, update: ['revoked_at', 'revoked_reason', 'replaced_by'] },
  );
  await ownedTable(
    runner,
    'certificate_holder',
    `name text not null,
     latin_name text,
     foreign key (organisation_id, id) references certificate (organisation_id, id)`,
    { insert: true, delete: true },
  );
  await door(
    runner,
    'door_certificate',
    ['certificate'],
    '"organisationId" uuid, "id" uuid',
    'select organisation_id, id from certificate where code_hash = secret_hash',
  );
}
