import { Injectable } from '@nestjs/common';
import { Doors, type Found } from '../platform/database/doors.ts';
import { UnitOfWork } from '../platform/database/unit-of-work.ts';
import { Caller } from '../platform/http/caller.ts';
import { Principals, sessionCookie } from '../platform/http/principal.ts';
import { RateLimit } from '../platform/http/rate-limit.ts';
import { Refusal } from '../platform/http/refusal.ts';
import { IdentityService } from './identity.service.ts';
import { Passwords } from './password.ts';

export type SignInStep = { readonly next: 'second-factor' | 'set-up-second-factor' | 'signed-in' };

/** Passwords that may be tried for one e-mail, from wherever; counted alike whether somebody has that e-mail. */
const triesPerAccount = { times: 30, seconds: 600 };

/** Signing in and out: what happens before it is known which organisation somebody works for. */
@Injectable()
export class SignInService {
  constructor(
    private readonly doors: Doors,
    private readonly work: UnitOfWork,
    private readonly caller: Caller,
    private readonly identity: IdentityService,
    private readonly passwords: Passwords,
    private readonly principals: Principals,
    private readonly rateLimit: RateLimit,
  ) {}

  /** @throws Refusal `sign-in.refused`, the same for an unknown e-mail and a wrong password. */
  async signIn(email: string, password: string): Promise<SignInStep> {
    await this.rateLimit.count('session.sign-in by account', email.trim().toLowerCase(), triesPerAccount);
    const found = await this.doors.members(email);
    const attempts = found.length > 0 ? found : [null];
    for (const account of attempts) {
      const step = await this.trySignIn(account, password);
      if (step) return step;
    }
    throw new Refusal('sign-in.refused');
  }

  private async trySignIn(account: Found | null, password: string): Promise<SignInStep | null> {
    if (account === null) {
      await this.passwords.matches(null, password);
      return null;
    }
    const { organisationId, id } = account;
    const actor = { kind: 'member', id } as const;
    const member = await this.work.run({ organisationId, actor, action: 'session.look-up', unaudited: true }, () =>
      this.identity.member(id),
    );
    if (!(await this.passwords.matches(member.passwordHash, password))) {
      await this.work.run({ organisationId, actor, action: 'session.password-refused', subject: id }, async () => {});
      return null;
    }
    const userAgent = this.caller.http.request.headers['user-agent'] ?? '';
    const token = await this.work.run({ organisationId, actor, action: 'session.sign-in' }, () =>
      this.identity.beginSession(id, userAgent),
    );
    this.setCookie(token);
    return { next: member.totpConfirmed ? 'second-factor' : 'set-up-second-factor' };
  }

  /** Six digits are few, so the endpoint limits how often one account may try. */
  async giveSecondFactor(code: string): Promise<SignInStep> {
    const { id, sessionId } = this.caller.member;
    this.work.traceRefusal('session.code-refused', id);
    await this.identity.checkSecondFactor(id, code);
    this.setCookie(await this.identity.completeSession(sessionId));
    return { next: 'signed-in' };
  }

  async confirmSecondFactor(code: string): Promise<{ recoveryCodes: string[] }> {
    const { id, sessionId } = this.caller.member;
    const codes = await this.identity.confirmSecondFactor(id, code);
    this.setCookie(await this.identity.completeSession(sessionId));
    return { recoveryCodes: [...codes] };
  }

  /** Ends the session that the cookie names, if it still names one; signing out twice is harmless. */
  async signOut(): Promise<void> {
    const principal = await this.principals.of(this.caller.http.request).catch(() => null);
    if (principal?.kind === 'member') {
      const { organisationId, id, sessionId } = principal;
      await this.work.run(
        { organisationId, actor: { kind: 'member', id }, action: 'session.sign-out', subject: sessionId },
        () => this.identity.endSession(id, sessionId),
      );
    }
    this.caller.http.response.clearCookie(sessionCookie, cookieOptions);
  }

  private setCookie(token: string): void {
    this.caller.http.response.cookie(sessionCookie, token, cookieOptions);
  }
}

/** Browsers keep a Secure cookie for localhost too, so one form serves development and production. */
const cookieOptions = { httpOnly: true, secure: true, sameSite: 'lax', path: '/' } as const;
