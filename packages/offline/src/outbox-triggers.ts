/** When the outbox tries: at once, when the page or the network comes back, and else with growing patience. */
import type { FlushResult } from './outbox-status.ts';
import { browserTabs, type Tabs } from './outbox-tabs.ts';

/** What the outbox notices of the browser around it. */
export interface Surroundings {
  /** Where `online`, `pagehide` and `visibilitychange` arrive: the window, to which the last one bubbles up. */
  readonly events: EventTarget;
  readonly isHidden: () => boolean;
  /** Does something after that many milliseconds. Answers how to call it off. */
  readonly later: (work: () => void, milliseconds: number) => () => void;
  /** A line to the other tabs; null where there is none. */
  readonly tabs: (onTold: () => void) => Tabs | null;
}

export function browserSurroundings(): Surroundings {
  return {
    events: 'addEventListener' in globalThis ? globalThis : new EventTarget(),
    isHidden: () => globalThis.document?.visibilityState === 'hidden',
    later(work, milliseconds) {
      const timer = setTimeout(work, milliseconds);
      return () => clearTimeout(timer);
    },
    tabs: browserTabs,
  };
}

const shortestWait = 5_000;
const longestWait = 300_000;

/** Milliseconds to wait after that many failures in a row: 5 s, doubling, to 5 min. */
export const waitAfter = (failures: number): number => Math.min(shortestWait * 2 ** (failures - 1), longestWait);

interface Trying {
  start(): void;
  stop(): void;
  /** Tries now, whatever the patience says. */
  now(): void;
}

export function keepTrying({
  flush,
  sendLast,
  surroundings,
}: {
  readonly flush: () => Promise<FlushResult>;
  readonly sendLast: () => void;
  readonly surroundings: Surroundings;
}): Trying {
  const { events, isHidden, later } = surroundings;
  let isOn = false;
  let failures = 0;
  let callOff: (() => void) | undefined;
  let watched: Promise<FlushResult> | undefined;

  const now = (): void => attempt(false);
  function attempt(isTimed: boolean): void {
    if (!isOn) return;
    callOff?.();
    callOff = undefined;
    const flight = flush();
    // Ten events written during one flight that fails are one failure, not ten.
    if (flight === watched) return;
    watched = flight;
    flight.then(
      ({ state }) => next(state === 'unreachable', isTimed),
      // The store itself failed; it may be better later.
      () => next(true, isTimed),
    );
  }
  /** Only tries by the clock make patience grow: a busy evening without network is one failure, not a hundred. */
  function next(failed: boolean, isTimed: boolean): void {
    if (!failed) failures = 0;
    else if (isTimed || failures === 0) failures += 1;
    callOff?.();
    callOff = failed && isOn ? later(() => attempt(true), waitAfter(failures)) : undefined;
  }
  // `online` only says that some interface is up; it is a reason to try, never a reason not to.
  const comeBack = (): void => {
    failures = 0;
    now();
  };
  const turn = (): void => (isHidden() ? sendLast() : comeBack());

  return {
    now,
    start() {
      if (isOn) return;
      isOn = true;
      events.addEventListener('online', comeBack);
      events.addEventListener('visibilitychange', turn);
      events.addEventListener('pagehide', sendLast);
      now();
    },
    stop() {
      isOn = false;
      callOff?.();
      callOff = undefined;
      events.removeEventListener('online', comeBack);
      events.removeEventListener('visibilitychange', turn);
      events.removeEventListener('pagehide', sendLast);
    },
  };
}
