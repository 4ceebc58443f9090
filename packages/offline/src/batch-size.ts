/** How many records go up at once: as many as the line bears, and fewer while one that is at fault is being found. */
import { batchSize } from '@romduol/contracts';

/** Fewer are not tried where the line is slow: then it bears nothing. */
const smallest = 10;

/**
 * Milliseconds in which a batch must be answered for a larger one to follow: five times as long is still within a batch's
 * patience.
 */
const quick = 4_000;

/**
 * Whether fewer may come through where a batch failed after so many milliseconds: its time was over, or it was under way
 * for long when the line broke.
 */
export const wasTooMuch = (state: string, milliseconds: number): boolean =>
  state === 'timed-out' || (state === 'unreachable' && milliseconds >= quick);

export interface BatchSize {
  /** How many to send next. */
  readonly now: number;
  /** With how many to begin another time; at most `batchSize`. */
  readonly remembered: number;
  /** So many were answered after so many milliseconds. */
  answered(count: number, milliseconds: number): void;
  /** So many were too much for the line. False when it is no use to try with fewer. */
  tooSlow(count: number): boolean;
  /** One of so many is at fault. False when it stands alone: then it is found, and the others go on. */
  atFault(count: number): boolean;
}

/** Begins with what is remembered. `most`: how many the server takes at once. */
export function createBatchSize(remembered: number = batchSize, most: number = batchSize): BatchSize {
  /** What the line bears, as far as it has shown. */
  let line = Math.min(remembered, batchSize);
  let now = line;
  let isSmooth = true;
  return {
    get now() {
      return now;
    },
    get remembered() {
      return Math.min(line, batchSize);
    },
    answered(count, milliseconds) {
      // Few tell nothing of many; and where one at fault is being found by halving, nothing may grow again.
      if (!isSmooth || count < Math.min(now, batchSize)) return;
      if (milliseconds >= quick) line = Math.min(line, batchSize);
      else line = line < batchSize ? Math.min(line * 2, batchSize) : most;
      now = line;
    },
    tooSlow(count) {
      line = Math.max(smallest, Math.ceil(count / 2));
      now = line;
      return count > smallest;
    },
    atFault(count) {
      isSmooth = false;
      now = count > 1 ? Math.ceil(count / 2) : Math.min(line, batchSize);
      return count > 1;
    },
  };
}
