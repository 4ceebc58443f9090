import type { DepartureIntention } from '@romduol/domain';
import { Column, Entity } from 'typeorm';
import { Owned } from '../platform/database/owned.entity.ts';

/** The woman who learns. Her code is random and her identity; her name is one free field in her own script. */
@Entity('trainee')
export class Trainee extends Owned {
  @Column({ type: 'text' }) code: string;
  @Column({ type: 'text' }) name: string;
  @Column({ type: 'text', nullable: true }) latinName: string | null;
  /** argon2id; null until she chooses a picture PIN. */
  @Column({ type: 'text', nullable: true }) pinHash: string | null;
  @Column({ type: 'integer' }) pinWrong: number;
  @Column({ type: 'timestamptz', nullable: true }) pinWaitUntil: Date | null;
  @Column({ type: 'bytea', nullable: true }) cardHash: Buffer | null;
  /** The trainer reads it out when the pictures are forgotten; works once. Null after erasure. */
  @Column({ type: 'text', nullable: true }) resetCode: string | null;
  @Column({ type: 'integer' }) resetWrong: number;
  @Column({ type: 'timestamptz', nullable: true }) resetWaitUntil: Date | null;
  @Column({ type: 'text' }) intention: DepartureIntention;
  /** A calendar date, never an instant. */
  @Column({ type: 'date', nullable: true }) departsOn: string | null;
  @Column({ type: 'integer' }) version: number;
  @Column({ type: 'timestamptz' }) createdAt: Date;
  @Column({ type: 'timestamptz', nullable: true }) erasedAt: Date | null;
}
