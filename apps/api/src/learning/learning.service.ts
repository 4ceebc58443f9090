import type {
  Answer,
  getCohortProgress,
  getMyLearning,
  handInEvents,
  Input,
  TraineeProgress,
} from '@romduol/contracts';
import { readinessOf, requiredLessonsOf, type Release } from '@romduol/domain';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Attendance, JoinService, RosterService, SkillService, type Enrolled, type Seat } from '../cohort/index.ts';
import { CourseService } from '../course/index.ts';
import { OrganisationService } from '../organisation/index.ts';
import { Caller } from '../platform/http/caller.ts';
import { Refusal } from '../platform/http/refusal.ts';
import { Sealing } from '../platform/sealing/sealing.ts';
import { Erasure, TraineeService } from '../trainee/index.ts';
import { readElement } from './event-check.ts';
import { Intake, type Handed, type Outcomes } from './intake.ts';
import { LearningRepository, type EnrolmentEvents } from './learning.repository.ts';
import { judged, Standings, type Standing } from './standings.ts';

type Batch = Input<typeof handInEvents>['body'];

/** Learning: facts come up from phones, progress and completion are what the rules say of them. */
@Injectable()
export class LearningService implements OnModuleInit {
  constructor(
    private readonly events: LearningRepository,
    private readonly intake: Intake,
    private readonly standings: Standings,
    private readonly roster: RosterService,
    private readonly joins: JoinService,
    private readonly attendance: Attendance,
    private readonly skills: SkillService,
    private readonly courses: CourseService,
    private readonly trainees: TraineeService,
    private readonly organisations: OrganisationService,
    private readonly sealing: Sealing,
    private readonly caller: Caller,
    private readonly erasure: Erasure,
  ) {}

  onModuleInit(): void {
    this.erasure.register((traineeId) => this.events.eraseTrainee(traineeId));
  }

  /** Takes a batch of her phone, answering each event on its own. */
  async handIn({ events, key, sentAt }: Batch): Promise<Outcomes> {
    const { id: traineeId } = this.caller.trainee;
    const outboxKey = key ? this.sealing.openOutboxKey(key) : null;
    const elements = events.map((element): Handed => {
      const read = readElement(element, outboxKey);
      const isHers = !('event' in read) || read.event.v === 1 || read.event.by === 'herself';
      return { traineeId, ...(isHers ? read : { id: read.id, code: 'event.witness-does-not-fit' }) };
    });
    if (!(await this.trainees.held(traineeId))) throw new Refusal('trainee.erased');
    return this.intake.take({ sentAt: new Date(sentAt), recordedBy: null, elements });
  }

  /** What the rules say of one enrolment. */
  standing(enrolment: Enrolled): Promise<Standing> {
    return this.standings.of(enrolment);
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
      skillMarks: await this.skills.of(id),
    };
  }

  /** Who has finished, what each still lacks, how many days remain. */
  async ofCohort(cohortId: string): Promise<Answer<typeof getCohortProgress>> {
    const { cohort, seats } = await this.roster.of(cohortId);
    const release = await this.courses.release(cohort.releaseId);
    const events = await this.events.ofCohort(cohortId);
    const today = await this.organisations.today();
    const attended = await this.attendance.inCohort(cohortId);
    const showNames = this.roster.seesNamesIn(cohort);
    const trainees = seats.map((seat) => {
      const meetings = attended.get(seat.trainee.id) ?? 0;
      return rowOf(seat, release, { of: events.get(seat.enrolment.id), meetings }, today, showNames);
    });
    return { today, trainees };
  }
}

function rowOf(
  { trainee }: Seat,
  release: Release,
  { of, meetings }: { readonly of: EnrolmentEvents | undefined; readonly meetings: number },
  today: string,
  showName: boolean,
): TraineeProgress {
  const { progress, completion } = judged(release, of?.events ?? [], meetings);
  const departure = { intention: trainee.intention, departsOn: trainee.departsOn };
  const lessons = requiredLessonsOf(release).length;
  return {
    traineeId: trainee.id,
    code: trainee.code,
    name: showName ? trainee.name : null,
    departure,
    lessonsDone: lessons - completion.missing.filter(({ what }) => what === 'lesson').length,
    lessons,
    missing: completion.missing.map((thing) => ({ ...thing })),
    isComplete: completion.isComplete,
    readiness: readinessOf(departure, completion, today),
    preTest: progress.preTest && { ...progress.preTest.score },
    postTest: progress.postTest && { ...progress.postTest.score },
    asOf: of?.asOf?.toISOString() ?? null,
    byTrainer: of?.events.filter(({ by }) => by === 'trainer').length ?? 0,
  };
}
