import { getSealingKey } from '@romduol/contracts';
import { Controller } from '@nestjs/common';
import { Handles } from '../http/handles.ts';
import { Sealing } from './sealing.ts';

@Controller()
export class SealingController {
  constructor(private readonly sealing: Sealing) {}

  @Handles(getSealingKey)
  async key() {
    return this.sealing.key;
  }
}
