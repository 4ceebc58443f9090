import type { Call, Endpoint } from '@romduol/contracts';
import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Type } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import { DataSource } from 'typeorm';
import { cloneDatabase, dropDatabase, withClient } from '../../../packages/workbench/src/embedded-postgres.ts';
import { AppModule } from '../src/app.module.ts';
import { configure } from '../src/bootstrap.ts';
import { Clock } from '../src/platform/clock/clock.ts';
import { readConfig, type Config } from '../src/platform/config/config.ts';
import { UnitOfWork } from '../src/platform/database/unit-of-work.ts';
import { callAt, type Answered, type Circumstances, type Who } from './call.ts';
import { left, ownerUrlOf, testEnvironment } from './test-config.ts';
import { TestClock } from './test-clock.ts';

/** One line of the audit log. */
export interface AuditRow {
  readonly actor_kind: string;
  readonly actor_id: string | null;
  readonly action: string;
  readonly subject: string | null;
}

export interface ApiOptions {
  /** Settings that differ from those of the other tests. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Controllers that the product does not have, to see that the door holds. */
  readonly controllers?: Type[];
  /** What those controllers need. */
  readonly modules?: Type[];
}

/** A database of its own, copied from the one that the run prepared. */
export async function newDatabase(): Promise<{ readonly name: string; readonly drop: () => Promise<void> }> {
  const admin = left('TEST_ADMIN_URL');
  const name = `romduol_test_${randomBytes(6).toString('hex')}`;
  await cloneDatabase(admin, left('TEST_TEMPLATE'), name);
  return { name, drop: () => dropDatabase(admin, name) };
}

/** A running API on a database of its own, with a clock that stands still. */
export async function startApi({ environment = {}, controllers = [], modules = [] }: ApiOptions = {}): Promise<Api> {
  const database = await newDatabase();
  const config = readConfig({ ...testEnvironment(database.name), ...environment });
  const clock = new TestClock();
  const module = await Test.createTestingModule({ imports: [AppModule.with(config), ...modules], controllers })
    .overrideProvider(Clock)
    .useValue(clock)
    .compile();
  const app = configure(
    module.createNestApplication<NestExpressApplication>({ bodyParser: false, logger: ['error', 'warn'] }),
    config,
  );
  await app.listen(0, '127.0.0.1');
  return new Api(app, config, clock, database);
}

/** What tests do with a running API. */
export class Api {
  readonly url: string;

  constructor(
    readonly app: NestExpressApplication,
    readonly config: Config,
    readonly clock: TestClock,
    private readonly database: Awaited<ReturnType<typeof newDatabase>>,
  ) {
    const { port } = app.getHttpServer().address() as AddressInfo;
    this.url = `http://127.0.0.1:${port}`;
  }

  /** Calls endpoints as somebody. */
  as(who: Who) {
    return {
      call: <E extends Endpoint>(endpoint: E, input: Call<E>, circumstances?: Circumstances): Promise<Answered<E>> =>
        callAt(this.url, who, endpoint, input, circumstances),
    };
  }

  /** A service of the running API. */
  get<T>(service: abstract new (...needs: never[]) => T): T {
    return this.app.get<T>(service, { strict: false });
  }

  /** Runs something inside a unit of work of an organisation that leaves no trace. */
  inside<T>(organisationId: string, task: () => Promise<T>): Promise<T> {
    const work = { organisationId, actor: { kind: 'system' }, action: 'test', unaudited: true } as const;
    return this.get(UnitOfWork).run(work, task);
  }

  /** Rows of one organisation, as the API's role sees them. */
  rows<T = Record<string, unknown>>(organisationId: string, sql: string, values: unknown[] = []): Promise<T[]> {
    return this.inside(organisationId, () => this.rowsInside<T>(sql, values));
  }

  /** The same, inside the unit of work that is running. */
  rowsInside<T = Record<string, unknown>>(sql: string, values: unknown[] = []): Promise<T[]> {
    return this.get(UnitOfWork).query<T>(sql, values);
  }

  /** A query of the API's role outside of any unit of work. */
  query<T = Record<string, unknown>>(sql: string, values: unknown[] = []): Promise<T[]> {
    return this.get(DataSource).query(sql, values);
  }

  /** A statement of the database's owner. */
  async asOwner<T = Record<string, unknown>>(sql: string, values: unknown[] = []): Promise<T[]> {
    const result = await withClient(this.ownerUrl, (client) => client.query(sql, values));
    return result.rows as T[];
  }

  get ownerUrl(): string {
    return ownerUrlOf(this.database.name);
  }

  /** What the audit log of an organisation says, oldest first. */
  audit(organisationId: string): Promise<AuditRow[]> {
    return this.rows(organisationId, 'select actor_kind, actor_id, action, subject from audit_log order by at, id');
  }

  /** Waits until no job is queued or running. @throws when one is still there after ten seconds. */
  async finishJobs(): Promise<void> {
    for (let tries = 0; tries < 500; tries += 1) {
      const [row] = await this.query<{ open: number }>(
        `select count(*)::integer as open from pgboss.job where state in ('created', 'active')`,
      );
      if (row?.open === 0) return;
      await sleep(20);
    }
    throw new Error('jobs are still queued');
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.database.drop();
  }
}
