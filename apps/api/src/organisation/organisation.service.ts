import type { Day } from '@romduol/domain';
import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.ts';
import { UnitOfWork } from '../platform/database/unit-of-work.ts';
import { Organisation } from './organisation.entity.ts';

/** A new organisation, as the command line makes it. */
export interface OrganisationDraft {
  readonly id: string;
  readonly nameKm: string;
  readonly nameEn: string;
  readonly timeZone: string;
  readonly isDemonstration: boolean;
}

/** The organisation of the running unit of work. */
@Injectable()
export class OrganisationService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** The organisation itself; the only one that this unit of work can see. */
  own(): Promise<Organisation> {
    return this.work.rows(Organisation).findOneByOrFail({ id: this.work.organisationId });
  }

  /** Today, where the organisation is. */
  async today(): Promise<Day> {
    return this.clock.today((await this.own()).timeZone);
  }

  /** Makes the organisation whose id the running unit of work already carries. */
  async create(draft: OrganisationDraft): Promise<void> {
    await this.work.rows(Organisation).insert({ ...draft, createdAt: this.clock.now() });
  }
}
