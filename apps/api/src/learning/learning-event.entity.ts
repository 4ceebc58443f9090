import type { LearningFact } from '@romduol/domain';
import { Column, Entity } from 'typeorm';
import { Owned } from '../platform/database/owned.entity.ts';

/** A learning event as it was handed in; append-only by grant. */
@Entity('learning_event')
export class LearningEventRow extends Owned {
  @Column({ type: 'uuid' }) enrolmentId: string;
  @Column({ type: 'uuid' }) traineeId: string;
  @Column({ type: 'uuid' }) deviceId: string;
  @Column({ type: 'integer' }) seq: number;
  /** Version of the fact's shape; older ones are upcast on read. */
  @Column({ type: 'smallint' }) v: number;
  @Column({ type: 'jsonb' }) fact: LearningFact;
  /** What the phone's clock said when it happened; never trusted for anything that counts. */
  @Column({ type: 'timestamptz' }) occurredAt: Date;
  /** What the phone's clock said when it was handed in; with `receivedAt` it tells how wrong the clock was. */
  @Column({ type: 'timestamptz' }) sentAt: Date;
  @Column({ type: 'timestamptz' }) receivedAt: Date;
  /** The member who noted it for her; null when she recorded it herself. */
  @Column({ type: 'uuid', nullable: true }) recordedBy: string | null;
}
