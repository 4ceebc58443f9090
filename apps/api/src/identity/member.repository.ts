import { Injectable } from '@nestjs/common';
import { IsNull, MoreThan } from 'typeorm';
import { newId } from '../platform/database/new-id.ts';
import { UnitOfWork } from '../platform/database/unit-of-work.ts';
import { MemberSession } from './member-session.entity.ts';
import { Member } from './member.entity.ts';
import { RecoveryCode } from './recovery-code.entity.ts';

/** Every query on members, their sessions and recovery codes. */
@Injectable()
export class MemberRepository {
  constructor(private readonly work: UnitOfWork) {}

  member(id: string): Promise<Member> {
    return this.work.rows(Member).findOneByOrFail({ id });
  }

  /** The row, locked until the unit of work ends: no two may set up a second factor at the same moment. */
  lock(id: string): Promise<Member> {
    return this.work.rows(Member).findOneOrFail({ where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async insert(member: Omit<Member, 'organisationId'>): Promise<void> {
    await this.work.rows(Member).insert(member);
  }

  async update(id: string, change: Partial<Member>): Promise<void> {
    await this.work.rows(Member).update({ id }, change);
  }

  /** Takes a code's time step, unless a call at the same moment took it first. */
  async takeStep(id: string, step: number): Promise<boolean> {
    const taken = await this.work.query(
      'update member set totp_last_step = $2 where id = $1 and totp_last_step < $2 returning id',
      [id, step],
    );
    return rowsOf(taken).length === 1;
  }

  async insertSession(session: Omit<MemberSession, 'organisationId' | 'endedAt'>): Promise<void> {
    await this.work.rows(MemberSession).insert(session);
  }

  async updateSession(id: string, change: Partial<MemberSession>): Promise<void> {
    await this.work.rows(MemberSession).update({ id }, change);
  }

  liveSessions(memberId: string, now: Date): Promise<MemberSession[]> {
    return this.work
      .rows(MemberSession)
      .find({ where: { memberId, endedAt: IsNull(), isWhole: true, expiresAt: MoreThan(now) }, order: { id: 'DESC' } });
  }

  /** Ends a session of this member; false when she has no such session. */
  async endSession(memberId: string, id: string, now: Date): Promise<boolean> {
    const { affected } = await this.work
      .rows(MemberSession)
      .update({ id, memberId, endedAt: IsNull() }, { endedAt: now });
    return affected === 1;
  }

  async replaceRecoveryCodes(memberId: string, hashes: readonly Buffer[]): Promise<void> {
    await this.work.rows(RecoveryCode).delete({ memberId });
    await this.work.rows(RecoveryCode).insert(hashes.map((codeHash) => ({ id: newId(), memberId, codeHash })));
  }

  /** Uses a recovery code up; false when there is no such unused code. */
  async useRecoveryCode(memberId: string, codeHash: Buffer, now: Date): Promise<boolean> {
    const { affected } = await this.work
      .rows(RecoveryCode)
      .update({ memberId, codeHash, usedAt: IsNull() }, { usedAt: now });
    return affected === 1;
  }
}

/** TypeORM answers `update … returning` as rows and a count. */
const rowsOf = (answer: unknown[]): unknown[] => (Array.isArray(answer[0]) ? (answer[0] as unknown[]) : answer);
