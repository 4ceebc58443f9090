import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { UnitOfWork } from '../platform/database/unit-of-work.ts';
import { CertificateRow } from './certificate.entity.ts';

/** Every query on certificates. */
@Injectable()
export class CertificateRepository {
  constructor(private readonly work: UnitOfWork) {}

  find(id: string): Promise<CertificateRow | null> {
    return this.work.rows(CertificateRow).findOneBy({ id });
  }

  /** The row, locked until the unit of work ends: two corrections at once come one after the other. */
  lock(id: string): Promise<CertificateRow | null> {
    return this.work.rows(CertificateRow).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  /** Adds a version unless this enrolment has it already; whether it was added. */
  async insertOnce(row: Omit<CertificateRow, 'organisationId'>): Promise<boolean> {
    const insert = this.work.rows(CertificateRow).createQueryBuilder().insert().values(row).orIgnore().returning('id');
    return ((await insert.execute()).raw as unknown[]).length === 1;
  }

  hasAny(enrolmentId: string): Promise<boolean> {
    return this.work.rows(CertificateRow).existsBy({ enrolmentId });
  }

  async markRevoked(id: string, revokedAt: Date, revokedReason: string): Promise<void> {
    await this.work.rows(CertificateRow).update({ id }, { revokedAt, revokedReason });
  }

  async markReplaced(id: string, replacedBy: string): Promise<void> {
    await this.work.rows(CertificateRow).update({ id }, { replacedBy });
  }

  ofCohort(cohortId: string): Promise<CertificateRow[]> {
    return this.work
      .rows(CertificateRow)
      .createQueryBuilder('certificate')
      .where(
        `certificate.enrolment_id in (select id from enrolment where cohort_id = :cohortId
           and organisation_id = certificate.organisation_id)`,
        { cohortId },
      )
      .orderBy('certificate.number')
      .addOrderBy('certificate.version')
      .getMany();
  }

  /** The newest version of each of her certificates. */
  newestOf(traineeId: string): Promise<CertificateRow[]> {
    return this.work.rows(CertificateRow).find({ where: { traineeId, replacedBy: IsNull() }, order: { id: 'ASC' } });
  }
}
