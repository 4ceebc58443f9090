import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.ts';
import { CohortRow } from './cohort.entity.ts';
import { Enrolment } from './enrolment.entity.ts';

/** Every query on cohorts and enrolments. */
@Injectable()
export class CohortRepository {
  constructor(private readonly work: UnitOfWork) {}

  find(id: string): Promise<CohortRow | null> {
    return this.work.rows(CohortRow).findOneBy({ id });
  }

  /** The row, locked until the unit of work ends: two who join at once are counted one after the other. */
  lock(id: string): Promise<CohortRow | null> {
    return this.work.rows(CohortRow).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  list(trainerId?: string): Promise<CohortRow[]> {
    return this.work
      .rows(CohortRow)
      .find({ where: trainerId === undefined ? {} : { trainerId }, order: { startsOn: 'DESC', id: 'DESC' } });
  }

  /** Makes a cohort unless it is there already; whether it was made. */
  async insertOnce(cohort: Omit<CohortRow, 'organisationId'>): Promise<boolean> {
    const insert = this.work.rows(CohortRow).createQueryBuilder().insert().values(cohort).orIgnore().returning('id');
    return ((await insert.execute()).raw as unknown[]).length === 1;
  }

  async updateVersion(id: string, version: number, change: Partial<CohortRow>): Promise<boolean> {
    const { affected } = await this.work.rows(CohortRow).update({ id, version }, { ...change, version: version + 1 });
    return affected === 1;
  }

  async update(id: string, change: Partial<CohortRow>): Promise<void> {
    await this.work.rows(CohortRow).update({ id }, change);
  }

  /** How many have joined each cohort of the organisation. */
  async joined(): Promise<ReadonlyMap<string, number>> {
    const rows = await this.work.query<{ cohort_id: string; joined: number }>(
      'select cohort_id, count(*)::integer as joined from enrolment group by cohort_id',
    );
    return new Map(rows.map((row) => [row.cohort_id, row.joined]));
  }

  countJoined(cohortId: string): Promise<number> {
    return this.work.rows(Enrolment).countBy({ cohortId });
  }

  enrolment(id: string): Promise<Enrolment | null> {
    return this.work.rows(Enrolment).findOneBy({ id });
  }

  enrolmentOf(traineeId: string, cohortId: string): Promise<Enrolment | null> {
    return this.work.rows(Enrolment).findOneBy({ traineeId, cohortId });
  }

  /** Enrolments by id, each with the release that its class is taught from; ids that are none are left out. */
  enrolmentsWithRelease(ids: readonly string[]): Promise<EnrolledIn[]> {
    return this.work.query<EnrolledIn>(
      `select e.id, e.trainee_id as "traineeId", e.cohort_id as "cohortId", c.release_id as "releaseId"
         from enrolment e join cohort c on c.organisation_id = e.organisation_id and c.id = e.cohort_id
        where e.id = any($1::uuid[])`,
      [ids],
    );
  }

  enrolmentsIn(cohortId: string): Promise<Enrolment[]> {
    return this.work.rows(Enrolment).find({ where: { cohortId }, order: { id: 'ASC' } });
  }

  enrolmentsOf(traineeId: string): Promise<Enrolment[]> {
    return this.work.rows(Enrolment).find({ where: { traineeId }, order: { id: 'ASC' } });
  }

  async insertEnrolment(enrolment: Omit<Enrolment, 'organisationId'>): Promise<void> {
    await this.work.rows(Enrolment).insert(enrolment);
  }
}

/** An enrolment and what it is an enrolment in. */
export interface EnrolledIn {
  readonly id: string;
  readonly traineeId: string;
  readonly cohortId: string;
  readonly releaseId: string;
}
