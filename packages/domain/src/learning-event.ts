/**
 * A learning event is a fact that happened on a phone, or that a trainer noted for a trainee. Facts go up, never states:
 * an event carries what she did and answered, never a score or a completion.
 */

/** What she answered in an activity, by kind; ids are those of the block. */
export type ActivityAnswer =
  | { readonly kind: 'story-choice'; readonly path: readonly string[] }
  | { readonly kind: 'red-flags'; readonly found: readonly string[] }
  /** What she ticked is hers: it stays on her phone. */
  | { readonly kind: 'checklist' }
  | { readonly kind: 'sort'; readonly order: readonly string[] }
  | { readonly kind: 'sort'; readonly piles: Readonly<Record<string, string>> }
  | { readonly kind: 'quiz'; readonly answers: Readonly<Record<string, ItemAnswer>> }
  | { readonly kind: 'calc'; readonly answer: string }
  /** What she wrote is not here and never leaves her phone. */
  | { readonly kind: 'plan'; readonly kept: boolean }
  | { readonly kind: 'role-play' | 'discuss'; readonly form: 'class' | 'alone'; readonly choices: readonly string[] }
  | { readonly kind: 'listen'; readonly heard: readonly string[] }
  | { readonly kind: 'practice'; readonly steps: readonly string[] };

/** Chosen ids in any order, or her honest "I don't know". */
export type ItemAnswer = readonly string[] | 'dont-know';

/** Before the course, after it, or again the topics that were not yet right. */
export type Sitting = 'pre' | 'post' | 'again';

/** What can happen. Blocks, items and attempts are named by their stable ids. */
export type LearningFact =
  | { readonly kind: 'block-seen'; readonly blockId: string }
  | { readonly kind: 'block-skipped'; readonly blockId: string }
  | { readonly kind: 'lesson-skipped'; readonly lessonId: string }
  | { readonly kind: 'activity-answered'; readonly blockId: string; readonly answer: ActivityAnswer }
  | {
      readonly kind: 'item-answered';
      readonly attemptId: string;
      readonly sitting: Sitting;
      readonly itemId: string;
      readonly answer: ItemAnswer;
    }
  | {
      readonly kind: 'test-handed-in';
      readonly attemptId: string;
      readonly sitting: Sitting;
      /**
       * Everything she answered, by item: the sitting then stands in this one event, whatever else is late or lost.
       * Absent in events of version 1, where the single answers say it.
       */
      readonly answers?: Readonly<Record<string, ItemAnswer>>;
    };

/** Who says that it happened: she on her own phone, or a trainer who noted it for her in class. */
export type Witness = 'herself' | 'trainer';

/** A fact with its circumstances. `id` is a UUIDv7 made by the phone and makes sending it again harmless. */
export interface LearningEvent {
  readonly id: string;
  /** Version of the shape; older ones are upcast on read, by `upcast` and nowhere else. */
  readonly v: 2;
  readonly enrolmentId: string;
  readonly deviceId: string;
  /** Counts up on each device; orders what one phone did even when its clock is wrong. */
  readonly seq: number;
  /** What the phone's clock said, an ISO instant. Never trusted for anything that counts. */
  readonly occurredAt: string;
  /** Not believed as it is sent: the server compares it with who sends it. */
  readonly by: Witness;
  readonly fact: LearningFact;
}

/** The first shape. Only women themselves recorded anything then. Phones and tables hold such events for good. */
export type LearningEventV1 = Omit<LearningEvent, 'v' | 'by'> & { readonly v: 1 };

/** An event of any version that ever left a phone. */
export type AnyLearningEvent = LearningEventV1 | LearningEvent;

/** Brings an event of any version up to date. What it says stays the same, and so does its id. */
export function upcast(event: AnyLearningEvent): LearningEvent {
  return event.v === 1 ? { ...event, v: 2, by: 'herself' } : event;
}

/**
 * The one order in which events are folded, whatever the order of arrival: by device, then by its own sequence, then
 * by id. Two events of one device with one sequence number can only come from a restored phone; the id decides.
 */
export function inOrder(events: readonly LearningEvent[]): readonly LearningEvent[] {
  const once = new Map(events.map((event) => [event.id, event]));
  return [...once.values()].sort((a, b) => compare(a.deviceId, b.deviceId) || a.seq - b.seq || compare(a.id, b.id));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
