import type { Input, Joined, joinClass, JoinPreview, signInWithCard } from '@romduol/contracts';
import { asTyped } from '@romduol/domain';
import { Injectable } from '@nestjs/common';
import { CourseService, packBytes } from '../course/index.ts';
import { OrganisationService } from '../organisation/index.ts';
import { Clock } from '../platform/clock/clock.ts';
import { Doors, type Found } from '../platform/database/doors.ts';
import { UnitOfWork } from '../platform/database/unit-of-work.ts';
import { Refusal } from '../platform/http/refusal.ts';
import { TraineeService, type Trainee } from '../trainee/index.ts';
import type { CohortRow } from './cohort.entity.ts';
import { CohortRepository } from './cohort.repository.ts';

/** How a woman comes in: by class code and name, or by her card. Nobody is signed in yet. */
@Injectable()
export class JoinService {
  constructor(
    private readonly doors: Doors,
    private readonly work: UnitOfWork,
    private readonly cohorts: CohortRepository,
    private readonly courses: CourseService,
    private readonly trainees: TraineeService,
    private readonly organisations: OrganisationService,
    private readonly clock: Clock,
  ) {}

  async preview(code: string): Promise<JoinPreview> {
    const found = await this.open(code);
    return this.work.run({ ...byNobody(found), action: 'join.preview', unaudited: true }, async () => {
      const cohort = await this.joinable(await this.cohorts.find(found.id));
      const release = await this.courses.release(cohort.releaseId);
      const { nameKm, nameEn } = await this.organisations.own();
      return {
        cohortName: cohort.name,
        organisation: { km: nameKm, en: nameEn },
        courseTitle: { ...release.title },
        language: cohort.language,
        releaseId: cohort.releaseId,
        packBytes: packBytes(release),
        minutes: release.minutes,
      };
    });
  }

  /** Joins a class. The phone made every id and token, so joining again after a lost answer is harmless. */
  async join(request: Input<typeof joinClass>['body']): Promise<Joined> {
    const found = await this.open(request.code);
    const { traineeId, name, pin, departure, keys } = request;
    // A PIN is judged only for a class that can be joined, and for a phone that is hers: this is no place to guess.
    await this.work.run({ ...byNobody(found), action: 'join.look-up', unaudited: true }, async () => {
      await this.joinable(await this.cohorts.find(found.id));
      await this.trainees.refuseOtherPhone(traineeId, keys);
    });
    await this.trainees.tryPin(found.organisationId, traineeId, pin);
    return this.work.run({ ...byNobody(found), action: 'join', subject: traineeId }, async () => {
      const cohort = await this.joinable(await this.cohorts.lock(found.id));
      const trainee = await this.trainees.welcome({ id: traineeId, name, pin, departure }, keys);
      const enrolmentId = await this.enrol(trainee, cohort, request.enrolmentId);
      return joinedAs(trainee, enrolmentId, cohort, request.language);
    });
  }

  private async enrol(trainee: Trainee, cohort: CohortRow, id: string): Promise<string> {
    const there = await this.cohorts.enrolmentOf(trainee.id, cohort.id);
    if (there) return there.id;
    if ((await this.cohorts.countJoined(cohort.id)) >= cohort.seats) throw new Refusal('join.class-full');
    await this.cohorts.insertEnrolment({
      id,
      traineeId: trainee.id,
      cohortId: cohort.id,
      enrolledAt: this.clock.now(),
    });
    return id;
  }

  /** Opens her place on another phone; answers her classes, newest last. */
  async signInWithCard({ card, pin, keys }: Input<typeof signInWithCard>['body']): Promise<Joined[]> {
    const typed = asTyped(card);
    const found = typed === null ? null : await this.doors.card(typed);
    if (!found) throw new Refusal('card.unknown');
    const work = { organisationId: found.organisationId, actor: { kind: 'trainee', id: found.id } } as const;
    await this.trainees.tryPin(found.organisationId, found.id, pin);
    return this.work.run({ ...work, action: 'card.sign-in', subject: found.id }, async () => {
      await this.trainees.signIn(found.id, pin, keys);
      return this.classesOf(found.id);
    });
  }

  /** Her classes, as her phone keeps them. */
  async classesOf(traineeId: string): Promise<Joined[]> {
    const trainee = await this.trainees.trainee(traineeId);
    const classes: Joined[] = [];
    for (const enrolment of await this.cohorts.enrolmentsOf(traineeId)) {
      const cohort = await this.cohorts.find(enrolment.cohortId);
      if (cohort) classes.push(joinedAs(trainee, enrolment.id, cohort, cohort.language));
    }
    return classes;
  }

  private async open(code: string): Promise<Found> {
    const found = await this.doors.cohort(code);
    if (!found) throw new Refusal('join.code-unknown');
    return found;
  }

  /** @throws Refusal when the code is no longer valid or the class is over. */
  private async joinable(cohort: CohortRow | null): Promise<CohortRow> {
    if (!cohort) throw new Refusal('join.code-unknown');
    const today = await this.organisations.today();
    if (cohort.endsOn !== null && cohort.endsOn < today) throw new Refusal('join.class-over');
    if (cohort.codeExpiresOn < today) throw new Refusal('join.code-expired');
    return cohort;
  }
}

const byNobody = ({ organisationId }: Found) => ({ organisationId, actor: { kind: 'nobody' } }) as const;

const joinedAs = (trainee: Trainee, enrolmentId: string, cohort: CohortRow, language: Joined['language']): Joined => ({
  traineeId: trainee.id,
  traineeCode: trainee.code,
  name: trainee.name,
  enrolmentId,
  releaseId: cohort.releaseId,
  language,
});
