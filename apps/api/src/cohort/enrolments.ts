import type { Release } from '@romduol/domain';
import { Injectable } from '@nestjs/common';
import { CourseService } from '../course/index.ts';
import { UnitOfWork } from '../platform/database/unit-of-work.ts';
import { CohortRepository } from './cohort.repository.ts';
import type { Enrolment } from './enrolment.entity.ts';

/** Enrolments that a process remembers, some 300 bytes each; beyond it begins anew. */
const mostKnown = 20_000;

/** Which course an enrolment is in: what learning and certificates need to know of classes. */
@Injectable()
export class Enrolments {
  /** By organisation and id. */
  private readonly known = new Map<string, Enrolled>();

  constructor(
    private readonly work: UnitOfWork,
    private readonly cohorts: CohortRepository,
    private readonly courses: CourseService,
  ) {}

  /** An enrolment with the release it is taught from, or null. */
  async find(id: string): Promise<{ enrolment: Enrolment; release: Release } | null> {
    const enrolment = await this.cohorts.enrolment(id);
    const cohort = enrolment && (await this.cohorts.find(enrolment.cohortId));
    return enrolment && cohort ? { enrolment, release: await this.courses.release(cohort.releaseId) } : null;
  }

  /**
   * Several at once, by id. Every batch of learning asks for it, and it never changes once somebody has joined: so each is
   * read from the database once per process.
   */
  async findAll(ids: readonly string[]): Promise<ReadonlyMap<string, Enrolled>> {
    const keyOf = (id: string) => `${this.work.organisationId}/${id}`;
    const found = new Map(ids.flatMap((id) => this.known.get(keyOf(id)) ?? []).map((one) => [one.id, one]));
    const unknown = ids.filter((id) => !found.has(id));
    if (unknown.length === 0) return found;
    if (this.known.size > mostKnown) this.known.clear();
    for (const { releaseId, ...enrolment } of await this.cohorts.enrolmentsWithRelease(unknown)) {
      const enrolled = { ...enrolment, release: await this.courses.release(releaseId) };
      this.known.set(keyOf(enrolment.id), enrolled);
      found.set(enrolment.id, enrolled);
    }
    return found;
  }

  /** Everyone who ever joined a class, also who was erased since. */
  in(cohortId: string): Promise<readonly Enrolment[]> {
    return this.cohorts.enrolmentsIn(cohortId);
  }

  of(traineeId: string): Promise<readonly Enrolment[]> {
    return this.cohorts.enrolmentsOf(traineeId);
  }
}

/** Whose enrolment it is, and in what. */
export interface Enrolled {
  readonly id: string;
  readonly traineeId: string;
  readonly cohortId: string;
  readonly release: Release;
}
