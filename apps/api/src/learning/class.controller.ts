import { getClassRoster, recordClass, type Input } from '@romduol/contracts';
import { Controller } from '@nestjs/common';
import { FromRequest, Handles } from '../platform/http/handles.ts';
import { ClassService } from './class.service.ts';

@Controller()
export class ClassController {
  constructor(private readonly classes: ClassService) {}

  @Handles(getClassRoster)
  takeAlong(@FromRequest() { params }: Input<typeof getClassRoster>) {
    return this.classes.takeAlong(params.id);
  }

  @Handles(recordClass)
  record(@FromRequest() { params, body }: Input<typeof recordClass>) {
    return this.classes.record(params.id, body);
  }
}
