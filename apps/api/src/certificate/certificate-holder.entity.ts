import { Column, Entity } from 'typeorm';
import { Owned } from '../platform/database/owned.entity.ts';

/**
 * Whose certificate it is: her name as it was when that version was issued, under the certificate's own id. It is never
 * changed, only erased with her; the certificate then stands without a name, and its code says revoked.
 */
@Entity('certificate_holder')
export class CertificateHolder extends Owned {
  @Column({ type: 'text' }) name: string;
  @Column({ type: 'text', nullable: true }) latinName: string | null;
}
