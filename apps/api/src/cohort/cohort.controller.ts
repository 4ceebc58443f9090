import { getCohort, listCohorts, renewJoinCode, saveCohort, type Input } from '@romduol/contracts';
import { Controller } from '@nestjs/common';
import { FromRequest, Handles } from '../platform/http/handles.ts';
import { CohortService } from './cohort.service.ts';

@Controller()
export class CohortController {
  constructor(private readonly cohorts: CohortService) {}

  @Handles(listCohorts)
  list() {
    return this.cohorts.list();
  }

  @Handles(getCohort)
  read(@FromRequest() { params }: Input<typeof getCohort>) {
    return this.cohorts.read(params.id);
  }

  @Handles(saveCohort)
  save(@FromRequest() { params, body }: Input<typeof saveCohort>) {
    return this.cohorts.save(params.id, body);
  }

  @Handles(renewJoinCode)
  renewCode(@FromRequest() { params }: Input<typeof renewJoinCode>) {
    return this.cohorts.renewCode(params.id);
  }
}
