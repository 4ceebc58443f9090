import type { PhoneReport } from '@romduol/contracts';
import type { HeardPhone } from '@romduol/domain';
import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.ts';
import { Caller } from '../platform/http/caller.ts';
import { TraineeRepository } from './trainee.repository.ts';

/** What phones say of themselves. */
@Injectable()
export class Phones {
  constructor(
    private readonly trainees: TraineeRepository,
    private readonly clock: Clock,
    private readonly caller: Caller,
  ) {}

  /** The phone that calls says how it stands; what it said before is forgotten. */
  async report(report: PhoneReport): Promise<void> {
    const { id, deviceId } = this.caller.trainee;
    await this.trainees.keepReport(id, deviceId, report, this.clock.now());
  }

  /** The phones of each woman that are hers today. One that has said nothing was heard of when she settled on it. */
  async of(traineeIds: readonly string[]): Promise<ReadonlyMap<string, readonly HeardPhone[]>> {
    const phones = new Map<string, HeardPhone[]>();
    for (const { traineeId, heardAt, createdAt, report } of await this.trainees.devicesOf(traineeIds)) {
      const hers = phones.get(traineeId) ?? [];
      hers.push({ heardAt: heardAt ?? createdAt, report });
      phones.set(traineeId, hers);
    }
    return phones;
  }
}
