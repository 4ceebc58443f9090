import { listHelpCards } from '@romduol/contracts';
import { Controller } from '@nestjs/common';
import { Handles } from '../platform/http/handles.ts';
import { HelpService } from './help.service.ts';

@Controller()
export class HelpController {
  constructor(private readonly help: HelpService) {}

  @Handles(listHelpCards)
  async list() {
    return this.help.list();
  }
}
