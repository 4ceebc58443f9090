import { batchSize } from '@romduol/contracts';
import { instantBy } from './clock.ts';
import { nextBatch, settleEvents } from './event-log.ts';
import { handIn, type HandedIn, type Road } from './hand-in.ts';
import type { PlaceRow, Store } from './store.ts';

/** How handing in one woman's events ended. `clear`: nothing of hers that could be sent is waiting. */
export interface HandInEnd {
  readonly state: 'clear' | Exclude<HandedIn['state'], 'answered' | 'too-large'>;
  readonly code: string | null;
  readonly handedIn: number;
  readonly refused: number;
}

/** Enough to find one event in a hundred by halving. */
const faultsBorne = 8;

/**
 * Hands in all that waits for one woman, batch by batch in the order of her events. A batch that is too large, or at
 * which the server fails, is halved until the event at fault stands alone: one too large is refused, one at which the
 * server fails is passed over until next time, and the others go on.
 */
export async function handInAll(
  store: Store,
  road: Road,
  { traineeId, uploadToken }: PlaceRow,
  onSettled: (ids: readonly string[]) => void,
): Promise<HandInEnd> {
  const passedOver = new Set<string>();
  let size: number = batchSize;
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
    const events = await nextBatch(store, traineeId, size, passedOver);
    const [first] = events;
    if (first === undefined) return end(passedOver.size > 0 ? 'fault' : 'clear');
    const answer = await handIn(road, uploadToken, events);
    if ('code' in answer) code = answer.code;
    switch (answer.state) {
      case 'answered':
        // An answer that says nothing of what was sent is not the server's.
        if (answer.answers.length === 0) return end('unreachable');
        await settle(answer.answers);
        break;
      case 'too-large':
        if (events.length === 1) await settle([{ id: first.id, code: 'request.too-large' }]);
        else size = Math.ceil(events.length / 2);
        break;
      case 'fault':
        faults += 1;
        if (faults > faultsBorne) return end('fault');
        if (events.length > 1) {
          size = Math.ceil(events.length / 2);
          break;
        }
        passedOver.add(first.id);
        size = batchSize;
        break;
      case 'signed-out':
      case 'erased':
      case 'later':
      case 'unreachable':
        return end(answer.state);
    }
  }
}
