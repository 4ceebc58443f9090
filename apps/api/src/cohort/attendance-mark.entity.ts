import type { Attendance } from '@romduol/domain';
import { Column, Entity } from 'typeorm';
import { Owned } from '../platform/database/owned.entity.ts';

/** One mark of one woman at one meeting, with its witness: who marked, when, on which device. Append-only by grant. */
@Entity('attendance_mark')
export class AttendanceMarkRow extends Owned {
  @Column({ type: 'uuid' }) meetingId: string;
  @Column({ type: 'uuid' }) traineeId: string;
  @Column({ type: 'text' }) mark: Attendance;
  @Column({ type: 'uuid' }) deviceId: string;
  @Column({ type: 'integer' }) seq: number;
  /** What the device's clock said; trusted for nothing that counts. */
  @Column({ type: 'timestamptz' }) markedAt: Date;
  /** The member who marked. */
  @Column({ type: 'uuid' }) recordedBy: string;
  @Column({ type: 'timestamptz' }) receivedAt: Date;
}
