export { LearningModule } from './learning.module.ts';
export { courseCompleted } from './intake.ts';
export { LearningService } from './learning.service.ts';
