import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, type EntityTarget, type ObjectLiteral, type Repository } from 'typeorm';
import { Clock } from '../clock/clock.ts';
import { newId } from './new-id.ts';

/** Who acts. `system` is a job or the first start. */
export type Actor =
  { readonly kind: 'member' | 'trainee'; readonly id: string } | { readonly kind: 'nobody' | 'system' };

/** What one unit of work is about. */
export interface Work {
  readonly organisationId: string;
  readonly actor: Actor;
  /** Name of the endpoint or job; what the audit row says was done. */
  readonly action: string;
  /** The thing it was done to, when known beforehand. */
  readonly subject?: string | null;
  /** Leaves no audit row: reads that are not sensitive. */
  readonly unaudited?: boolean;
}

interface Running extends Work {
  readonly manager: EntityManager;
  subject: string | null;
}

/**
 * One request or job = one transaction = one organisation = one actor. Everything inside sees only rows of that
 * organisation, by row-level security; a query outside fails. One query at a time, no network inside.
 */
@Injectable()
export class UnitOfWork {
  private readonly running = new AsyncLocalStorage<Running>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Runs the work in a transaction of its own and, unless told otherwise, leaves exactly one audit row. */
  async run<T>(work: Work, task: () => Promise<T>): Promise<T> {
    if (this.running.getStore()) throw new Error(`${work.action}: a unit of work is already running`);
    return this.dataSource.transaction(async (manager) => {
      await manager.query(`select set_config('app.organisation', $1, true)`, [work.organisationId]);
      const running: Running = { ...work, manager, subject: work.subject ?? null };
      return this.running.run(running, async () => {
        const result = await task();
        if (!work.unaudited) await this.leaveTrace(running);
        return result;
      });
    });
  }

  /** A transaction apart from the running one, for traces that must outlive a refusal. */
  apart<T>(work: Work, task: () => Promise<T>): Promise<T> {
    return this.running.exit(() => this.run(work, task));
  }

  /** Rows of an entity, of this organisation only. */
  rows<E extends ObjectLiteral>(entity: EntityTarget<E>): Repository<E> {
    return this.current.manager.getRepository(entity);
  }

  /** Plain SQL on the running transaction. */
  query<T = unknown>(sql: string, values: readonly unknown[] = []): Promise<T[]> {
    return this.current.manager.query(sql, [...values]);
  }

  /** Names the thing this work is about, when it only becomes known on the way. */
  concerns(subject: string): void {
    this.current.subject = subject;
  }

  get organisationId(): string {
    return this.current.organisationId;
  }

  get actor(): Actor {
    return this.current.actor;
  }

  private get current(): Running {
    const running = this.running.getStore();
    if (!running) throw new Error('no unit of work is running');
    return running;
  }

  private async leaveTrace({ manager, actor, action, subject }: Running): Promise<void> {
    await manager.query(
      'insert into audit_log (id, at, actor_kind, actor_id, action, subject) values ($1, $2, $3, $4, $5, $6)',
      [newId(), this.clock.now(), actor.kind, 'id' in actor ? actor.id : null, action, subject],
    );
  }
}
