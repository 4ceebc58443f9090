import { createClient, handInEvents, RefusedError, UnreachableError } from '@romduol/contracts';
import type { LearningEvent } from '@romduol/domain';
import { instantBy, type Clock } from './clock.ts';
import type { Settled } from './event-log.ts';

/** How events reach the server. */
export interface Road {
  /** Where the API stands, without a trailing slash. */
  readonly base: string;
  readonly fetch?: typeof fetch;
  readonly clock: Clock;
}

/** What became of one batch. Only `answered` says anything of single events; after all others they go on waiting. */
export type HandedIn =
  | { readonly state: 'answered'; readonly answers: readonly Settled[] }
  | { readonly state: 'too-large' }
  /** The server failed at something in this batch. */
  | { readonly state: 'fault'; readonly code: string }
  /** The upload token is not taken any more. */
  | { readonly state: 'signed-out'; readonly code: string }
  /** She asked to be forgotten, or her programme's time for keeping her had come. */
  | { readonly state: 'erased'; readonly code: string }
  /** Understood and put off: too often, stopping. */
  | { readonly state: 'later'; readonly code: string }
  | { readonly state: 'unreachable' };

/** Milliseconds that a batch may take; an old phone on an old network needs them. */
const patience = 30_000;

/** Hands in one batch with an upload token. Never throws for what the network or the server does. */
export async function handIn(
  { base, fetch = globalThis.fetch, clock }: Road,
  uploadToken: string,
  events: readonly LearningEvent[],
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
    const answers = await client(handInEvents, { body: { sentAt: instantBy(clock), events: [...events] } });
    return { state: 'answered', answers: answersTo(events, answers) };
  } catch (error) {
    // A proxy before the server refuses a large body in its own words.
    if (status === 413) return { state: 'too-large' };
    if (error instanceof UnreachableError) return { state: 'unreachable' };
    if (!(error instanceof RefusedError)) throw error;
    if (error.code === 'trainee.erased') return { state: 'erased', code: error.code };
    if (status === 401) return { state: 'signed-out', code: error.code };
    return { state: error.code === 'server.fault' ? 'fault' : 'later', code: error.code };
  }
}

interface ServersWord {
  readonly id: string | null;
  readonly outcome: 'taken' | 'known' | 'refused';
  readonly code?: string | undefined;
}

/** The server's word on each event that was sent; what it says of others is not ours to note. */
function answersTo(events: readonly LearningEvent[], answers: readonly ServersWord[]): readonly Settled[] {
  const sent = new Set(events.map(({ id }) => id));
  return answers.flatMap(({ id, outcome, code }) =>
    id !== null && sent.has(id) ? [{ id, code: outcome === 'refused' ? (code ?? 'request.invalid') : null }] : [],
  );
}
