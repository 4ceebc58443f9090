import { Column, Entity } from 'typeorm';
import { Owned } from '../platform/database/owned.entity.ts';

/** A named person has accepted a course and its help numbers for her organisation. */
@Entity('release_acceptance')
export class ReleaseAcceptance extends Owned {
  @Column({ type: 'uuid' }) releaseId: string;
  @Column({ type: 'uuid' }) acceptedBy: string;
  @Column({ type: 'date' }) acceptedOn: string;
}
