import type { Input, Joined, joinClass, JoinPreview, PhoneRequest, signInWithCard } from '@romduol/contracts';
import { asTyped, type Day } from '@romduol/domain';
import { Injectable } from '@nestjs/common';
import { CourseService, packBytes, packBytesByLanguage } from '../course/index.ts';
import { OrganisationService } from '../organisation/index.ts';
import { Clock } from '../platform/clock/clock.ts';
import { Doors, type Found } from '../platform/database/doors.ts';
import { UnitOfWork } from '../platform/database/unit-of-work.ts';
import { Refusal } from '../platform/http/refusal.ts';
import { resetCheckOf, TraineeService, type Trainee } from '../trainee/index.ts';
import { Attendance } from './attendance.ts';
import type { CohortRow } from './cohort.entity.ts';
import { CohortRepository } from './cohort.repository.ts';

type Joining = Input<typeof joinClass>['body'];
type Resetting = Extract<PhoneRequest, { kind: 'reset' }>;

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
    private readonly attendance: Attendance,
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

  /**
   * Joins a class. The phone made every id and token, so joining again after a lost answer is harmless. What has waited
   * on a phone without network may name a departure day that has passed meanwhile.
   */
  async join(request: Joining, { hasWaited = false } = {}): Promise<Joined> {
    const found = await this.open(request.code);
    const { traineeId, name, pin, departure, keys } = request;
    // A PIN is judged only for a class that can be joined, and for a phone that is hers: this is no place to guess.
    await this.work.run({ ...byNobody(found), action: 'join.look-up', unaudited: true }, async () => {
      await this.joinable(await this.cohorts.find(found.id));
      await this.trainees.refuseOtherPhone(traineeId, keys);
    });
    await this.trainees.tryPin(found.organisationId, traineeId, pin);
    const action = hasWaited ? 'request.hand-in' : 'join';
    return this.work.run({ ...byNobody(found), action, subject: traineeId }, async () => {
      const cohort = await this.joinable(await this.cohorts.lock(found.id));
      const trainee = await this.trainees.welcome({ id: traineeId, name, pin, departure }, keys, hasWaited);
      const enrolmentId = await this.enrol(trainee, cohort, request.enrolmentId);
      return this.joinedAs(trainee, enrolmentId, cohort, request.language);
    });
  }

  /**
   * What was answered when this was first asked, also when the class has ended or its code was renewed since; null when it
   * has not been done. The tokens are the proof: only the phone that joined has them.
   */
  async answeredBefore({ traineeId, enrolmentId, language, keys }: Joining): Promise<Joined | null> {
    const found = await this.doors.device(keys.token);
    if (found?.isErased) throw new Refusal('trainee.erased');
    if (!found || found.uploadOnly || found.id !== traineeId || found.deviceId !== keys.deviceId) return null;
    const work = { organisationId: found.organisationId, actor: { kind: 'trainee', id: found.id } } as const;
    return this.work.run({ ...work, action: 'join.look-up', unaudited: true }, async () => {
      const enrolment = await this.cohorts.enrolment(enrolmentId);
      const cohort = enrolment?.traineeId === traineeId ? await this.cohorts.find(enrolment.cohortId) : null;
      return cohort && this.joinedAs(await this.trainees.trainee(traineeId), enrolmentId, cohort, language);
    });
  }

  /** Her classes after her PIN was set anew with the code that her trainer read out. */
  async reset({ traineeId, ...reset }: Resetting): Promise<Joined[]> {
    const found = await this.doors.trainee(traineeId);
    if (!found) throw new Refusal('reset.code-refused');
    const { organisationId } = found;
    await this.trainees.resetWithCode(organisationId, traineeId, reset);
    const work = { organisationId, actor: { kind: 'trainee', id: traineeId } } as const;
    return this.work.run({ ...work, action: 'join.look-up', unaudited: true }, () => this.classesOf(traineeId));
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
      if (cohort) classes.push(await this.joinedAs(trainee, enrolment.id, cohort, cohort.language));
    }
    return classes;
  }

  private async joinedAs(
    trainee: Trainee,
    enrolmentId: string,
    cohort: CohortRow,
    language: Joined['language'],
  ): Promise<Joined> {
    const { id: cohortId, releaseId, code } = cohort;
    const packBytes = { ...packBytesByLanguage(await this.courses.release(releaseId)) };
    const isOpen = refusalOf(cohort, await this.organisations.today()) === null;
    return {
      ...{ traineeId: trainee.id, traineeCode: trainee.code, name: trainee.name },
      ...{ enrolmentId, cohortId, releaseId, packBytes },
      // The language she came with, unless it would lead her to nothing.
      language: language in packBytes ? language : cohort.language,
      classCode: isOpen ? code : null,
      meetingsAttended: (await this.attendance.inCohort(cohortId, trainee.id)).get(trainee.id) ?? 0,
      resetCheck: resetCheckOf(trainee),
    };
  }

  private async open(code: string): Promise<Found> {
    const found = await this.doors.cohort(code);
    if (!found) throw new Refusal('join.code-unknown');
    return found;
  }

  /** @throws Refusal when the code is no longer valid or the class is over. */
  private async joinable(cohort: CohortRow | null): Promise<CohortRow> {
    if (!cohort) throw new Refusal('join.code-unknown');
    const refusal = refusalOf(cohort, await this.organisations.today());
    if (refusal) throw new Refusal(refusal);
    return cohort;
  }
}

/** Why nobody may join a class today, or null. */
function refusalOf({ endsOn, codeExpiresOn }: CohortRow, today: Day): 'join.class-over' | 'join.code-expired' | null {
  if (endsOn !== null && endsOn < today) return 'join.class-over';
  return codeExpiresOn < today ? 'join.code-expired' : null;
}

const byNobody = ({ organisationId }: Found) => ({ organisationId, actor: { kind: 'nobody' } }) as const;
