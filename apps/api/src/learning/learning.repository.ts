import type { LearningEvent } from '@romduol/domain';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.ts';
import { LearningEventRow } from './learning-event.entity.ts';

/** Every query on learning events. */
@Injectable()
export class LearningRepository {
  constructor(private readonly work: UnitOfWork) {}

  /** Which of these ids are known already, and to whom they belong. */
  async known(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.work.query<{ id: string; trainee_id: string }>(
      'select id, trainee_id from learning_event where id = any($1::uuid[])',
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row.trainee_id]));
  }

  /** Adds events; one that arrives a second time at the same moment is left as it is. */
  async append(rows: readonly Omit<LearningEventRow, 'organisationId'>[]): Promise<void> {
    if (rows.length === 0) return;
    await this.work
      .rows(LearningEventRow)
      .createQueryBuilder()
      .insert()
      .values([...rows])
      .orIgnore()
      .execute();
  }

  async ofEnrolment(enrolmentId: string): Promise<readonly LearningEvent[]> {
    return (await this.work.rows(LearningEventRow).findBy({ enrolmentId })).map(upcast);
  }

  async ofTrainee(traineeId: string): Promise<readonly LearningEvent[]> {
    return (await this.work.rows(LearningEventRow).findBy({ traineeId })).map(upcast);
  }

  async eraseTrainee(traineeId: string): Promise<void> {
    await this.work.rows(LearningEventRow).delete({ traineeId });
  }

  /** Events of a whole class with when they were received, by enrolment. */
  async ofCohort(cohortId: string): Promise<ReadonlyMap<string, EnrolmentEvents>> {
    const rows = await this.work
      .rows(LearningEventRow)
      .createQueryBuilder('event')
      .where(
        `event.enrolment_id in (select id from enrolment where cohort_id = :cohortId
           and organisation_id = event.organisation_id)`,
        { cohortId },
      )
      .getMany();
    const byEnrolment = new Map<string, { events: LearningEvent[]; asOf: Date }>();
    for (const row of rows) {
      const of = byEnrolment.get(row.enrolmentId) ?? { events: [], asOf: row.receivedAt };
      of.events.push(upcast(row));
      if (row.receivedAt > of.asOf) of.asOf = row.receivedAt;
      byEnrolment.set(row.enrolmentId, of);
    }
    return byEnrolment;
  }
}

export interface EnrolmentEvents {
  readonly events: readonly LearningEvent[];
  /** When the server last received anything. */
  readonly asOf: Date;
}

/** Version 1 is the only one there is; a later shape is brought up to date here, and nowhere else. */
function upcast(row: LearningEventRow): LearningEvent {
  const { id, enrolmentId, deviceId, seq, fact, occurredAt } = row;
  return { id, v: 1, enrolmentId, deviceId, seq, occurredAt: occurredAt.toISOString(), fact };
}
