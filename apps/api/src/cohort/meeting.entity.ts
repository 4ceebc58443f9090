import { Column, Entity } from 'typeorm';
import { Owned } from '../platform/database/owned.entity.ts';

/** A meeting of a class that was held; append-only by grant. */
@Entity('meeting')
export class MeetingRow extends Owned {
  @Column({ type: 'uuid' }) cohortId: string;
  /** A calendar date where the class meets. */
  @Column({ type: 'date' }) heldOn: string;
  /** The member who recorded it first. */
  @Column({ type: 'uuid' }) recordedBy: string;
  @Column({ type: 'timestamptz' }) recordedAt: Date;
}
