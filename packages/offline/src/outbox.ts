import { batchSize } from '@romduol/contracts';
import { instantBy } from './clock.ts';
import { countIn, settleEvents } from './event-log.ts';
import { handInAll } from './hand-in-all.ts';
import { handIn, type HandedIn, type Road } from './hand-in.ts';
import type { StoredPhone } from './open-phone.ts';
import type { Recorded } from './open-place.ts';
import type { FlushResult, OutboxStatus } from './outbox-status.ts';
import { browserSurroundings, keepTrying, type Surroundings } from './outbox-triggers.ts';
import { factOf } from './store.ts';

export interface OutboxOptions {
  readonly phone: StoredPhone;
  /** Where the API stands, without a trailing slash: `/api`. */
  readonly base: string;
  readonly fetch?: typeof fetch;
  /** Locks shared by all tabs, where the browser has them. */
  readonly locks?: Pick<LockManager, 'request'> | undefined;
  readonly surroundings?: Surroundings;
}

export interface Outbox {
  /** Hands in what waits for every woman on this phone. Never throws for the network's sake; one flight at a time. */
  flush(): Promise<FlushResult>;
  /** From now on flushes by itself: at once, after each event, when the network or the page comes back, with patience. */
  start(): void;
  stop(): void;
  status(): OutboxStatus;
  /** Tells at once and after each change. Answers how to stop. */
  subscribe(listener: (status: OutboxStatus) => void): () => void;
}

/** Bytes of a body that a browser sends for a page that is gone: 64 KiB in all (Fetch standard), with room for others. */
const keepaliveBytes = 48_000;

/** The outbox of a phone: delivers at least once, and the server keeps each event once. */
export function createOutbox({
  phone,
  base,
  fetch,
  surroundings = browserSurroundings(),
  ...options
}: OutboxOptions): Outbox {
  const { store, clock } = phone;
  const locks = 'locks' in options ? options.locks : globalThis.navigator?.locks;
  const road: Road = { base, clock, ...(fetch === undefined ? {} : { fetch }) };
  const listeners = new Set<(status: OutboxStatus) => void>();
  /** Written by this page and not yet answered, for the last moment, when nothing can be read from the store any more. */
  const fresh = new Map<string, Recorded>();
  let status: OutboxStatus = { waiting: 0, refused: 0, sending: false, lastSentAt: null, signedOut: [] };
  let flight: Promise<FlushResult> | undefined;
  let isAskedAgain = false;

  const show = (change: Partial<OutboxStatus>): void => {
    status = { ...status, ...change };
    listeners.forEach((listener) => listener(status));
  };
  const forget = (ids: readonly string[]): void => ids.forEach((id) => fresh.delete(id));

  async function look(): Promise<void> {
    const seen = await store.read(['phone', 'places', 'events'], async (tx) => {
      let [waiting, refused] = [0, 0];
      for (const { traineeId } of await tx.list('places')) {
        waiting += await countIn(tx, traineeId, 'waiting');
        refused += await countIn(tx, traineeId, 'refused');
      }
      return { waiting, refused, lastSentAt: (await factOf(tx, 'last-sent')) ?? null };
    });
    show(seen);
  }

  async function handInForEveryone(): Promise<FlushResult> {
    const places = await store.read(['places'], (tx) => tx.list('places'));
    const signedOut: string[] = [];
    let [handedIn, refused] = [0, 0];
    let code: string | null = null;
    let isUnreachable = false;
    for (const place of places) {
      const end = await handInAll(store, road, place, forget);
      handedIn += end.handedIn;
      refused += end.refused;
      code ??= end.code;
      if (end.state === 'signed-out') signedOut.push(place.traineeId);
      // Erasure reaches the phones: what was hers here goes too, sent or not.
      else if (end.state === 'erased') await phone.remove(place.traineeId);
      else if (end.state !== 'clear') isUnreachable = true;
      // Without network there is none for her sisters either.
      if (end.state === 'unreachable') break;
    }
    await look();
    show({ signedOut });
    const state = isUnreachable ? 'unreachable' : signedOut.length > 0 ? 'signed-out' : 'clear';
    return { state, code, handedIn, refused, waiting: status.waiting };
  }

  async function fly(): Promise<FlushResult> {
    show({ sending: true });
    try {
      for (;;) {
        isAskedAgain = false;
        const result =
          locks === undefined ? await handInForEveryone() : await locks.request('outbox', handInForEveryone);
        if (!isAskedAgain || result.state === 'unreachable') return result;
      }
    } finally {
      flight = undefined;
      show({ sending: false });
    }
  }

  function flush(): Promise<FlushResult> {
    if (flight === undefined) flight = fly();
    else isAskedAgain = true;
    return flight;
  }

  /** When the page was not gone after all. */
  async function noteLast(answer: HandedIn): Promise<void> {
    if (answer.state !== 'answered') return;
    forget(answer.answers.map(({ id }) => id));
    await settleEvents(store, answer.answers, instantBy(clock));
    await look();
  }

  /** The page may be gone in a moment: what it wrote last is sent without waiting for anything. */
  function sendLast(): void {
    for (const uploadToken of new Set([...fresh.values()].map((recorded) => recorded.uploadToken))) {
      const events = fitting([...fresh.values()].filter((recorded) => recorded.uploadToken === uploadToken));
      // Whatever goes wrong here, the events still wait in the store.
      void handIn(road, uploadToken, events, true)
        .then(noteLast)
        .catch(() => undefined);
    }
  }

  const trying = keepTrying({ flush, sendLast, surroundings });
  let stopListening: (() => void) | undefined;

  return {
    flush,
    status: () => status,
    start() {
      stopListening ??= phone.onRecorded((recorded) => {
        fresh.set(recorded.event.id, recorded);
        trying.now();
      });
      trying.start();
    },
    stop() {
      stopListening?.();
      stopListening = undefined;
      trying.stop();
    },
    subscribe(listener) {
      listeners.add(listener);
      listener(status);
      // A store that cannot be read now is read again at the next change.
      void look().catch(() => undefined);
      return () => listeners.delete(listener);
    },
  };
}

/** The first of them that fit into one last message. */
function fitting(recorded: readonly Recorded[]): readonly Recorded['event'][] {
  let bytes = 0;
  return recorded
    .slice(0, batchSize)
    .map(({ event }) => event)
    .filter((event) => (bytes += new TextEncoder().encode(JSON.stringify(event)).length + 1) <= keepaliveBytes);
}
