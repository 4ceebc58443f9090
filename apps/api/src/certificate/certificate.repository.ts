import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { UnitOfWork } from '../platform/database/unit-of-work.ts';
import { CertificateHolder } from './certificate-holder.entity.ts';
import { CertificateRow } from './certificate.entity.ts';

/** Whose certificate it is; null after her erasure. */
export type Holder = Pick<CertificateHolder, 'name' | 'latinName'> | null;

/** Every query on certificates and their holders. */
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

  /** Adds a version with its holder unless this enrolment has it already; whether it was added. */
  async insertOnce(row: Omit<CertificateRow, 'organisationId'>, holder: NonNullable<Holder>): Promise<boolean> {
    const insert = this.work.rows(CertificateRow).createQueryBuilder().insert().values(row).orIgnore().returning('id');
    const isNew = ((await insert.execute()).raw as unknown[]).length === 1;
    if (isNew) await this.work.rows(CertificateHolder).insert({ id: row.id, ...holder });
    return isNew;
  }

  hasAny(enrolmentId: string): Promise<boolean> {
    return this.work.rows(CertificateRow).existsBy({ enrolmentId });
  }

  async holders(ids: readonly string[]): Promise<ReadonlyMap<string, CertificateHolder>> {
    const rows = await this.work.rows(CertificateHolder).findBy({ id: In([...ids]) });
    return new Map(rows.map((row) => [row.id, row]));
  }

  async markRevoked(id: string, revokedAt: Date, revokedReason: string): Promise<void> {
    await this.work.rows(CertificateRow).update({ id }, { revokedAt, revokedReason });
  }

  async markReplaced(id: string, replacedBy: string): Promise<void> {
    await this.work.rows(CertificateRow).update({ id }, { replacedBy });
  }

  /** Takes her name off every version and revokes those that still stood. */
  async eraseTrainee(traineeId: string, at: Date): Promise<void> {
    const rows = await this.work.rows(CertificateRow).findBy({ traineeId });
    await this.work.rows(CertificateHolder).delete({ id: In(rows.map(({ id }) => id)) });
    await this.work
      .rows(CertificateRow)
      .update({ traineeId, revokedAt: IsNull() }, { revokedAt: at, revokedReason: 'erased' });
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
