import { Column, Entity } from 'typeorm';
import { Owned } from '../platform/database/owned.entity.ts';

/** A trainee in a course, through a cohort. */
@Entity('enrolment')
export class Enrolment extends Owned {
  @Column({ type: 'uuid' }) traineeId: string;
  @Column({ type: 'uuid' }) cohortId: string;
  @Column({ type: 'timestamptz' }) enrolledAt: Date;
}
