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
  /** What is to be noted when this work is refused and undone. */
  readonly refusals: Work[];
  subject: string | null;
  unaudited: boolean;
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

  /**
   * Runs the work in a transaction of its own and, unless told otherwise, leaves exactly one audit row. One unit of work
   * needs one connection, so that many at once never wait for each other.
   */
  async run<T>(work: Work, task: () => Promise<T>): Promise<T> {
    if (this.running.getStore()) throw new Error(`${work.action}: a unit of work is already running`);
    const refusals: Work[] = [];
    try {
      return await this.dataSource.transaction((manager) => this.within(work, manager, refusals, task));
    } catch (refusal) {
      for (const trace of refusals) await this.run(trace, async () => undefined);
      throw refusal;
    }
  }

  private async within<T>(work: Work, manager: EntityManager, refusals: Work[], task: () => Promise<T>): Promise<T> {
    await manager.query(`select set_config('app.organisation', $1, true)`, [work.organisationId]);
    const { subject = null, unaudited = false } = work;
    const running: Running = { ...work, manager, refusals, subject, unaudited };
    return this.running.run(running, async () => {
      const result = await task();
      if (!running.unaudited) await this.leaveTrace(running);
      return result;
    });
  }

  /** Notes a refusal that must leave a trace: in a unit of work that follows when this one has been undone. */
  traceRefusal(action: string, subject: string): void {
    const { organisationId, actor, refusals } = this.current;
    refusals.push({ organisationId, actor, action, subject });
  }

  /** Nothing happened that is worth a row in the log. */
  leaveNoTrace(): void {
    this.current.unaudited = true;
  }

  /** Tables that all organisations share: on the running transaction when there is one, never on a second connection. */
  get shared(): EntityManager {
    return this.running.getStore()?.manager ?? this.dataSource.manager;
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
