import { seesNames, type DeparturePlan } from '@romduol/domain';
import { Injectable } from '@nestjs/common';
import { Caller } from '../platform/http/caller.ts';
import { Refusal } from '../platform/http/refusal.ts';
import { Erasure, TraineeService, type Trainee } from '../trainee/index.ts';
import { CohortRepository } from './cohort.repository.ts';
import { CohortService } from './cohort.service.ts';
import type { CohortRow } from './cohort.entity.ts';
import type { Enrolment } from './enrolment.entity.ts';

/** One woman's place in one class. */
export interface Seat {
  readonly enrolment: Enrolment;
  readonly trainee: Trainee;
}

/** The women of the classes that the caller may see. */
@Injectable()
export class RosterService {
  constructor(
    private readonly cohorts: CohortRepository,
    private readonly classes: CohortService,
    private readonly trainees: TraineeService,
    private readonly erasure: Erasure,
    private readonly caller: Caller,
  ) {}

  /** Everyone in a class that the caller may see. */
  async of(cohortId: string): Promise<{ cohort: CohortRow; seats: readonly Seat[] }> {
    const cohort = await this.classes.visible(cohortId);
    const enrolments = await this.cohorts.enrolmentsIn(cohortId);
    const trainees = await this.trainees.all(enrolments.map(({ traineeId }) => traineeId));
    const byId = new Map(trainees.map((trainee) => [trainee.id, trainee]));
    const seats = enrolments.flatMap((enrolment) => {
      const trainee = byId.get(enrolment.traineeId);
      return trainee ? [{ enrolment, trainee }] : [];
    });
    return { cohort, seats };
  }

  /**
   * A trainee in one of the caller's classes.
   * @throws Refusal `thing.not-found` for everyone else's.
   */
  async trainee(id: string): Promise<Trainee> {
    for (const { cohortId } of await this.cohorts.enrolmentsOf(id))
      if (await this.isVisible(cohortId)) return this.trainees.trainee(id);
    throw new Refusal('thing.not-found');
  }

  /** Whether the caller sees women by name in a class: who teaches it does, whatever else she may be elsewhere. */
  seesNamesIn(cohort: CohortRow): boolean {
    const { id, roles } = this.caller.member;
    return cohort.trainerId === id && seesNames(roles);
  }

  /**
   * A class that the caller teaches: who merely sees more classes takes none along and notes nothing in them.
   * @throws Refusal `thing.not-found`.
   */
  async taughtClass(cohortId: string): Promise<CohortRow> {
    const cohort = await this.classes.visible(cohortId);
    if (!this.seesNamesIn(cohort)) throw new Refusal('thing.not-found');
    return cohort;
  }

  /** Whether the caller teaches one of her classes. */
  async teaches(traineeId: string): Promise<boolean> {
    for (const { cohortId } of await this.cohorts.enrolmentsOf(traineeId)) {
      const cohort = await this.cohorts.find(cohortId);
      if (cohort && this.seesNamesIn(cohort)) return true;
    }
    return false;
  }

  async plan(
    id: string,
    change: { name: string; latinName: string | null; departure: DeparturePlan; version: number },
  ): Promise<Trainee> {
    await this.trainee(id);
    return this.trainees.plan(id, change);
  }

  async resetPin(id: string): Promise<void> {
    await this.taught(id);
    await this.trainees.resetPin(id);
  }

  async erase(id: string): Promise<void> {
    await this.trainee(id);
    await this.erasure.erase(id);
  }

  async renewCard(id: string): Promise<{ card: string; traineeCode: string }> {
    await this.taught(id);
    const { card, traineeCode } = await this.trainees.renewCard(id);
    return { card, traineeCode };
  }

  /** Her way in is in the hands of who teaches her, and of nobody who merely sees more classes. */
  private async taught(id: string): Promise<void> {
    if (!(await this.teaches(id))) throw new Refusal('thing.not-found');
  }

  private isVisible(cohortId: string): Promise<boolean> {
    return this.classes.visible(cohortId).then(
      () => true,
      () => false,
    );
  }
}
