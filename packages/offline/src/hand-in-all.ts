import { batchSize, largestBatch } from '@romduol/contracts';
import { instantBy } from './clock.ts';
import { nextBatch, settleEvents } from './event-log.ts';
import { batchOf, handIn, type HandedIn, type Road } from './hand-in.ts';
import type { Store } from './store.ts';

/**
 * How handing in one woman's events ended. `clear`: nothing of hers waits. `fault`: the server is there, and some could
 * not be taken.
 */
export interface HandInEnd {
  readonly state: 'clear' | Exclude<HandedIn['state'], 'answered' | 'too-large' | 'sealed-shut'>;
  readonly code: string | null;
  readonly handedIn: number;
  readonly refused: number;
}

/** Enough to find one event in the largest batch by halving. */
const faultsBorne = 10;

/**
 * Milliseconds in which a batch of the first size must be answered for one of the largest to follow: five times as long is
 * still within a batch's patience.
 */
const quick = 4_000;

/**
 * Hands in all that waits for one woman, batch by batch in the order of her events. The first is small, for bad lines; after
 * one that was answered quickly comes the largest there may be, after a slow one a small one. A batch that is too large,
 * or at which the server fails, is halved until the event at fault stands alone: one too large is refused, one at which
 * the server fails is passed over until next time, and the others go on. So are those that it cannot open.
 */
export async function handInAll(
  store: Store,
  road: Road,
  traineeId: string,
  onSettled: (ids: readonly string[]) => void,
): Promise<HandInEnd> {
  const passedOver = new Set<string>();
  let size: number = batchSize;
  let isSmooth = true;
  let [faults, handedIn, refused] = [0, 0, 0];
  let code: string | null = null;
  const end = (state: HandInEnd['state']): HandInEnd => ({ state, code, handedIn, refused });
  const settle = async (answers: Parameters<typeof settleEvents>[1]): Promise<void> => {
    await settleEvents(store, answers, instantBy(road.clock));
    onSettled(answers.map(({ id }) => id));
    const refusedNow = answers.filter((answer) => answer.code !== null).length;
    refused += refusedNow;
    handedIn += answers.length - refusedNow;
  };

  for (;;) {
    const { place, rows } = await nextBatch(store, traineeId, size, passedOver);
    const [first] = rows;
    if (first === undefined || place === undefined) return end(passedOver.size > 0 ? 'fault' : 'clear');
    const passOver = (): void => rows.forEach(({ id }) => passedOver.add(id));
    const batch = batchOf(rows, place.outboxKeys);
    if (batch === null) {
      // Nobody could open them. Her place seals them anew when she opens it.
      passOver();
      continue;
    }
    const sentAt = performance.now();
    const answer = await handIn(road, place.uploadToken, batch);
    const took = performance.now() - sentAt;
    if (answer.state === 'too-large' || answer.state === 'fault') isSmooth = false;
    if ('code' in answer) code = answer.code;
    switch (answer.state) {
      case 'answered':
        // An answer that says nothing of what was sent is not the server's.
        if (answer.answers.length === 0) return end('unreachable');
        await settle(answer.answers);
        // Few tell nothing of many; and where an event is being found by halving, nothing may grow again.
        if (isSmooth && rows.length >= batchSize) size = took < quick ? largestBatch : batchSize;
        break;
      case 'too-large':
        if (rows.length === 1) await settle([{ id: first.id, code: 'request.too-large' }]);
        else size = Math.ceil(rows.length / 2);
        break;
      case 'fault':
        faults += 1;
        if (faults > faultsBorne) return end('fault');
        if (rows.length > 1) {
          size = Math.ceil(rows.length / 2);
          break;
        }
        passedOver.add(first.id);
        size = batchSize;
        break;
      case 'sealed-shut':
        passOver();
        break;
      case 'signed-out':
      case 'erased':
      case 'later':
      case 'unreachable':
        return end(answer.state);
    }
  }
}
