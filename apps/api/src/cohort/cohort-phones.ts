import type { CohortPhone } from '@romduol/contracts';
import { phoneStanding } from '@romduol/domain';
import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.ts';
import { Phones } from '../trainee/index.ts';
import { RosterService } from './roster.service.ts';

/** The phones of a class: which are up to date, and which are not. */
@Injectable()
export class CohortPhones {
  constructor(
    private readonly roster: RosterService,
    private readonly phones: Phones,
    private readonly clock: Clock,
  ) {}

  /** One row for every woman of a class that the caller may see; named for who teaches it. */
  async of(cohortId: string): Promise<CohortPhone[]> {
    const { cohort, seats } = await this.roster.of(cohortId);
    const phones = await this.phones.of(seats.map(({ trainee }) => trainee.id));
    const showNames = this.roster.seesNamesIn(cohort);
    const now = this.clock.now();
    return seats.map(({ trainee: { id, code, name } }) => {
      const { state, waiting, heardAt } = phoneStanding(phones.get(id) ?? [], cohort.releaseId, now);
      return {
        ...{ traineeId: id, code, name: showNames ? name : null },
        ...{ state, waiting, heardAt: heardAt?.toISOString() ?? null },
      };
    });
  }
}
