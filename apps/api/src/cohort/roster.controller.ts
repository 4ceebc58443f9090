import { eraseTrainee, openTrainee, planTrainee, renewCard, resetPin, type Input } from '@romduol/contracts';
import { Controller } from '@nestjs/common';
import { FromRequest, Handles } from '../platform/http/handles.ts';
import type { Trainee } from '../trainee/index.ts';
import { RosterService } from './roster.service.ts';

@Controller()
export class RosterController {
  constructor(private readonly roster: RosterService) {}

  @Handles(openTrainee)
  async open(@FromRequest() { params }: Input<typeof openTrainee>) {
    return details(await this.roster.trainee(params.id));
  }

  @Handles(planTrainee)
  async plan(@FromRequest() { params, body }: Input<typeof planTrainee>) {
    return details(await this.roster.plan(params.id, body));
  }

  @Handles(resetPin)
  async resetPin(@FromRequest() { params }: Input<typeof resetPin>) {
    await this.roster.resetPin(params.id);
    return {};
  }

  @Handles(eraseTrainee)
  async erase(@FromRequest() { params }: Input<typeof eraseTrainee>) {
    await this.roster.erase(params.id);
    return {};
  }

  @Handles(renewCard)
  renewCard(@FromRequest() { params }: Input<typeof renewCard>) {
    return this.roster.renewCard(params.id);
  }
}

const details = ({ id, code, name, latinName, intention, departsOn, version }: Trainee) => ({
  ...{ id, code, name, latinName, version },
  departure: { intention, departsOn },
});
