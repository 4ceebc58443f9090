import type { PhoneReport } from '@romduol/contracts';
import { Column, Entity } from 'typeorm';
import { Owned } from '../platform/database/owned.entity.ts';

/** A phone on which a trainee has a place; known by the hashes of two tokens that the phone made. */
@Entity('device')
export class Device extends Owned {
  @Column({ type: 'uuid' }) traineeId: string;
  @Column({ type: 'uuid' }) deviceId: string;
  @Column({ type: 'bytea' }) tokenHash: Buffer;
  /** Can only hand in events. */
  @Column({ type: 'bytea' }) uploadHash: Buffer;
  @Column({ type: 'timestamptz' }) createdAt: Date;
  @Column({ type: 'timestamptz', nullable: true }) endedAt: Date | null;
  /** When it last said how it stands; null when it never has. */
  @Column({ type: 'timestamptz', nullable: true }) heardAt: Date | null;
  @Column({ type: 'jsonb', nullable: true }) report: PhoneReport | null;
}
