import type {
  Answer,
  getCohortProgress,
  getMyLearning,
  handInEvents,
  Input,
  TraineeProgress,
} from '@romduol/contracts';
import {
  completionOf,
  progressOf,
  readinessOf,
  type Completion,
  type LearningEvent,
  type Progress,
  type Release,
} from '@romduol/domain';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Enrolments, JoinService, RosterService, type Seat } from '../cohort/index.ts';
import { CourseService } from '../course/index.ts';
import { OrganisationService } from '../organisation/index.ts';
import { Clock } from '../platform/clock/clock.ts';
import { Caller } from '../platform/http/caller.ts';
import { Refusal } from '../platform/http/refusal.ts';
import { Jobs, jobKind } from '../platform/jobs/jobs.ts';
import { Erasure, TraineeService } from '../trainee/index.ts';
import { idOf, readEvent, unfitness } from './event-check.ts';
import { LearningRepository, type EnrolmentEvents } from './learning.repository.ts';

/** Sent when events made an enrolment complete; whoever awards for completion works it. */
export const courseCompleted = jobKind<{ enrolmentId: string }>('course-completed');

type Outcomes = Answer<typeof handInEvents>;
type Batch = Input<typeof handInEvents>['body'];

/** Learning: facts come up from phones, progress and completion are what the rules say of them. */
@Injectable()
export class LearningService implements OnModuleInit {
  constructor(
    private readonly events: LearningRepository,
    private readonly enrolments: Enrolments,
    private readonly roster: RosterService,
    private readonly joins: JoinService,
    private readonly courses: CourseService,
    private readonly trainees: TraineeService,
    private readonly organisations: OrganisationService,
    private readonly clock: Clock,
    private readonly caller: Caller,
    private readonly jobs: Jobs,
    private readonly erasure: Erasure,
  ) {}

  onModuleInit(): void {
    this.erasure.register((traineeId) => this.events.eraseTrainee(traineeId));
  }

  /** Takes a batch, answering each event on its own: one that is refused never keeps another from being taken. */
  async handIn({ events, sentAt }: Batch): Promise<Outcomes> {
    const { id: traineeId } = this.caller.trainee;
    if (!(await this.trainees.held(traineeId))) throw new Refusal('trainee.erased');
    const read = events.map((element) => ({ element, event: readEvent(element) }));
    const known = await this.events.known(read.flatMap(({ event }) => event?.id ?? []));
    const courses = await this.coursesOf(
      traineeId,
      read.flatMap(({ event }) => event?.enrolmentId ?? []),
    );
    const taken = new Map<string, LearningEvent>();
    const outcomes: Outcomes = read.map(({ element, event }) => {
      if (!event) return { id: idOf(element), outcome: 'refused', code: 'request.invalid' };
      const { id } = event;
      const owner = known.get(id);
      if (owner !== undefined)
        return owner === traineeId
          ? { id, outcome: 'known' }
          : { id, outcome: 'refused', code: 'thing.exists-differently' };
      if (taken.has(id)) return { id, outcome: 'known' };
      const release = courses.get(event.enrolmentId);
      const code = release ? unfitness(event, release) : 'event.not-enrolled';
      if (code) return { id, outcome: 'refused', code };
      taken.set(id, event);
      return { id, outcome: 'taken' };
    });
    await this.keep(traineeId, [...taken.values()], new Date(sentAt));
    await this.noticeCompletion(courses, [...taken.values()]);
    return outcomes;
  }

  private async keep(traineeId: string, events: readonly LearningEvent[], sentAt: Date): Promise<void> {
    const receivedAt = this.clock.now();
    await this.events.append(
      events.map(({ occurredAt, ...event }) => ({
        ...event,
        traineeId,
        occurredAt: new Date(occurredAt),
        sentAt,
        receivedAt,
      })),
    );
  }

  /** Awards follow in a job of their own, so that their failure never blocks what she did. */
  private async noticeCompletion(
    courses: ReadonlyMap<string, Release>,
    events: readonly LearningEvent[],
  ): Promise<void> {
    for (const enrolmentId of new Set(events.map((event) => event.enrolmentId))) {
      const release = courses.get(enrolmentId);
      if (release && (await this.standing(enrolmentId, release)).completion.isComplete)
        await this.jobs.enqueue(courseCompleted, { enrolmentId });
    }
  }

  /** Releases of those enrolments that are hers. */
  private async coursesOf(traineeId: string, enrolmentIds: readonly string[]): Promise<ReadonlyMap<string, Release>> {
    const courses = new Map<string, Release>();
    for (const id of new Set(enrolmentIds)) {
      const found = await this.enrolments.find(id);
      if (found?.enrolment.traineeId === traineeId) courses.set(id, found.release);
    }
    return courses;
  }

  /** What the rules say of one enrolment. */
  async standing(enrolmentId: string, release: Release): Promise<{ progress: Progress; completion: Completion }> {
    return judged(release, await this.events.ofEnrolment(enrolmentId));
  }

  /** Everything her phone needs to be hers again. */
  async mine(): Promise<Answer<typeof getMyLearning>> {
    const { id } = this.caller.trainee;
    const { intention, departsOn } = await this.trainees.trainee(id);
    const events = await this.events.ofTrainee(id);
    return {
      joined: await this.joins.classesOf(id),
      departure: { intention, departsOn },
      events: events as Answer<typeof getMyLearning>['events'],
    };
  }

  /** Who has finished, what each still lacks, how many days remain. */
  async ofCohort(cohortId: string): Promise<Answer<typeof getCohortProgress>> {
    const { cohort, seats } = await this.roster.of(cohortId);
    const release = await this.courses.release(cohort.releaseId);
    const events = await this.events.ofCohort(cohortId);
    const today = await this.organisations.today();
    const showNames = this.roster.seesNamesIn(cohort);
    const trainees = seats.map((seat) => rowOf(seat, release, events.get(seat.enrolment.id), today, showNames));
    return { today, trainees };
  }
}

function judged(release: Release, events: readonly LearningEvent[]): { progress: Progress; completion: Completion } {
  const progress = progressOf(release, events);
  return { progress, completion: completionOf(release, progress, 0) };
}

function rowOf(
  { trainee }: Seat,
  release: Release,
  of: EnrolmentEvents | undefined,
  today: string,
  showName: boolean,
): TraineeProgress {
  const { progress, completion } = judged(release, of?.events ?? []);
  const departure = { intention: trainee.intention, departsOn: trainee.departsOn };
  return {
    traineeId: trainee.id,
    code: trainee.code,
    name: showName ? trainee.name : null,
    departure,
    lessonsDone: progress.lessons.filter(({ state }) => state === 'done').length,
    lessons: progress.lessons.length,
    missing: completion.missing.map((thing) => ({ ...thing })),
    isComplete: completion.isComplete,
    readiness: readinessOf(departure, completion, today),
    preTest: progress.preTest && { ...progress.preTest.score },
    postTest: progress.postTest && { ...progress.postTest.score },
    asOf: of?.asOf.toISOString() ?? null,
  };
}
