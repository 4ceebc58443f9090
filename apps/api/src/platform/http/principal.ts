import type { Permission, Role } from '@romduol/domain';
import { permissionsOf } from '@romduol/domain';
import type { Allow } from '@romduol/contracts';
import type { Request } from 'express';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.ts';
import { CONFIG, type Config } from '../config/config.provider.ts';
import { Doors } from '../database/doors.ts';
import { Refusal } from './refusal.ts';

/** Who is calling. */
export type Principal =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'operator' }
  | {
      readonly kind: 'member';
      readonly organisationId: string;
      readonly id: string;
      readonly sessionId: string;
      readonly roles: readonly Role[];
      /** Signed in with both factors; else only the password was given. */
      readonly isWhole: boolean;
    }
  | {
      readonly kind: 'trainee';
      readonly organisationId: string;
      readonly id: string;
      readonly deviceId: string;
      /** Came with the token that can only hand in events. */
      readonly uploadOnly: boolean;
    };
export type Member = Extract<Principal, { kind: 'member' }>;
export type Trainee = Extract<Principal, { kind: 'trainee' }>;

/** The cookie that carries a member's session; the prefix makes browsers refuse it from any other host or path. */
export const sessionCookie = '__Host-romduol';

/** Finds out who is calling, from the session cookie of staff or the bearer token of a phone. */
@Injectable()
export class Principals {
  constructor(
    private readonly doors: Doors,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws Refusal `session.expired` when a session or token was given that no longer counts. */
  async of(request: Request): Promise<Principal> {
    const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    if (bearer !== undefined) return this.bearer(bearer);
    const cookie = cookieOf(request, sessionCookie);
    return cookie === undefined ? { kind: 'nobody' } : this.session(cookie);
  }

  private async bearer(token: string): Promise<Principal> {
    if (this.config.METRICS_TOKEN !== undefined && token === this.config.METRICS_TOKEN) return { kind: 'operator' };
    const device = await this.doors.device(token);
    if (device === null) throw new Refusal('session.expired');
    if (device.isErased) throw new Refusal('trainee.erased');
    return { kind: 'trainee', ...device };
  }

  private async session(token: string): Promise<Principal> {
    const session = await this.doors.session(token);
    if (session === null || session.expiresAt <= this.clock.now()) throw new Refusal('session.expired');
    return { kind: 'member', ...session };
  }
}

/** @throws Refusal when this caller may not call an endpoint that allows only those. */
export function admit(principal: Principal, allow: Allow): void {
  if (allow === 'anyone') return;
  if (allow === 'operator') {
    if (principal.kind !== 'operator') throw new Refusal('request.unknown-route');
    return;
  }
  if (principal.kind === 'nobody' || principal.kind === 'operator') throw new Refusal('session.needed');
  if (allow === 'trainee' || allow === 'device') {
    const may = principal.kind === 'trainee' && (allow === 'device' || !principal.uploadOnly);
    if (!may) throw new Refusal('permission.missing');
    return;
  }
  if (principal.kind !== 'member') throw new Refusal('permission.missing');
  if (allow === 'half-signed-in') return;
  if (!principal.isWhole) throw new Refusal('session.second-factor-needed');
  if (allow !== 'member' && !mayDo(principal, allow)) throw new Refusal('permission.missing');
}

const mayDo = (member: Member, permission: Permission): boolean => permissionsOf(member.roles).has(permission);

/** One cookie of a request, by name. */
export function cookieOf(request: Request, name: string): string | undefined {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='));
  return pairs.find(([key]) => key === name)?.[1];
}
