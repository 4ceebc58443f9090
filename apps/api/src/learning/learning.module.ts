import { Module } from '@nestjs/common';
import { CohortModule } from '../cohort/index.ts';
import { CourseModule } from '../course/index.ts';
import { OrganisationModule } from '../organisation/index.ts';
import { TraineeModule } from '../trainee/index.ts';
import { LearningController } from './learning.controller.ts';
import { LearningRepository } from './learning.repository.ts';
import { LearningService } from './learning.service.ts';

@Module({
  imports: [OrganisationModule, CourseModule, TraineeModule, CohortModule],
  controllers: [LearningController],
  providers: [LearningService, LearningRepository],
  exports: [LearningService],
})
export class LearningModule {}
