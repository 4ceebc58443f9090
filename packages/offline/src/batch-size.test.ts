import fc from 'fast-check';
import { createBatchSize, wasTooMuch } from './batch-size.ts';

describe('how many records go up at once', () => {
  it('is a hundred at first, and as many as may be once these were answered quickly', () => {
    const size = createBatchSize(undefined, 500);
    expect(size.now).toBe(100);
    size.answered(100, 3_999);
    expect(size.now).toBe(500);
    size.answered(500, 4_000);
    expect(size.now).toBe(100);
  });

  it('is halved where the line is too slow, down to ten, and begins there another time', () => {
    const size = createBatchSize();
    const tried = [];
    do tried.push(size.now);
    while (size.tooSlow(size.now));
    expect(tried).toEqual([100, 50, 25, 13, 10]);
    expect(createBatchSize(size.remembered).now).toBe(10);
  });

  it('doubles where so few were answered quickly, and stays where they were answered slowly', () => {
    const size = createBatchSize(25);
    size.answered(25, 20_000);
    expect(size.remembered).toBe(25);
    size.answered(25, 1_000);
    expect([size.now, size.remembered]).toEqual([50, 50]);
    size.answered(3, 1_000);
    expect(size.now).toBe(50);
  });

  it('goes back to what the line bears once the one at fault was found', () => {
    const size = createBatchSize(25);
    for (const count of [25, 13, 7, 4, 2]) expect(size.atFault(count)).toBe(true);
    expect([size.now, size.remembered]).toEqual([1, 25]);
    expect(size.atFault(1)).toBe(false);
    expect(size.now).toBe(25);
  });

  it('finds some number that the line bears, whatever it bears from ten on', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 400 }), fc.integer({ min: 10, max: 100 }), (bears, remembered) => {
        const size = createBatchSize(remembered, 500);
        for (let tries = 0; tries < 8 && size.now > bears; tries += 1) size.tooSlow(size.now);
        expect(size.now).toBeLessThanOrEqual(bears);
        expect(size.now).toBeGreaterThanOrEqual(10);
      }),
    );
  });

  it('was too much where time was over, or the line broke after long; not where there was none', () => {
    expect([wasTooMuch('timed-out', 0), wasTooMuch('unreachable', 12_000)]).toEqual([true, true]);
    expect([wasTooMuch('unreachable', 10), wasTooMuch('later', 12_000)]).toEqual([false, false]);
  });
});
