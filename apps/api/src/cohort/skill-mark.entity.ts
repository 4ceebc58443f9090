import type { SkillMark } from '@romduol/domain';
import { Column, Entity } from 'typeorm';
import { Owned } from '../platform/database/owned.entity.ts';

/** One mark of one skill of one woman, with its assessor: who watched her, and on which day. Never changed, by grant; deleted only with her. */
@Entity('skill_mark')
export class SkillMarkRow extends Owned {
  @Column({ type: 'uuid' }) enrolmentId: string;
  @Column({ type: 'uuid' }) traineeId: string;
  @Column({ type: 'text' }) skillId: string;
  @Column({ type: 'text' }) mark: SkillMark;
  /** The member who marked. */
  @Column({ type: 'uuid' }) assessedBy: string;
  /** A calendar date where the class is, by the server's clock. */
  @Column({ type: 'date' }) assessedOn: string;
  @Column({ type: 'timestamptz' }) receivedAt: Date;
}
