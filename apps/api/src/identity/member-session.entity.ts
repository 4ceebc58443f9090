import { Column, Entity } from 'typeorm';
import { Owned } from '../platform/database/owned.entity.ts';

/** A sign-in of a member on one browser; revocable, and known to the server by its token's hash only. */
@Entity('member_session')
export class MemberSession extends Owned {
  @Column({ type: 'uuid' }) memberId: string;
  @Column({ type: 'bytea' }) tokenHash: Buffer;
  /** Both factors were given. */
  @Column({ type: 'boolean' }) isWhole: boolean;
  @Column({ type: 'text' }) userAgent: string;
  @Column({ type: 'timestamptz' }) startedAt: Date;
  @Column({ type: 'timestamptz' }) lastUsedAt: Date;
  @Column({ type: 'timestamptz' }) expiresAt: Date;
  @Column({ type: 'timestamptz', nullable: true }) endedAt: Date | null;
}
