import type { AssessedTrack, Input, markSkill, MySkillMark } from '@romduol/contracts';
import { standingSkillMarks, tracksOf, trackStandingOf } from '@romduol/domain';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CourseService } from '../course/index.ts';
import { IdentityService } from '../identity/index.ts';
import { OrganisationService } from '../organisation/index.ts';
import { Clock } from '../platform/clock/clock.ts';
import { UnitOfWork } from '../platform/database/unit-of-work.ts';
import { Caller } from '../platform/http/caller.ts';
import { Refusal } from '../platform/http/refusal.ts';
import { Erasure, TraineeService } from '../trainee/index.ts';
import type { CohortRow } from './cohort.entity.ts';
import { CohortRepository } from './cohort.repository.ts';
import { CohortService } from './cohort.service.ts';
import type { Enrolment } from './enrolment.entity.ts';
import { RosterService } from './roster.service.ts';
import type { SkillMarkRow } from './skill-mark.entity.ts';
import { SkillRepository } from './skill.repository.ts';

/** Skills of the hand: marked by who teaches the class, in her own name; read by who may see the class, and by the woman. */
@Injectable()
export class SkillService implements OnModuleInit {
  constructor(
    private readonly skills: SkillRepository,
    private readonly cohorts: CohortRepository,
    private readonly classes: CohortService,
    private readonly roster: RosterService,
    private readonly courses: CourseService,
    private readonly trainees: TraineeService,
    private readonly identity: IdentityService,
    private readonly organisations: OrganisationService,
    private readonly erasure: Erasure,
    private readonly work: UnitOfWork,
    private readonly caller: Caller,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.erasure.register((traineeId) => this.skills.eraseTrainee(traineeId));
  }

  /** The tracks of a woman's course with the marks that count; none when her course has none. */
  async list(cohortId: string, traineeId: string): Promise<AssessedTrack[]> {
    const cohort = await this.classes.visible(cohortId);
    const enrolment = await this.enrolled(cohort, traineeId);
    await this.trainees.trainee(traineeId);
    return this.assessed(cohort, enrolment);
  }

  /**
   * Adds a mark in the caller's name; whatever was marked before stays. Answers all her tracks.
   * @throws Refusal `thing.not-found` for a woman or a skill that is not in the class; `thing.exists-differently` for an
   * id that already says something else.
   */
  async mark({ params, body }: Input<typeof markSkill>): Promise<AssessedTrack[]> {
    const { id: cohortId, traineeId, markId: id } = params;
    const cohort = await this.roster.taughtClass(cohortId);
    const enrolment = await this.enrolled(cohort, traineeId);
    await this.knows(cohort, body.skillId);
    // Held, so that nothing is written of a woman being erased.
    if (!(await this.trainees.held(traineeId))) throw new Refusal('thing.not-found');
    this.work.concerns(traineeId);
    const said = {
      enrolmentId: enrolment.id,
      skillId: body.skillId,
      mark: body.mark,
      assessedBy: this.caller.member.id,
    };
    const received = { assessedOn: await this.organisations.today(), receivedAt: this.clock.now() };
    await this.skills.insertOnce({ id, traineeId, ...said, ...received });
    const there = await this.skills.find(id);
    const isSame = (Object.keys(said) as (keyof typeof said)[]).every((name) => there?.[name] === said[name]);
    if (!isSame) throw new Refusal('thing.exists-differently');
    return this.assessed(cohort, enrolment);
  }

  /** What assessors last said of each of her skills, in all of her classes. */
  async of(traineeId: string): Promise<MySkillMark[]> {
    return this.named(await this.skills.ofTrainee(traineeId));
  }

  private async assessed({ releaseId }: CohortRow, { id }: Enrolment): Promise<AssessedTrack[]> {
    const standing = await this.named(await this.skills.ofEnrolment(id));
    return tracksOf(await this.courses.release(releaseId)).map((track) => ({
      id: track.id,
      title: { ...track.title },
      skills: trackStandingOf(track, standing).skills.map(({ skill, mark }) => ({
        id: skill.id,
        text: { ...skill.text },
        standing: mark && { mark: mark.mark, by: mark.by, on: mark.on },
      })),
    }));
  }

  private async named(rows: readonly SkillMarkRow[]): Promise<MySkillMark[]> {
    const standing = standingSkillMarks(rows);
    const names = new Map<string, string>();
    for (const { assessedBy } of standing)
      if (!names.has(assessedBy)) names.set(assessedBy, (await this.identity.member(assessedBy)).name);
    return standing.map(({ enrolmentId, skillId, mark, assessedBy, assessedOn }) => ({
      ...{ enrolmentId, skillId, mark, on: assessedOn },
      by: names.get(assessedBy) ?? '',
    }));
  }

  private async enrolled(cohort: CohortRow, traineeId: string): Promise<Enrolment> {
    const enrolment = await this.cohorts.enrolmentOf(traineeId, cohort.id);
    if (!enrolment) throw new Refusal('thing.not-found');
    return enrolment;
  }

  private async knows({ releaseId }: CohortRow, skillId: string): Promise<void> {
    const tracks = tracksOf(await this.courses.release(releaseId));
    if (!tracks.some(({ skills }) => skills.some(({ id }) => id === skillId))) throw new Refusal('thing.not-found');
  }
}
