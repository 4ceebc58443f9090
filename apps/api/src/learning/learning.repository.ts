import { upcast, type AnyLearningEvent, type LearningEvent, type Named } from '@romduol/domain';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.ts';
import { LearningEventRow } from './learning-event.entity.ts';

/** Every query on learning events. */
@Injectable()
export class LearningRepository {
  constructor(private readonly work: UnitOfWork) {}

  /** To whom those of these events belong that are there. */
  async owners(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (ids.length === 0) return new Map();
    const rows = await this.work.query<{ id: string; trainee_id: string }>(
      'select id, trainee_id from learning_event where id = any($1::uuid[])',
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row.trainee_id]));
  }

  /** What the events of each of these enrolments name. */
  async named(enrolmentIds: readonly string[]): Promise<ReadonlyMap<string, Named>> {
    const rows = await this.work.query<{ id: string; names: string[] }>(
      `select enrolment_id as id, array_agg(name) as names
         from (select distinct enrolment_id,
                   coalesce(fact->>'blockId', fact->>'lessonId', (fact->>'kind') || '/' || (fact->>'sitting')) as name
                 from learning_event where enrolment_id = any($1::uuid[])) as named
        group by enrolment_id`,
      [enrolmentIds],
    );
    return new Map(
      rows.map(({ id, names }) => {
        const ids = new Set(names);
        return [id, { ids, handedIn: ids.has('test-handed-in/post') || ids.has('test-handed-in/again') }];
      }),
    );
  }

  /**
   * Adds events in one statement, as far as each enrolment may have more of them. Facts and versions stay as they were
   * sent. Answers the ids of those that are new, and how many each enrolment has now.
   */
  async append(
    events: readonly (AnyLearningEvent & { readonly traineeId: string })[],
    { sentAt, receivedAt, recordedBy }: Receipt,
    most: number,
  ): Promise<Appended> {
    const ids = new Set<string>();
    const counts = new Map<string, number>();
    if (events.length === 0) return { ids, counts };
    const many = new Map<string, number>();
    const nths = events.map(({ enrolmentId }) => {
      const nth = (many.get(enrolmentId) ?? 0) + 1;
      many.set(enrolmentId, nth);
      return nth;
    });
    const added = await this.work.query<{ id: string; enrolment_id: string; before: number | null }>(append, [
      ...[sentAt, receivedAt, recordedBy, most],
      [...many.keys()],
      listOf(events.map(({ id }) => id)),
      listOf(events.map(({ enrolmentId }) => enrolmentId)),
      listOf(events.map(({ traineeId }) => traineeId)),
      listOf(events.map(({ deviceId }) => deviceId)),
      listOf(events.map(({ seq }) => seq)),
      listOf(events.map(({ v }) => v)),
      events.map(({ fact }) => JSON.stringify(fact)),
      listOf(events.map(({ occurredAt }) => Date.parse(occurredAt))),
      listOf(nths),
    ]);
    for (const { id, enrolment_id: enrolmentId, before } of added) {
      ids.add(id);
      counts.set(enrolmentId, (counts.get(enrolmentId) ?? before ?? 0) + 1);
    }
    return { ids, counts };
  }

  async ofEnrolment(enrolmentId: string): Promise<readonly LearningEvent[]> {
    return (await this.work.rows(LearningEventRow).findBy({ enrolmentId })).map(eventIn);
  }

  async ofTrainee(traineeId: string): Promise<readonly LearningEvent[]> {
    return (await this.work.rows(LearningEventRow).findBy({ traineeId })).map(eventIn);
  }

  async eraseTrainee(traineeId: string): Promise<void> {
    await this.work.rows(LearningEventRow).delete({ traineeId });
  }

  /** Events of a whole class with when they were received, by enrolment. */
  async ofCohort(cohortId: string): Promise<ReadonlyMap<string, EnrolmentEvents>> {
    const rows = await this.work
      .rows(LearningEventRow)
      .createQueryBuilder('event')
      .where(
        `event.enrolment_id in (select id from enrolment where cohort_id = :cohortId
           and organisation_id = event.organisation_id)`,
        { cohortId },
      )
      .getMany();
    const byEnrolment = new Map<string, { events: LearningEvent[]; asOf: Date | null }>();
    for (const row of rows) {
      const of = byEnrolment.get(row.enrolmentId) ?? { events: [], asOf: null };
      of.events.push(eventIn(row));
      const isHers = row.recordedBy === null;
      if (isHers && (of.asOf === null || row.receivedAt > of.asOf)) of.asOf = row.receivedAt;
      byEnrolment.set(row.enrolmentId, of);
    }
    return byEnrolment;
  }
}

/** How a batch came in. */
export interface Receipt {
  /** What the clock of the device said when it sent the batch. */
  readonly sentAt: Date;
  readonly receivedAt: Date;
  /** The member who noted it for the women; null when they recorded it themselves. */
  readonly recordedBy: string | null;
}

export interface EnrolmentEvents {
  readonly events: readonly LearningEvent[];
  /** When the server last received anything from herself; null when trainers noted all of it. */
  readonly asOf: Date | null;
}

/** The event of a row, brought up to date. */
function eventIn(row: LearningEventRow): LearningEvent {
  const { id, v, enrolmentId, deviceId, seq, fact, occurredAt, recordedBy } = row;
  const event = { id, enrolmentId, deviceId, seq, occurredAt: occurredAt.toISOString(), fact };
  return upcast(v === 1 ? { ...event, v } : { ...event, v: 2, by: recordedBy === null ? 'herself' : 'trainer' });
}

/** What an append has added: ids, and how many events each enrolment with new ones has now. */
export interface Appended {
  readonly ids: ReadonlySet<string>;
  readonly counts: ReadonlyMap<string, number>;
}

/** Ids and numbers as PostgreSQL reads an array of them; they need no quotes, which the driver would look for in each. */
const listOf = (values: readonly (string | number)[]): string => `{${values.join(',')}}`;

/** An array a column: PostgreSQL takes a tenth less time than for one JSON document of all rows, and Node no more. */
const append = `
  with there as materialized (
    select enrolment_id, count(*)::integer as many from learning_event
     where enrolment_id = any($5::uuid[]) group by enrolment_id)
  insert into learning_event
    (id, enrolment_id, trainee_id, device_id, seq, v, fact, occurred_at, sent_at, received_at, recorded_by)
  select event.id, event.enrolment_id, trainee_id, device_id, seq, v, fact, to_timestamp(occurred_at / 1000), $1, $2, $3
    from unnest($6::uuid[], $7::uuid[], $8::uuid[], $9::uuid[], $10::integer[], $11::smallint[], $12::jsonb[],
        $13::double precision[], $14::integer[])
      as event (id, enrolment_id, trainee_id, device_id, seq, v, fact, occurred_at, nth)
    left join there on there.enrolment_id = event.enrolment_id
   where coalesce(there.many, 0) + event.nth <= $4
  on conflict do nothing
  returning id, enrolment_id,
    (select many from there where there.enrolment_id = learning_event.enrolment_id) as before`;
