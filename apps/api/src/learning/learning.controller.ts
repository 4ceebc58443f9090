import { getCohortProgress, getMyLearning, handInEvents, type Input } from '@romduol/contracts';
import { Controller } from '@nestjs/common';
import { FromRequest, Handles } from '../platform/http/handles.ts';
import { LearningService } from './learning.service.ts';

@Controller()
export class LearningController {
  constructor(private readonly learning: LearningService) {}

  @Handles(handInEvents)
  handIn(@FromRequest() { body }: Input<typeof handInEvents>) {
    return this.learning.handIn(body);
  }

  @Handles(getMyLearning)
  mine() {
    return this.learning.mine();
  }

  @Handles(getCohortProgress)
  ofCohort(@FromRequest() { params }: Input<typeof getCohortProgress>) {
    return this.learning.ofCohort(params.id);
  }
}
