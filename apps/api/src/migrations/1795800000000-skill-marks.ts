import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ownedTable } from '../platform/database/owned-table.ts';

/** What assessors marked of the skills of a course. Marks are only added; they go with the woman whom they are about. */
export class SkillMarks1795800000000 implements MigrationInterface {
  name = 'SkillMarks1795800000000';

  async up(runner: QueryRunner): Promise<void> {
    await ownedTable(
      runner,
      'skill_mark',
      `enrolment_id uuid not null,
       trainee_id uuid not null,
       skill_id text not null,
       mark text not null check (mark in ('can', 'not-yet')),
       assessed_by uuid not null,
       assessed_on date not null,
       received_at timestamptz not null,
       foreign key (organisation_id, enrolment_id) references enrolment (organisation_id, id),
       foreign key (organisation_id, trainee_id) references trainee (organisation_id, id),
       foreign key (organisation_id, assessed_by) references member (organisation_id, id)`,
      { insert: true, delete: true },
    );
    await runner.query('create index skill_mark_trainee on skill_mark (organisation_id, trainee_id)');
    await runner.query('create index skill_mark_enrolment on skill_mark (organisation_id, enrolment_id)');
  }

  /** Takes the marks along: whoever goes back keeps a backup of them. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table skill_mark');
  }
}
