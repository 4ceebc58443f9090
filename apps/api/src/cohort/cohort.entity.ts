import type { Locale } from '@romduol/domain';
import { Column, Entity } from 'typeorm';
import { Owned } from '../platform/database/owned.entity.ts';

/** A class: trainees, trainer, course release, dates, language. */
@Entity('cohort')
export class CohortRow extends Owned {
  @Column({ type: 'text' }) name: string;
  @Column({ type: 'uuid' }) releaseId: string;
  @Column({ type: 'text' }) language: Locale;
  @Column({ type: 'boolean' }) womenOnly: boolean;
  @Column({ type: 'integer' }) seats: number;
  @Column({ type: 'date' }) startsOn: string;
  @Column({ type: 'date', nullable: true }) endsOn: string | null;
  @Column({ type: 'uuid' }) trainerId: string;
  /** The join code in clear: its trainer shows it to the class. */
  @Column({ type: 'text' }) code: string;
  @Column({ type: 'bytea' }) codeHash: Buffer;
  @Column({ type: 'date' }) codeExpiresOn: string;
  @Column({ type: 'integer' }) version: number;
}
