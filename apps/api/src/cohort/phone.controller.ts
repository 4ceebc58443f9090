import { getCohortPhones, reportPhone, type Input } from '@romduol/contracts';
import { Controller } from '@nestjs/common';
import { FromRequest, Handles } from '../platform/http/handles.ts';
import { Phones } from '../trainee/index.ts';
import { CohortPhones } from './cohort-phones.ts';

@Controller()
export class PhoneController {
  constructor(
    private readonly phones: Phones,
    private readonly ofClasses: CohortPhones,
  ) {}

  @Handles(reportPhone)
  async report(@FromRequest() { body }: Input<typeof reportPhone>) {
    await this.phones.report(body);
    return {};
  }

  @Handles(getCohortPhones)
  ofCohort(@FromRequest() { params }: Input<typeof getCohortPhones>) {
    return this.ofClasses.of(params.id);
  }
}
