import type { Role } from '@romduol/domain';
import { Column, Entity } from 'typeorm';
import { Owned } from '../platform/database/owned.entity.ts';

/** A staff account in one organisation. */
@Entity('member')
export class Member extends Owned {
  @Column({ type: 'text' }) email: string;
  @Column({ type: 'bytea' }) emailHash: Buffer;
  @Column({ type: 'text' }) name: string;
  @Column({ type: 'text', array: true }) roles: Role[];
  /** argon2id in PHC form. */
  @Column({ type: 'text' }) passwordHash: string;
  /** Base32; null until a second factor is begun. */
  @Column({ type: 'text', nullable: true }) totpSecret: string | null;
  @Column({ type: 'boolean' }) totpConfirmed: boolean;
  /** The time step of the last code that was used: no code counts twice. */
  @Column({ type: 'bigint', transformer: { from: Number, to: String } }) totpLastStep: number;
  @Column({ type: 'timestamptz', nullable: true }) disabledAt: Date | null;
}
