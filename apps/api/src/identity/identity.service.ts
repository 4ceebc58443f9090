import type { Role } from '@romduol/domain';
import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.ts';
import { hashOf, Random } from '../platform/clock/random.ts';
import { newId } from '../platform/database/new-id.ts';
import { UnitOfWork } from '../platform/database/unit-of-work.ts';
import { Refusal } from '../platform/http/refusal.ts';
import type { Member } from './member.entity.ts';
import { MemberRepository } from './member.repository.ts';
import { Passwords } from './password.ts';
import { newTotpSecret, stepOfCode, totpUri } from './second-factor.ts';

/** Hours that a session lasts from sign-in; a half one, waiting for its second factor, lasts ten minutes. */
const sessionHours = 12;
const halfSessionMinutes = 10;
const recoveryCodes = 8;

/** A new staff account. */
export interface MemberDraft {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly password: string;
  /** Set for demonstration accounts only; everyone else sets up her own at first sign-in. */
  readonly totpSecret?: string;
}

/** Staff accounts: who they are, how they sign in. Runs inside a unit of work of their organisation. */
@Injectable()
export class IdentityService {
  constructor(
    private readonly members: MemberRepository,
    private readonly passwords: Passwords,
    private readonly clock: Clock,
    private readonly random: Random,
    private readonly work: UnitOfWork,
  ) {}

  member(id: string): Promise<Member> {
    return this.members.member(id);
  }

  async create({ password, totpSecret, roles, ...draft }: MemberDraft): Promise<void> {
    await this.members.insert({
      ...draft,
      name: draft.name.normalize('NFC'),
      email: draft.email.trim(),
      emailHash: hashOf(draft.email.trim().toLowerCase()),
      roles: [...roles],
      passwordHash: await this.passwords.hash(password),
      totpSecret: totpSecret ?? null,
      totpConfirmed: totpSecret !== undefined,
      totpLastStep: 0,
      disabledAt: null,
    });
  }

  /** Begins a session that still lacks the second factor; answers its token. */
  async beginSession(memberId: string, userAgent: string): Promise<string> {
    const now = this.clock.now();
    const token = this.random.bytes(32).toString('base64url');
    const id = newId();
    await this.members.insertSession({
      id,
      memberId,
      tokenHash: hashOf(token),
      isWhole: false,
      userAgent: userAgent.slice(0, 200),
      startedAt: now,
      lastUsedAt: now,
      expiresAt: new Date(now.getTime() + halfSessionMinutes * 60_000),
    });
    this.work.concerns(id);
    return token;
  }

  /** Makes a half session whole under a new token, so that a token seen before the second factor opens nothing. */
  async completeSession(sessionId: string): Promise<string> {
    const now = this.clock.now();
    const token = this.random.bytes(32).toString('base64url');
    await this.members.updateSession(sessionId, {
      isWhole: true,
      tokenHash: hashOf(token),
      lastUsedAt: now,
      expiresAt: new Date(now.getTime() + sessionHours * 3_600_000),
    });
    this.work.concerns(sessionId);
    return token;
  }

  /** @throws Refusal `sign-in.code-refused` when the code is wrong or was used before. */
  async checkSecondFactor(memberId: string, code: string): Promise<void> {
    const member = await this.members.member(memberId);
    const isRight = /^\d{6}$/.test(code)
      ? await this.takesCode(member, code)
      : await this.members.useRecoveryCode(memberId, hashOf(bare(code)), this.clock.now());
    if (!isRight) throw new Refusal('sign-in.code-refused');
  }

  /** A new secret, which counts only after a first right code. Refused to whoever has a second factor already. */
  async beginSecondFactor(memberId: string): Promise<{ secret: string; uri: string }> {
    const member = await this.members.lock(memberId);
    if (member.totpConfirmed) throw new Refusal('second-factor.already-set');
    const secret = newTotpSecret();
    await this.members.update(memberId, { totpSecret: secret });
    return { secret, uri: totpUri(secret, member.email) };
  }

  /** Confirms the secret and answers the recovery codes, which are never shown again. */
  async confirmSecondFactor(memberId: string, code: string): Promise<readonly string[]> {
    const member = await this.members.lock(memberId);
    if (member.totpConfirmed) throw new Refusal('second-factor.already-set');
    if (!(await this.takesCode(member, code))) throw new Refusal('sign-in.code-refused');
    await this.members.update(memberId, { totpConfirmed: true });
    const codes = Array.from({ length: recoveryCodes }, () => this.random.code().slice(0, 12));
    await this.members.replaceRecoveryCodes(memberId, codes.map(hashOf));
    return codes.map((bareCode) => bareCode.replace(/(.{4})(?=.)/g, '$1-'));
  }

  sessions(memberId: string) {
    return this.members.liveSessions(memberId, this.clock.now());
  }

  /** @throws Refusal `thing.not-found` when she has no such session. */
  async endSession(memberId: string, id: string): Promise<void> {
    if (!(await this.members.endSession(memberId, id, this.clock.now()))) throw new Refusal('thing.not-found');
  }

  private async takesCode(member: Member, code: string): Promise<boolean> {
    if (member.totpSecret === null) return false;
    const step = stepOfCode(member.totpSecret, code, this.clock.now(), member.totpLastStep);
    return step !== null && (await this.members.takeStep(member.id, step));
  }
}

const bare = (code: string): string => code.toUpperCase().replace(/-/g, '');
