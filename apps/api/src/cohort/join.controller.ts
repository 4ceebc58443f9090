import { forgetDevice, handInRequest, joinClass, previewJoin, signInWithCard, type Input } from '@romduol/contracts';
import { Controller } from '@nestjs/common';
import { Caller } from '../platform/http/caller.ts';
import { FromRequest, Handles } from '../platform/http/handles.ts';
import { TraineeService } from '../trainee/index.ts';
import { JoinService } from './join.service.ts';
import { PhoneRequests } from './phone-requests.ts';

@Controller()
export class JoinController {
  constructor(
    private readonly joins: JoinService,
    private readonly requests: PhoneRequests,
    private readonly trainees: TraineeService,
    private readonly caller: Caller,
  ) {}

  @Handles(previewJoin)
  preview(@FromRequest() { body }: Input<typeof previewJoin>) {
    return this.joins.preview(body.code);
  }

  @Handles(joinClass)
  join(@FromRequest() { body }: Input<typeof joinClass>) {
    return this.joins.join(body);
  }

  @Handles(handInRequest)
  request(@FromRequest() { body }: Input<typeof handInRequest>) {
    return this.requests.handIn(body.box);
  }

  @Handles(signInWithCard)
  signInWithCard(@FromRequest() { body }: Input<typeof signInWithCard>) {
    return this.joins.signInWithCard(body);
  }

  @Handles(forgetDevice)
  async forgetDevice() {
    const { id, deviceId } = this.caller.trainee;
    await this.trainees.forgetDevice(id, deviceId);
    return {};
  }
}
