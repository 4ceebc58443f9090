import {
  createClient,
  handInEvents,
  RefusedError,
  TimedOutError,
  UnreachableError,
  type SealedBox,
} from '@romduol/contracts';
import { instantBy, type Clock } from './clock.ts';
import { elementOf } from './event-log.ts';
import { answersTo, type Settled } from './servers-word.ts';
import type { EventRow, PlaceRow } from './store.ts';

/** How events reach the server. */
export interface Road {
  /** Where the API stands, without a trailing slash. */
  readonly base: string;
  readonly fetch?: typeof fetch;
  readonly clock: Clock;
}

/** Events as they go up together: all under one outbox key, or all in clear. */
export interface Batch {
  readonly ids: readonly string[];
  readonly events: readonly unknown[];
  readonly key: SealedBox | undefined;
}

/** The batch of these rows; the boxes are those of her place. Null when the box of their key is lost. */
export function batchOf(rows: readonly EventRow[], boxes: PlaceRow['outboxKeys']): Batch | null {
  const name = rows[0]?.outgoing?.key;
  const key = boxes[name ?? ''];
  if (name !== undefined && key === undefined) return null;
  return { ids: rows.map(({ id }) => id), events: rows.map(elementOf), key };
}

/** What became of one batch. Only `answered` says anything of single events; after all others they go on waiting. */
export type HandedIn =
  | { readonly state: 'answered'; readonly answers: readonly Settled[] }
  | { readonly state: 'too-large' }
  /** The server failed at something in this batch. */
  | { readonly state: 'fault'; readonly code: string }
  /** The server does not hold the key now to which this batch is sealed. */
  | { readonly state: 'sealed-shut'; readonly code: string }
  /** The upload token is not taken any more. */
  | { readonly state: 'signed-out'; readonly code: string }
  /** She asked to be forgotten, or her programme's time for keeping her had come. */
  | { readonly state: 'erased'; readonly code: string }
  /** Understood and put off: too often, stopping. */
  | { readonly state: 'later'; readonly code: string }
  /** No answer came in time. */
  | { readonly state: 'timed-out' }
  | { readonly state: 'unreachable' };

/** Milliseconds that a batch may take; an old phone on an old network needs them. */
const patience = 30_000;

/** Hands in one batch with an upload token. Never throws for what the network or the server does. */
export async function handIn(
  { base, fetch = globalThis.fetch, clock }: Road,
  uploadToken: string,
  batch: Batch,
  keepalive = false,
): Promise<HandedIn> {
  let status = 0;
  const client = createClient({
    base,
    token: () => uploadToken,
    timeout: patience,
    fetch: async (input, init) => {
      const response = await fetch(input, keepalive ? { ...init, keepalive } : init);
      status = response.status;
      return response;
    },
  });
  try {
    const { ids, events, key } = batch;
    const sent = { sentAt: instantBy(clock), events: [...events] };
    const answers = await client(handInEvents, { body: key === undefined ? sent : { ...sent, key } });
    return { state: 'answered', answers: answersTo(ids, answers) };
  } catch (error) {
    // A proxy before the server refuses a large body in its own words.
    if (status === 413) return { state: 'too-large' };
    if (error instanceof TimedOutError) return { state: 'timed-out' };
    if (error instanceof UnreachableError) return { state: 'unreachable' };
    if (!(error instanceof RefusedError)) throw error;
    if (error.code === 'trainee.erased') return { state: 'erased', code: error.code };
    if (error.code === 'seal.unknown-key') return { state: 'sealed-shut', code: error.code };
    if (status === 401) return { state: 'signed-out', code: error.code };
    return { state: error.code === 'server.fault' ? 'fault' : 'later', code: error.code };
  }
}
