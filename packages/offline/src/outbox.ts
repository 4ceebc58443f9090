import { batchSize } from '@romduol/contracts';
import { instantBy } from './clock.ts';
import { countIn, elementOf, settleEvents } from './event-log.ts';
import { handInAll, type HandInEnd } from './hand-in-all.ts';
import { batchOf, handIn, type HandedIn, type Road } from './hand-in.ts';
import { handInRequestOf } from './hand-in-request.ts';
import type { StoredPhone } from './open-phone.ts';
import type { Recorded } from './open-place.ts';
import type { FlushResult, OutboxStatus } from './outbox-status.ts';
import { browserSurroundings, keepTrying, type Surroundings } from './outbox-triggers.ts';
import type { Tabs } from './outbox-tabs.ts';
import { reportFor } from './report-phone.ts';
import { factOf, type EventRow, type PlaceRow } from './store.ts';

export interface OutboxOptions {
  readonly phone: StoredPhone;
  /** Where the API stands, without a trailing slash: `/api`. */
  readonly base: string;
  readonly fetch?: typeof fetch;
  /** Locks shared by all tabs, where the browser has them. */
  readonly locks?: Pick<LockManager, 'request'> | undefined;
  readonly surroundings?: Surroundings;
  /** Which build of the app this is, for the phone's report. */
  readonly app?: string;
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
  app = '',
  ...options
}: OutboxOptions): Outbox {
  const { store, clock } = phone;
  const locks = 'locks' in options ? options.locks : globalThis.navigator?.locks;
  const road: Road = { base, clock, ...(fetch === undefined ? {} : { fetch }) };
  const listeners = new Set<(status: OutboxStatus) => void>();
  /** Written by this page and not yet answered, for the last moment, when nothing can be read from the store any more. */
  const fresh = new Map<string, ReadyToSend>();
  let status: OutboxStatus = { waiting: 0, refused: 0, sending: false, lastSentAt: null, signedOut: [] };
  let flight: Promise<FlushResult> | undefined;
  let isAskedAgain = false;
  let tabs: Tabs | null = null;

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
    const heard: string[] = [];
    let [handedIn, refused] = [0, 0];
    let code: string | null = null;
    let isPutOff = false;
    for (const asked of places) {
      const { traineeId } = asked;
      const end = await handInFor(asked);
      if (end.state === 'none') continue;
      handedIn += end.handedIn;
      refused += end.refused;
      code ??= end.code;
      if (end.state === 'clear' || end.state === 'fault') heard.push(traineeId);
      // What she asked for brings her a new token, perhaps in place of the one that is not taken any more.
      if (end.isRequestPutOff) isPutOff = true;
      else if (end.state === 'signed-out') signedOut.push(traineeId);
      // Erasure reaches the phones: what was hers here goes too, sent or not.
      if (end.state === 'erased') await phone.remove(traineeId);
      else if (end.state !== 'clear' && end.state !== 'signed-out') isPutOff = true;
    }
    await look();
    show({ signedOut });
    for (const traineeId of heard) await reportFor(store, road, traineeId, app);
    const state = isPutOff ? 'unreachable' : signedOut.length > 0 ? 'signed-out' : 'clear';
    return { state, code, handedIn, refused, waiting: status.waiting };
  }

  /** Her request, then what she did. `none`: the server has said no to her, so nothing of hers can go. */
  async function handInFor(asked: PlaceRow): Promise<EndForHer> {
    const { traineeId } = asked;
    const request = await handInRequestOf(store, road, asked);
    const isRequestPutOff = request === 'later';
    const nothing = { code: null, handedIn: 0, refused: 0, isRequestPutOff };
    if (request === 'erased') return { state: request, ...nothing };
    const place = await store.read(['places'], (tx) => tx.get('places', traineeId));
    // Registered, then enrolled, then answered: before the server knows of her it can take nothing of hers.
    if (place === undefined || place.isProvisional) return { state: isRequestPutOff ? 'later' : 'none', ...nothing };
    return { ...(await handInAll(store, road, traineeId, forget)), isRequestPutOff };
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
      tabs?.tell();
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
    tabs?.tell();
  }

  /** The page may be gone in a moment: what it wrote last is sent without waiting for anything. */
  function sendLast(): void {
    for (const { uploadToken, box, key } of keysOf([...fresh.values()])) {
      const rows = [...fresh.values()].filter(
        (one) => one.uploadToken === uploadToken && one.row.outgoing?.key === key,
      );
      const batch = batchOf(fitting(rows), box === null ? {} : { [key ?? '']: box });
      // Whatever goes wrong here, the events still wait in the store.
      if (batch === null) continue;
      void handIn(road, uploadToken, batch, true)
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
        const { uploadToken } = recorded;
        if (uploadToken !== null) fresh.set(recorded.row.id, { ...recorded, uploadToken });
        trying.now();
      });
      // A store that cannot be read now is read again at the next change.
      tabs ??= surroundings.tabs(() => void look().catch(() => undefined));
      trying.start();
    },
    stop() {
      stopListening?.();
      stopListening = undefined;
      tabs?.close();
      tabs = null;
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

type EndForHer = Omit<HandInEnd, 'state'> & {
  readonly state: HandInEnd['state'] | 'none';
  readonly isRequestPutOff: boolean;
};

type ReadyToSend = Recorded & { readonly uploadToken: string };

/** One of each kind of batch that these make. */
const keysOf = (recorded: readonly ReadyToSend[]) => [
  ...new Map(
    recorded.map(({ uploadToken, box, row }) => {
      const key = row.outgoing?.key;
      return [`${uploadToken}/${key}`, { uploadToken, box, key }];
    }),
  ).values(),
];

/** The first of them that fit into one last message. */
function fitting(recorded: readonly ReadyToSend[]): readonly EventRow[] {
  let bytes = 0;
  return recorded
    .slice(0, batchSize)
    .map(({ row }) => row)
    .filter((row) => (bytes += new TextEncoder().encode(JSON.stringify(elementOf(row))).length + 1) <= keepaliveBytes);
}
