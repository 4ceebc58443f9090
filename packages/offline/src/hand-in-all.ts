import { batchSize, largestBatch } from '@romduol/contracts';
import { createBatchSize, wasTooMuch, type BatchSize } from './batch-size.ts';
import { instantBy } from './clock.ts';
import { isShut, nextBatch, settleEvents } from './event-log.ts';
import { batchOf, handIn, type HandedIn, type Road } from './hand-in.ts';
import { factOf, keepFact, type Store } from './store.ts';
import { unlessFull } from './unless-full.ts';

/**
 * How handing in one woman's events ended. `clear`: nothing of hers waits. `fault`: the server is there, and some could
 * not be taken.
 */
export interface HandInEnd {
  readonly state: 'clear' | Exclude<HandedIn['state'], 'answered' | 'too-large' | 'sealed-shut' | 'timed-out'>;
  readonly code: string | null;
  readonly handedIn: number;
  readonly refused: number;
}

/** Enough to find one event in the largest batch by halving. */
const faultsBorne = 10;

/**
 * Hands in all that waits for one woman, batch by batch in the order of her events. The first is small, for bad lines; after
 * one that was answered quickly comes the largest there may be, after a slow one a small one. A batch that the line did not
 * carry in time is halved, and how many it carries is remembered. A batch that is too large, or at which the server fails,
 * is halved until the event at fault stands alone: one too large is refused, one at which the server fails is passed over
 * until next time, and the others go on. So are those that it cannot open, until they are sealed anew.
 */
export async function handInAll(
  store: Store,
  road: Road,
  traineeId: string,
  onSettled: (ids: readonly string[]) => void,
): Promise<HandInEnd> {
  const passedOver = new Set<string>();
  const size = createBatchSize(await store.read(['phone'], (tx) => factOf(tx, 'batch-size')), largestBatch);
  let [faults, handedIn, refused] = [0, 0, 0];
  let code: string | null = null;
  const end = (state: HandInEnd['state']): HandInEnd => ({ state, code, handedIn, refused });
  const settle = async (answers: Parameters<typeof settleEvents>[1]): Promise<void> => {
    await settleEvents(store, answers, instantBy(road.clock));
    onSettled(answers.map(({ id }) => id));
    handedIn += answers.filter((answer) => answer.code === null).length;
    refused += answers.filter((answer) => answer.code !== null && !isShut(answer)).length;
  };

  for (;;) {
    const { place, rows } = await nextBatch(store, traineeId, size.now, passedOver);
    const [first] = rows;
    if (first === undefined || place === undefined) return end(passedOver.size > 0 ? 'fault' : 'clear');
    const passOver = (): void => rows.forEach(({ id }) => passedOver.add(id));
    const shut = rows.filter(isShut);
    if (shut.length > 0) {
      code = 'seal.damaged';
      shut.forEach(({ id }) => passedOver.add(id));
      continue;
    }
    const batch = batchOf(rows, place.outboxKeys);
    if (batch === null) {
      // Nobody could open them. Her place seals them anew when she opens it.
      passOver();
      continue;
    }
    const sentAt = performance.now();
    const answer = await handIn(road, place.uploadToken, batch);
    const took = performance.now() - sentAt;
    if ('code' in answer) code = answer.code;
    switch (answer.state) {
      case 'answered':
        // An answer that says nothing of what was sent is not the server's.
        if (answer.answers.length === 0) return end('unreachable');
        await settle(answer.answers);
        size.answered(rows.length, took);
        await remember(store, size);
        break;
      case 'too-large':
        if (!size.atFault(rows.length)) await settle([{ id: first.id, code: 'request.too-large' }]);
        break;
      case 'fault':
        faults += 1;
        if (faults > faultsBorne) return end('fault');
        if (!size.atFault(rows.length)) passedOver.add(first.id);
        break;
      case 'sealed-shut':
        passOver();
        break;
      case 'signed-out':
      case 'erased':
      case 'later':
        return end(answer.state);
      case 'timed-out':
      case 'unreachable': {
        const isWorthATry = wasTooMuch(answer.state, took) && size.tooSlow(rows.length);
        await remember(store, size);
        if (!isWorthATry) return end('unreachable');
      }
    }
  }
}

const remember = (store: Store, { remembered }: BatchSize): Promise<void> =>
  unlessFull(
    store.write(['phone'], async (tx) => {
      if (((await factOf(tx, 'batch-size')) ?? batchSize) !== remembered) await keepFact(tx, 'batch-size', remembered);
    }),
    undefined,
  );
