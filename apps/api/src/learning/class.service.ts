import { ClassEvent, type ClassRoster, type Input, type recordClass } from '@romduol/contracts';
import { progressOf, requiredLessonsOf } from '@romduol/domain';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Attendance, Enrolments, meetingRecorded, RosterService, type Enrolment } from '../cohort/index.ts';
import { CourseService } from '../course/index.ts';
import { UnitOfWork } from '../platform/database/unit-of-work.ts';
import { Caller } from '../platform/http/caller.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { TraineeService } from '../trainee/index.ts';
import { idOf } from './event-check.ts';
import { Intake, type Handed, type Outcomes } from './intake.ts';
import { LearningRepository } from './learning.repository.ts';

/** Class mode: a trainer takes her class along and notes for women without a phone what they did. */
@Injectable()
export class ClassService implements OnModuleInit {
  constructor(
    private readonly events: LearningRepository,
    private readonly intake: Intake,
    private readonly rosters: RosterService,
    private readonly enrolments: Enrolments,
    private readonly attendance: Attendance,
    private readonly courses: CourseService,
    private readonly trainees: TraineeService,
    private readonly work: UnitOfWork,
    private readonly caller: Caller,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.register(meetingRecorded, ({ meetingId }) => this.noticeCompletion(meetingId));
  }

  /** A class that the caller teaches, with what is needed where there is no network. */
  async takeAlong(id: string): Promise<ClassRoster> {
    const { id: cohortId, name, releaseId, language } = await this.rosters.taughtClass(id);
    const { seats } = await this.rosters.of(cohortId);
    const release = await this.courses.release(releaseId);
    const events = await this.events.ofCohort(cohortId);
    // Which pack she chose and which contact she answered is for no list of names.
    const taught = new Set(requiredLessonsOf(release).map(({ id: lessonId }) => lessonId));
    const trainees = seats.map(({ enrolment, trainee }) => {
      const { lessons } = progressOf(release, events.get(enrolment.id)?.events ?? []);
      return {
        ...{ traineeId: trainee.id, enrolmentId: enrolment.id, code: trainee.code, name: trainee.name },
        lessonsDone: lessons.flatMap(({ lessonId, state }) =>
          state === 'done' && taught.has(lessonId) ? [lessonId] : [],
        ),
        // Only a woman who was erased has none, and she is in no class.
        resetCode: trainee.resetCode ?? '',
      };
    });
    return { cohortId, name, releaseId, language, trainees };
  }

  /** Takes what the caller noted for women of a class that she teaches, each event on its own. */
  async record(id: string, { events, sentAt }: Input<typeof recordClass>['body']): Promise<Outcomes> {
    const { id: cohortId } = await this.rosters.taughtClass(id);
    const enrolled = new Map((await this.enrolments.in(cohortId)).map((enrolment) => [enrolment.id, enrolment]));
    const read = events.map((element) => readNoted(element, enrolled));
    const held = await this.trainees.heldAll([
      ...new Set(read.flatMap((element) => ('event' in element ? element.traineeId : []))),
    ]);
    const here = new Set(held.map(({ id: traineeId }) => traineeId));
    const elements = read.map((element): Handed => {
      const { traineeId } = element;
      return 'event' in element && !here.has(traineeId)
        ? { id: element.id, traineeId, code: 'trainee.erased' }
        : element;
    });
    return this.intake.take({ sentAt: new Date(sentAt), recordedBy: this.caller.member.id, elements });
  }

  /** Completion may have waited for nothing but a meeting: looks at every woman who was there. */
  private async noticeCompletion(meetingId: string): Promise<void> {
    this.work.concerns(meetingId);
    const meeting = await this.attendance.presentAt(meetingId);
    if (!meeting) return;
    const enrolments = await this.enrolments.in(meeting.cohortId);
    const ofPresent = enrolments.filter(({ traineeId }) => meeting.present.includes(traineeId)).map(({ id }) => id);
    for (const enrolment of (await this.enrolments.findAll(ofPresent)).values())
      await this.intake.noticeIfComplete(enrolment);
  }
}

/** Reads one element of what a trainer noted, for a woman of the class. */
function readNoted(element: unknown, enrolled: ReadonlyMap<string, Enrolment>): Handed {
  const result = ClassEvent.safeParse(element);
  if (!result.success) return { id: idOfNoted(element), traineeId: '', code: 'request.invalid' };
  const { traineeId, event } = result.data;
  const { id, by, enrolmentId } = event;
  if (by !== 'trainer') return { id, traineeId, code: 'event.witness-does-not-fit' };
  if (enrolled.get(enrolmentId)?.traineeId !== traineeId) return { id, traineeId, code: 'event.not-enrolled' };
  return { id, traineeId, event };
}

function idOfNoted(element: unknown): string | null {
  const { event } = (element ?? {}) as { event?: unknown };
  return typeof event === 'object' && event !== null ? idOf(event) : null;
}
