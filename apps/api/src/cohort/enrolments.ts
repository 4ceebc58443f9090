import type { Release } from '@romduol/domain';
import { Injectable } from '@nestjs/common';
import { CourseService } from '../course/index.ts';
import { CohortRepository } from './cohort.repository.ts';
import type { Enrolment } from './enrolment.entity.ts';

/** Which course an enrolment is in: what learning and certificates need to know of classes. */
@Injectable()
export class Enrolments {
  constructor(
    private readonly cohorts: CohortRepository,
    private readonly courses: CourseService,
  ) {}

  /** An enrolment with the release it is taught from, or null. */
  async find(id: string): Promise<{ enrolment: Enrolment; release: Release } | null> {
    const enrolment = await this.cohorts.enrolment(id);
    const cohort = enrolment && (await this.cohorts.find(enrolment.cohortId));
    return enrolment && cohort ? { enrolment, release: await this.courses.release(cohort.releaseId) } : null;
  }

  of(traineeId: string): Promise<readonly Enrolment[]> {
    return this.cohorts.enrolmentsOf(traineeId);
  }
}
