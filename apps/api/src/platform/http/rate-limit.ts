import type { Limit } from '@romduol/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../clock/clock.ts';
import { hashOf } from '../clock/random.ts';
import { Refusal } from './refusal.ts';

/** Counts costly calls per endpoint and network address, in one table that every process shares. */
@Injectable()
export class RateLimit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal `request.too-often` with the seconds to wait. Addresses are kept as hashes, for one window. */
  async count(name: string, address: string, { times, seconds }: Limit): Promise<void> {
    const now = this.clock.now();
    const window = Math.floor(now.getTime() / 1000 / seconds);
    const key = hashOf(`${name} ${address} ${window}`);
    const [row] = await this.dataSource.query<{ count: number }[]>(
      `insert into rate_limit (key, ends_at, count) values ($1, $2, 1)
       on conflict (key) do update set count = rate_limit.count + 1 returning count`,
      [key, new Date((window + 1) * seconds * 1000)],
    );
    if (row?.count === 1) await this.sweep();
    if (row && row.count > times)
      throw new Refusal('request.too-often', { seconds: (window + 1) * seconds - Math.floor(now.getTime() / 1000) });
  }

  /** Forgets windows that have passed, whenever a new one begins; so the table stays small. */
  private async sweep(): Promise<void> {
    await this.dataSource.query('delete from rate_limit where ends_at < $1', [this.clock.now()]);
  }
}
