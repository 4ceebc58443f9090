import type { Role } from '@romduol/domain';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { hashOf } from '../clock/random.ts';

/** A session as it is found by its token. */
export interface SessionFound {
  readonly organisationId: string;
  readonly id: string;
  readonly sessionId: string;
  readonly roles: readonly Role[];
  readonly isWhole: boolean;
  readonly expiresAt: Date;
}
/** A phone as it is found by one of its tokens. */
export interface DeviceFound {
  readonly organisationId: string;
  readonly id: string;
  readonly deviceId: string;
  readonly uploadOnly: boolean;
  /** She has been erased; her phone is told so, to forget her too. */
  readonly isErased: boolean;
}
/** Which organisation, and which thing in it. */
export interface Found {
  readonly organisationId: string;
  readonly id: string;
}

/**
 * What must be found before the organisation is known. Each goes through one security-definer function that takes only
 * the hash of a secret, so nothing can be listed or guessed. A law keeps the list of these functions.
 */
@Injectable()
export class Doors {
  constructor(private readonly dataSource: DataSource) {}

  session(token: string): Promise<SessionFound | null> {
    return this.one<SessionFound>('door_session', token);
  }

  device(token: string): Promise<DeviceFound | null> {
    return this.one<DeviceFound>('door_device', token);
  }

  /** E-mail addresses are compared in lower case; one person may work for several organisations. */
  members(email: string): Promise<readonly Found[]> {
    return this.all<Found>('door_member', email.trim().toLowerCase());
  }

  cohort(classCode: string): Promise<Found | null> {
    return this.one<Found>('door_cohort', classCode);
  }

  card(cardCode: string): Promise<Found | null> {
    return this.one<Found>('door_card', cardCode);
  }

  /** Her id is no secret, so nothing is answered of her: only where a code that she was told is to be judged. */
  trainee(id: string): Promise<Found | null> {
    return this.one<Found>('door_trainee', Buffer.from(id.replaceAll('-', ''), 'hex'));
  }

  certificate(shortCode: string): Promise<Found | null> {
    return this.one<Found>('door_certificate', shortCode);
  }

  /** Whether this database has ever been used: whether there is any organisation. */
  async isUsed(): Promise<boolean> {
    return (await this.one<{ used: boolean }>('door_is_used', ''))?.used ?? false;
  }

  private async one<T>(door: string, secret: string | Buffer): Promise<T | null> {
    return (await this.all<T>(door, secret))[0] ?? null;
  }

  private all<T>(door: string, secret: string | Buffer): Promise<T[]> {
    return this.dataSource.query(`select * from ${door}($1)`, [hashOf(secret)]);
  }
}
