import {
  completionOf,
  progressOf,
  type Completion,
  type LearningEvent,
  type Progress,
  type Release,
} from '@romduol/domain';
import { Injectable } from '@nestjs/common';
import { Attendance, type Enrolled } from '../cohort/index.ts';
import { LearningRepository } from './learning.repository.ts';

/** What the rules say of one enrolment. */
export interface Standing {
  readonly progress: Progress;
  readonly completion: Completion;
}

/** Where women stand in their courses, from all that is known of them. */
@Injectable()
export class Standings {
  constructor(
    private readonly events: LearningRepository,
    private readonly attendance: Attendance,
  ) {}

  async of({ id, traineeId, cohortId, release }: Enrolled): Promise<Standing> {
    const attended = (await this.attendance.inCohort(cohortId, traineeId)).get(traineeId) ?? 0;
    return judged(release, await this.events.ofEnrolment(id), attended);
  }
}

export function judged(release: Release, events: readonly LearningEvent[], meetingsAttended: number): Standing {
  const progress = progressOf(release, events);
  return { progress, completion: completionOf(release, progress, meetingsAttended) };
}
