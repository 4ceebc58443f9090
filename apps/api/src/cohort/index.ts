export { Attendance } from './attendance.ts';
export { CohortModule } from './cohort.module.ts';
export { CohortService } from './cohort.service.ts';
export { Enrolments, type Enrolled } from './enrolments.ts';
export { JoinService } from './join.service.ts';
export { meetingRecorded, MeetingService } from './meeting.service.ts';
export { RosterService, type Seat } from './roster.service.ts';
export { SkillService } from './skill.service.ts';
export type { Enrolment } from './enrolment.entity.ts';
