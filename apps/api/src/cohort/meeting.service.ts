import type { AttendanceMark, Input, Meeting, recordMeeting } from '@romduol/contracts';
import { isBeforeClass, standingMarks, type Day } from '@romduol/domain';
import { Injectable } from '@nestjs/common';
import { CourseService } from '../course/index.ts';
import { OrganisationService } from '../organisation/index.ts';
import { Clock } from '../platform/clock/clock.ts';
import { Caller } from '../platform/http/caller.ts';
import { Refusal } from '../platform/http/refusal.ts';
import { Jobs, jobKind } from '../platform/jobs/jobs.ts';
import { TraineeService } from '../trainee/index.ts';
import type { AttendanceMarkRow } from './attendance-mark.entity.ts';
import type { CohortRow } from './cohort.entity.ts';
import { CohortRepository } from './cohort.repository.ts';
import { CohortService } from './cohort.service.ts';
import type { MeetingRow } from './meeting.entity.ts';
import { MeetingRepository } from './meeting.repository.ts';
import { RosterService } from './roster.service.ts';

/** Sent when marks were added at a meeting that completion asks for; whoever judges completion works it. */
export const meetingRecorded = jobKind<{ meetingId: string }>('meeting-recorded');

/** Meetings of a class: recorded by who teaches it, read by who may see it. */
@Injectable()
export class MeetingService {
  constructor(
    private readonly meetings: MeetingRepository,
    private readonly cohorts: CohortRepository,
    private readonly classes: CohortService,
    private readonly roster: RosterService,
    private readonly courses: CourseService,
    private readonly trainees: TraineeService,
    private readonly organisations: OrganisationService,
    private readonly clock: Clock,
    private readonly caller: Caller,
    private readonly jobs: Jobs,
  ) {}

  /**
   * Records a meeting and adds marks. Any number of times, and from several devices, the result is the same; a woman who
   * was erased meanwhile is passed over, so that nobody else's mark waits for her.
   * @throws Refusal `meeting.in-future`, `meeting.before-class`, `meeting.other-day`; `event.not-enrolled` for a woman who
   * is not in the class; `thing.exists-differently` for an id that already says something else.
   */
  async record(
    cohortId: string,
    meetingId: string,
    { heldOn, marks }: Input<typeof recordMeeting>['body'],
  ): Promise<void> {
    const cohort = await this.roster.taughtClass(cohortId);
    if (heldOn > (await this.organisations.today())) throw new Refusal('meeting.in-future');
    const meeting = await this.hold(meetingId, cohort, heldOn);
    const isNews = await this.add(meeting.id, await this.markable(cohort.id, marks));
    const { completion } = await this.courses.release(cohort.releaseId);
    if (isNews && completion.meetings > 0) await this.jobs.enqueue(meetingRecorded, { meetingId: meeting.id });
  }

  private async hold(id: string, { id: cohortId, startsOn }: CohortRow, heldOn: Day): Promise<MeetingRow> {
    const [recordedBy, recordedAt] = [this.caller.member.id, this.clock.now()];
    // A meeting that is there stays open for marks, also when the class was put off since.
    if (!isBeforeClass(heldOn, startsOn))
      await this.meetings.insertOnce({ id, cohortId, heldOn, recordedBy, recordedAt });
    const meeting = await this.meetings.find(id);
    if (!meeting) throw new Refusal('meeting.before-class');
    if (meeting.cohortId !== cohortId) throw new Refusal('thing.exists-differently');
    if (meeting.heldOn !== heldOn) throw new Refusal('meeting.other-day');
    return meeting;
  }

  /** Marks of women of the class who were not erased; these are held, so that nothing is written of one being erased. */
  private async markable(cohortId: string, marks: readonly AttendanceMark[]): Promise<readonly AttendanceMark[]> {
    const enrolled = new Set((await this.cohorts.enrolmentsIn(cohortId)).map(({ traineeId }) => traineeId));
    const marked = [...new Set(marks.map(({ traineeId }) => traineeId))];
    if (marked.some((id) => !enrolled.has(id))) throw new Refusal('event.not-enrolled');
    const held = new Set((await this.trainees.heldAll(marked)).map(({ id }) => id));
    return marks.filter(({ traineeId }) => held.has(traineeId));
  }

  /** Adds those that are not there; whether there were any. */
  private async add(meetingId: string, marks: readonly AttendanceMark[]): Promise<boolean> {
    const recorded = { meetingId, recordedBy: this.caller.member.id, receivedAt: this.clock.now() };
    const known = new Map<string, Mark>();
    for (const row of await this.meetings.marksById(marks.map(({ id }) => id))) known.set(row.id, row);
    const fresh: Mark[] = [];
    for (const { id, traineeId, mark, markedAt, deviceId, seq } of marks) {
      const row = { id, traineeId, mark, markedAt: new Date(markedAt), deviceId, seq, ...recorded };
      const there = known.get(id);
      if (there && !isSame(there, row)) throw new Refusal('thing.exists-differently');
      if (!there) fresh.push(row);
      known.set(id, row);
    }
    await this.meetings.append(fresh);
    return fresh.length > 0;
  }

  /** Meetings of a class that the caller may see, in the order of their days. */
  async list(cohortId: string): Promise<Meeting[]> {
    await this.classes.visible(cohortId);
    const present = new Map<string, string[]>();
    const absent = new Map<string, string[]>();
    for (const { meetingId, traineeId, mark } of standingMarks(await this.meetings.marksIn(cohortId))) {
      const of = mark === 'present' ? present : absent;
      of.set(meetingId, [...(of.get(meetingId) ?? []), traineeId]);
    }
    return (await this.meetings.ofCohort(cohortId)).map(({ id, heldOn }) => ({
      ...{ id, heldOn },
      present: present.get(id) ?? [],
      absent: absent.get(id) ?? [],
    }));
  }
}

type Mark = Omit<AttendanceMarkRow, 'organisationId'>;

/** The same mark, whoever handed it in and whenever. */
const isSame = (one: Mark, other: Mark): boolean =>
  one.meetingId === other.meetingId &&
  one.traineeId === other.traineeId &&
  one.mark === other.mark &&
  one.deviceId === other.deviceId &&
  one.seq === other.seq &&
  one.markedAt.getTime() === other.markedAt.getTime();
