import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { PgBoss } from 'pg-boss';
import { CONFIG, type Config } from '../config/config.provider.ts';
import { UnitOfWork } from '../database/unit-of-work.ts';
import { faultOf } from '../http/fault.ts';
import { log } from '../http/log.ts';
import { Metrics } from '../http/metrics.ts';

/** A kind of job: its name in the queue and what it carries. Payloads hold ids only, never names or words. */
export interface JobKind<Payload extends object> {
  readonly name: string;
  /** Only for the compiler. */
  readonly payload?: Payload;
}
/** Declares a kind of job; whoever enqueues it owns it, whoever is to the right may work it. */
export const jobKind = <Payload extends object>(name: string): JobKind<Payload> => ({ name });

type Envelope<Payload> = { readonly organisationId: string; readonly payload: Payload };

/**
 * Work that may follow: enqueued in the transaction that caused it, done later in a unit of work of its own, again and
 * again until it succeeds or has failed too often. No event bus: a job has one worker.
 */
@Injectable()
export class Jobs implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly boss: PgBoss;
  private readonly workers = new Map<string, (payload: never) => Promise<void>>();

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly work: UnitOfWork,
    private readonly metrics: Metrics,
  ) {
    this.boss = new PgBoss({ ...bossOptions(config.API_DATABASE_URL), migrate: false, createSchema: false, max: 3 });
    this.boss.on('error', (error) => log.error({ fault: error.message }, 'jobs'));
  }

  /** Enqueues within the running unit of work: invisible before commit, gone after rollback. */
  async enqueue<Payload extends object>(kind: JobKind<Payload>, payload: Payload): Promise<void> {
    const { organisationId } = this.work;
    const envelope: Envelope<Payload> = { organisationId, payload };
    const executeSql = async (text: string, values?: unknown[]) => ({ rows: await this.work.query(text, values) });
    await this.boss.send(kind.name, envelope, { db: { executeSql } });
  }

  /** Says who does this kind of job. */
  register<Payload extends object>(kind: JobKind<Payload>, worker: (payload: Payload) => Promise<void>): void {
    if (this.workers.has(kind.name)) throw new Error(`${kind.name} has a worker already`);
    this.workers.set(kind.name, worker);
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.boss.start();
    if (!this.config.WORKS_JOBS) return;
    for (const [name, worker] of this.workers) await this.begin(name, worker);
  }

  private async begin(name: string, worker: (payload: never) => Promise<void>): Promise<void> {
    const pace = { batchSize: 1, notifyPollingIntervalSeconds: 30, pollingIntervalSeconds: 2 };
    let id = '';
    id = await this.boss.work<Envelope<never>>(name, pace, async ([job]) => {
      // Many jobs that come at once wake the worker once: it looks again after each, until the queue is empty.
      this.boss.notifyWorker(id);
      if (job) await this.perform(name, job.data, worker);
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.boss.stop({ graceful: true, timeout: 10_000, close: true });
  }

  private async perform(
    name: string,
    { organisationId, payload }: Envelope<never>,
    worker: (payload: never) => Promise<void>,
  ): Promise<void> {
    const work = { organisationId, actor: { kind: 'system' }, action: name } as const;
    const isDone = await this.work
      .run(work, () => worker(payload))
      .then(
        () => true,
        (error: unknown) => {
          log.error({ queue: name, fault: faultOf(error) }, 'job failed');
          return false;
        },
      );
    this.metrics.job(name, isDone ? 'done' : 'failed');
    // What is thrown is kept in the queue's own table, which no erasure reaches: never the fault, which may carry rows.
    if (!isDone) throw new Error(`${name} failed`);
  }
}

const bossOptions = (url: string) => ({ connectionString: url, schema: 'pgboss', useListenNotify: true });

/** As the owner: makes the queue's own tables and one queue a kind, and lets the API's role use them. */
export async function prepareQueues(ownerUrl: string, kinds: readonly string[]): Promise<void> {
  const boss = new PgBoss({
    ...bossOptions(ownerUrl),
    useListenNotify: false,
    supervise: false,
    schedule: false,
    max: 2,
  });
  try {
    await boss.start();
    for (const name of kinds)
      if (!(await boss.getQueue(name)))
        await boss.createQueue(name, { notify: true, retryLimit: 8, retryDelay: 5, retryBackoff: true });
    for (const grant of grants) await boss.getDb().executeSql(grant);
  } finally {
    await boss.stop({ graceful: false, close: true });
  }
}

const grants = [
  'grant usage on schema pgboss to romduol_app',
  'grant select, insert, update, delete on all tables in schema pgboss to romduol_app',
  'grant usage on all sequences in schema pgboss to romduol_app',
  'grant execute on all functions in schema pgboss to romduol_app',
];
