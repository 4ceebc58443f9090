import { jest } from '@jest/globals';
import { getMe } from '@romduol/contracts';
import { createServer } from './server.ts';

describe('a call over a line that answers nothing', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  const never: typeof fetch = (_, init) =>
    new Promise((_resolve, reject) => {
      init?.signal?.addEventListener('abort', () => reject(new DOMException('given up', 'AbortError')));
    });

  it.each([
    ['callAtOnce', 10_000],
    ['callPatiently', 30_000],
  ] as const)('by %s is given up after %i ms and not before', async (how, patience) => {
    let isOver = false;
    const call = createServer({ base: '/api', fetch: never })[how];
    const calling = call(getMe, {}).catch(() => (isOver = true));
    await jest.advanceTimersByTimeAsync(patience - 1);
    expect(isOver).toBe(false);
    await jest.advanceTimersByTimeAsync(1);
    await calling;
    expect(isOver).toBe(true);
  });
});
