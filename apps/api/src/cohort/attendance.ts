import { meetingsAttended, standingMarks } from '@romduol/domain';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Erasure } from '../trainee/index.ts';
import { MeetingRepository } from './meeting.repository.ts';

/** Who was at the meetings of a class: what completion needs to know of them. */
@Injectable()
export class Attendance implements OnModuleInit {
  constructor(
    private readonly meetings: MeetingRepository,
    private readonly erasure: Erasure,
  ) {}

  onModuleInit(): void {
    this.erasure.register((traineeId) => this.meetings.eraseTrainee(traineeId));
  }

  /** How many meetings of a class each woman was at; who was at none is not in it. Of one woman only, when she is named. */
  async inCohort(cohortId: string, traineeId?: string): Promise<ReadonlyMap<string, number>> {
    return meetingsAttended(await this.meetings.marksIn(cohortId, traineeId));
  }

  /** Who was marked present at a meeting, by the marks that count, and in which class; null when there is no such meeting. */
  async presentAt(meetingId: string): Promise<{ cohortId: string; present: readonly string[] } | null> {
    const meeting = await this.meetings.find(meetingId);
    if (!meeting) return null;
    const standing = standingMarks(await this.meetings.marksIn(meeting.cohortId));
    const there = standing.filter((mark) => mark.meetingId === meetingId && mark.mark === 'present');
    return { cohortId: meeting.cohortId, present: there.map(({ traineeId }) => traineeId) };
  }
}
