import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.ts';
import { SkillMarkRow } from './skill-mark.entity.ts';

/** Every query on marks of skills. */
@Injectable()
export class SkillRepository {
  constructor(private readonly work: UnitOfWork) {}

  find(id: string): Promise<SkillMarkRow | null> {
    return this.work.rows(SkillMarkRow).findOneBy({ id });
  }

  ofEnrolment(enrolmentId: string): Promise<SkillMarkRow[]> {
    return this.work.rows(SkillMarkRow).findBy({ enrolmentId });
  }

  ofTrainee(traineeId: string): Promise<SkillMarkRow[]> {
    return this.work.rows(SkillMarkRow).findBy({ traineeId });
  }

  /** Adds a mark unless one of its id is there already. */
  async insertOnce(mark: Omit<SkillMarkRow, 'organisationId'>): Promise<void> {
    await this.work.rows(SkillMarkRow).createQueryBuilder().insert().values(mark).orIgnore().execute();
  }

  async eraseTrainee(traineeId: string): Promise<void> {
    await this.work.rows(SkillMarkRow).delete({ traineeId });
  }
}
