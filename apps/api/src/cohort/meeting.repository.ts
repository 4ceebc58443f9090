import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { UnitOfWork } from '../platform/database/unit-of-work.ts';
import { AttendanceMarkRow } from './attendance-mark.entity.ts';
import { MeetingRow } from './meeting.entity.ts';

type Added<Row> = Omit<Row, 'organisationId'>;

/** Every query on meetings and marks. */
@Injectable()
export class MeetingRepository {
  constructor(private readonly work: UnitOfWork) {}

  find(id: string): Promise<MeetingRow | null> {
    return this.work.rows(MeetingRow).findOneBy({ id });
  }

  /** In the order of their days. */
  ofCohort(cohortId: string): Promise<MeetingRow[]> {
    return this.work.rows(MeetingRow).find({ where: { cohortId }, order: { heldOn: 'ASC', id: 'ASC' } });
  }

  /** Adds a meeting unless it is there already. */
  async insertOnce(meeting: Added<MeetingRow>): Promise<void> {
    await this.work.rows(MeetingRow).createQueryBuilder().insert().values(meeting).orIgnore().execute();
  }

  marksById(ids: readonly string[]): Promise<AttendanceMarkRow[]> {
    return this.work.rows(AttendanceMarkRow).findBy({ id: In([...ids]) });
  }

  /** Marks of all meetings of a class; of one woman only, when she is named. */
  marksIn(cohortId: string, traineeId?: string): Promise<AttendanceMarkRow[]> {
    const marks = this.work
      .rows(AttendanceMarkRow)
      .createQueryBuilder('mark')
      .where(
        `mark.meeting_id in (select id from meeting where cohort_id = :cohortId
           and organisation_id = mark.organisation_id)`,
        { cohortId },
      );
    return (traineeId === undefined ? marks : marks.andWhere({ traineeId })).getMany();
  }

  /** Adds marks; one that arrives a second time at the same moment is left as it is. */
  async append(marks: readonly Added<AttendanceMarkRow>[]): Promise<void> {
    if (marks.length === 0) return;
    await this.work
      .rows(AttendanceMarkRow)
      .createQueryBuilder()
      .insert()
      .values([...marks])
      .orIgnore()
      .execute();
  }

  async eraseTrainee(traineeId: string): Promise<void> {
    await this.work.rows(AttendanceMarkRow).delete({ traineeId });
  }
}
