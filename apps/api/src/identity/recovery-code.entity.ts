import { Column, Entity } from 'typeorm';
import { Owned } from '../platform/database/owned.entity.ts';

/** A single-use code for a member who has lost her authenticator. */
@Entity('recovery_code')
export class RecoveryCode extends Owned {
  @Column({ type: 'uuid' }) memberId: string;
  @Column({ type: 'bytea' }) codeHash: Buffer;
  @Column({ type: 'timestamptz', nullable: true }) usedAt: Date | null;
}
