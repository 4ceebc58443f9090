import type { Text } from '@romduol/domain';
import { Column, Entity } from 'typeorm';
import { Owned } from '../platform/database/owned.entity.ts';

/** An issued certificate. Only the last three columns may ever change, by grant. Her name stands apart, to be erased. */
@Entity('certificate')
export class CertificateRow extends Owned {
  /** Printed; the same for every version. */
  @Column({ type: 'text' }) number: string;
  @Column({ type: 'integer' }) version: number;
  @Column({ type: 'uuid' }) enrolmentId: string;
  @Column({ type: 'uuid' }) traineeId: string;
  @Column({ type: 'text' }) courseCode: string;
  @Column({ type: 'jsonb' }) courseTitle: Text;
  @Column({ type: 'integer' }) minutes: number;
  @Column({ type: 'jsonb' }) organisationName: { km: string; en: string };
  /** Whether a native reader had accepted the Khmer of the course. */
  @Column({ type: 'boolean' }) reviewed: boolean;
  @Column({ type: 'date' }) issuedOn: string;
  @Column({ type: 'date', nullable: true }) expiresOn: string | null;
  /** Hash of the short code, by which the public page finds it. */
  @Column({ type: 'bytea' }) codeHash: Buffer;
  /** What the QR carries, without the address before it. */
  @Column({ type: 'text' }) signedCode: string;
  @Column({ type: 'text' }) shortCode: string;
  @Column({ type: 'timestamptz' }) createdAt: Date;
  @Column({ type: 'timestamptz', nullable: true }) revokedAt: Date | null;
  @Column({ type: 'text', nullable: true }) revokedReason: string | null;
  /** The version that replaces this one. */
  @Column({ type: 'uuid', nullable: true }) replacedBy: string | null;
}
