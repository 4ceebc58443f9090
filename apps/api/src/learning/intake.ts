import type { Answer, handInEvents, ProblemCode } from '@romduol/contracts';
import { fewestEvents, mayBeComplete, type AnyLearningEvent } from '@romduol/domain';
import { Injectable } from '@nestjs/common';
import { Enrolments, type Enrolled } from '../cohort/index.ts';
import { Clock } from '../platform/clock/clock.ts';
import { Jobs, jobKind } from '../platform/jobs/jobs.ts';
import { toldFact, unfitness, type Read } from './event-check.ts';
import { LearningRepository } from './learning.repository.ts';
import { Standings } from './standings.ts';

/** Sent when events made an enrolment complete; whoever awards for completion works it. */
export const courseCompleted = jobKind<{ enrolmentId: string }>('course-completed');

/**
 * Events that one enrolment may have. The course of today, 176 screens and a test of 17 questions taken twice, is some 210
 * events: she may go through all of it twenty times over. Beyond it a phone is broken, or somebody fills a disk; and the
 * page of a class reads whatever its women have, so it is also what keeps that page quick.
 */
export const mostEvents = 5_000;

export type Outcomes = Answer<typeof handInEvents>;

/** One element of a batch, and whose it is. */
export type Handed = Read & { readonly traineeId: string };
type HandedEvent = Extract<Handed, { event: AnyLearningEvent }>;

/** A batch as it arrives. */
export interface Batch {
  readonly sentAt: Date;
  /** The member who noted it for the women; null when it comes from the phone of one. */
  readonly recordedBy: string | null;
  readonly elements: readonly Handed[];
}

/** Takes learning events in, each answered on its own: one that is refused never keeps another from being taken. */
@Injectable()
export class Intake {
  constructor(
    private readonly events: LearningRepository,
    private readonly enrolments: Enrolments,
    private readonly standings: Standings,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
  ) {}

  /**
   * What became of each element, in their order. The rows of the women must be held, so that nothing is written of one who
   * is being erased and no two batches of hers are counted at once.
   */
  async take({ sentAt, recordedBy, elements }: Batch): Promise<Outcomes> {
    const events = elements.filter((element): element is HandedEvent => 'event' in element);
    const enrolled = await this.enrolments.findAll([...new Set(events.map(({ event }) => event.enrolmentId))]);
    const taking = new Map<string, HandedEvent>();
    const refused = new Map<HandedEvent, ProblemCode>();
    for (const element of events) {
      if (taking.has(element.id)) continue;
      const code = refusalOf(element, enrolled.get(element.event.enrolmentId));
      if (code) refused.set(element, code);
      else taking.set(element.id, element);
    }
    const { ids: taken, counts } = await this.events.append(
      [...taking.values()].map(({ event, traineeId }) => ({ ...toldEvent(event, enrolled), traineeId })),
      { sentAt, recordedBy, receivedAt: this.clock.now() },
      mostEvents,
    );
    const known = await this.events.owners(
      events.flatMap((element) => (refused.has(element) || !taken.has(element.id) ? [element.id] : [])),
    );
    await this.noticeCompletion(enrolled, counts);
    return elements.map((element) => {
      const { id } = element;
      if (!('event' in element)) return { id, outcome: 'refused', code: element.code };
      const owner = known.get(element.id);
      if (owner !== undefined && owner !== element.traineeId)
        return { id, outcome: 'refused', code: 'thing.exists-differently' };
      if (owner !== undefined) return { id, outcome: 'known' };
      const code = refused.get(element) ?? (taken.has(element.id) ? null : 'event.too-many');
      if (code) return { id, outcome: 'refused', code };
      return { id, outcome: taking.get(element.id) === element ? 'taken' : 'known' };
    });
  }

  /** Awards follow in a job of their own, so that their failure never blocks what she did. */
  private async noticeCompletion(
    enrolled: ReadonlyMap<string, Enrolled>,
    counts: ReadonlyMap<string, number>,
  ): Promise<void> {
    const touched = [...counts.keys()].flatMap((id) => enrolled.get(id) ?? []);
    const far = touched.filter(({ id, release }) => (counts.get(id) ?? 0) >= fewestEvents(release));
    const named = far.length > 0 ? await this.events.named(far.map(({ id }) => id)) : null;
    for (const enrolment of far) {
      const of = named?.get(enrolment.id);
      if (of && mayBeComplete(enrolment.release, of)) await this.noticeIfComplete(enrolment);
    }
  }

  /** Judges an enrolment of which something new is known. */
  async noticeIfComplete(enrolment: Enrolled): Promise<void> {
    const { completion } = await this.standings.of(enrolment);
    if (completion.isComplete) await this.jobs.enqueue(courseCompleted, { enrolmentId: enrolment.id });
  }
}

/** What is kept of an event that is taken. */
function toldEvent(event: HandedEvent['event'], enrolled: ReadonlyMap<string, Enrolled>): HandedEvent['event'] {
  const release = enrolled.get(event.enrolmentId)?.release;
  return release === undefined ? event : { ...event, fact: toldFact(event.fact, release) };
}

/** Why an event is not taken, whatever else is there, or null. */
function refusalOf({ event, traineeId }: HandedEvent, enrolled: Enrolled | undefined): ProblemCode | null {
  return enrolled?.traineeId === traineeId ? unfitness(event.fact, enrolled.release) : 'event.not-enrolled';
}
