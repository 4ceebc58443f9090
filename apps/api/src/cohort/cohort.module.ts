import { Module } from '@nestjs/common';
import { CourseModule } from '../course/index.ts';
import { IdentityModule } from '../identity/index.ts';
import { OrganisationModule } from '../organisation/index.ts';
import { TraineeModule } from '../trainee/index.ts';
import { Attendance } from './attendance.ts';
import { CohortController } from './cohort.controller.ts';
import { CohortPhones } from './cohort-phones.ts';
import { CohortRepository } from './cohort.repository.ts';
import { CohortService } from './cohort.service.ts';
import { Enrolments } from './enrolments.ts';
import { JoinController } from './join.controller.ts';
import { JoinService } from './join.service.ts';
import { MeetingController } from './meeting.controller.ts';
import { MeetingRepository } from './meeting.repository.ts';
import { MeetingService } from './meeting.service.ts';
import { PhoneController } from './phone.controller.ts';
import { PhoneRequests } from './phone-requests.ts';
import { RosterController } from './roster.controller.ts';
import { RosterService } from './roster.service.ts';
import { SkillController } from './skill.controller.ts';
import { SkillRepository } from './skill.repository.ts';
import { SkillService } from './skill.service.ts';

@Module({
  imports: [OrganisationModule, IdentityModule, CourseModule, TraineeModule],
  controllers: [
    CohortController,
    JoinController,
    RosterController,
    MeetingController,
    PhoneController,
    SkillController,
  ],
  providers: [
    CohortService,
    JoinService,
    PhoneRequests,
    RosterService,
    Enrolments,
    Attendance,
    MeetingService,
    CohortPhones,
    CohortRepository,
    MeetingRepository,
    SkillService,
    SkillRepository,
  ],
  exports: [CohortService, JoinService, RosterService, Enrolments, Attendance, MeetingService, SkillService],
})
export class CohortModule {}
