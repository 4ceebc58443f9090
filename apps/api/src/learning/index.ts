export { LearningModule } from './learning.module.ts';
export { courseCompleted, LearningService } from './learning.service.ts';
