/** What a screen may show of the outbox; counts are of the whole phone. */
export interface OutboxStatus {
  readonly waiting: number;
  readonly refused: number;
  readonly sending: boolean;
  /** When the server last answered, an ISO instant by the phone's clock; null when it never has. */
  readonly lastSentAt: string | null;
  /** Those whose upload token the server no longer takes; their events wait until they sign in again. */
  readonly signedOut: readonly string[];
}

/**
 * How a flush ended. `clear`: everything was answered. `signed-out`: everything but the events of women whose token is
 * not taken any more. `unreachable`: something waits and should be tried again; `code` says why, when the server did.
 */
export interface FlushResult {
  readonly state: 'clear' | 'signed-out' | 'unreachable';
  readonly code: string | null;
  readonly handedIn: number;
  readonly refused: number;
  readonly waiting: number;
}
