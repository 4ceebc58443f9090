import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A file of a course: public by its hash, immutable. Files about persons never come here. */
@Entity('media')
export class Media {
  /** Lower-case hex. */
  @PrimaryColumn({ type: 'text' }) sha256: string;
  @Column({ type: 'integer' }) bytes: number;
  @Column({ type: 'text' }) type: string;
}
