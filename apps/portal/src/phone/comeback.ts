/** What is noticed of the browser around the page. */
export interface Around {
  /** Where `online`, `visibilitychange` and `pageshow` arrive: the window, to which the second bubbles up. */
  readonly events: EventTarget;
  readonly isHidden: () => boolean;
}
const browser = (): Around => ({ events: globalThis, isHidden: () => document.visibilityState === 'hidden' });

/**
 * Calls whenever there may be a network again: the phone says so, or the page is looked at again. Neither promises
 * anything. Answers how to stop.
 */
export function onComeback(listener: () => void, { events, isHidden }: Around = browser()): () => void {
  const look = () => {
    if (!isHidden()) listener();
  };
  const kinds = ['online', 'visibilitychange', 'pageshow'];
  for (const kind of kinds) events.addEventListener(kind, look);
  return () => kinds.forEach((kind) => events.removeEventListener(kind, look));
}

const shortestWait = 5_000;
const longestWait = 120_000;

/** Tries again, with growing patience. */
export interface Retry {
  /** It failed: tries again when the network may be back, and after 5 s, 10 s, … 2 min. */
  readonly later: () => void;
  /** It worked, or nobody wants it any more. */
  readonly rest: () => void;
}

export function createRetry(attempt: () => void, around?: Around): Retry {
  let failures = 0;
  let callOff: (() => void) | undefined;
  const now = () => {
    callOff?.();
    callOff = undefined;
    attempt();
  };
  return {
    later() {
      callOff?.();
      failures += 1;
      const timer = setTimeout(now, Math.min(shortestWait * 2 ** (failures - 1), longestWait));
      const stop = onComeback(now, around);
      callOff = () => {
        clearTimeout(timer);
        stop();
      };
    },
    rest() {
      callOff?.();
      callOff = undefined;
      failures = 0;
    },
  };
}
