import { Module } from '@nestjs/common';
import { CourseModule } from '../course/index.ts';
import { IdentityModule } from '../identity/index.ts';
import { OrganisationModule } from '../organisation/index.ts';
import { TraineeModule } from '../trainee/index.ts';
import { CohortController } from './cohort.controller.ts';
import { CohortRepository } from './cohort.repository.ts';
import { CohortService } from './cohort.service.ts';
import { Enrolments } from './enrolments.ts';
import { JoinController } from './join.controller.ts';
import { JoinService } from './join.service.ts';
import { RosterController } from './roster.controller.ts';
import { RosterService } from './roster.service.ts';

@Module({
  imports: [OrganisationModule, IdentityModule, CourseModule, TraineeModule],
  controllers: [CohortController, JoinController, RosterController],
  providers: [CohortService, JoinService, RosterService, Enrolments, CohortRepository],
  exports: [CohortService, JoinService, RosterService, Enrolments],
})
export class CohortModule {}
