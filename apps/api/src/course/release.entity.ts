import type { Release } from '@romduol/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A published course, whole in one document; shared by all organisations, never changed. */
@Entity('release')
export class ReleaseRow {
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ type: 'text' }) code: string;
  @Column({ type: 'integer' }) version: number;
  @Column({ type: 'jsonb' }) document: Release;
  /** SHA-256 of what was published, to see whether the curriculum has changed since. */
  @Column({ type: 'text' }) fingerprint: string;
  @Column({ type: 'timestamptz' }) publishedAt: Date;
}
