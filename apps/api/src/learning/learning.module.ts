import { Module } from '@nestjs/common';
import { CohortModule } from '../cohort/index.ts';
import { CourseModule } from '../course/index.ts';
import { OrganisationModule } from '../organisation/index.ts';
import { TraineeModule } from '../trainee/index.ts';
import { ClassController } from './class.controller.ts';
import { ClassService } from './class.service.ts';
import { Intake } from './intake.ts';
import { LearningController } from './learning.controller.ts';
import { LearningRepository } from './learning.repository.ts';
import { LearningService } from './learning.service.ts';
import { Standings } from './standings.ts';

@Module({
  imports: [OrganisationModule, CourseModule, TraineeModule, CohortModule],
  controllers: [LearningController, ClassController],
  providers: [LearningService, ClassService, Intake, Standings, LearningRepository],
  exports: [LearningService, ClassService],
})
export class LearningModule {}
