import fc from 'fast-check';
import { noTries, waitBefore } from './tries.ts';

describe('the wait after wrong PINs', () => {
  it('is none for the first five', () => {
    for (const wrong of [0, 1, 2, 3, 4]) expect(waitBefore({ wrong, lastAt: 0 }, 0).seconds).toBe(0);
    expect(waitBefore(noTries, 0).seconds).toBe(0);
  });

  it('runs down with the clock', () => {
    const tries = { wrong: 5, lastAt: 1_000_000 };
    expect(waitBefore(tries, 1_000_000).seconds).toBe(30);
    expect(waitBefore(tries, 1_000_100).seconds).toBe(30);
    expect(waitBefore(tries, 1_029_000).seconds).toBe(1);
    expect(waitBefore(tries, 1_030_000).seconds).toBe(0);
  });

  it('is over at most a quarter of an hour after she asks, whatever the clock said before', () => {
    const moment = fc.integer({ min: 0, max: 4e12 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), moment, moment, (wrong, lastAt, now) => {
        const first = waitBefore({ wrong, lastAt }, now);
        expect(first.seconds).toBeLessThanOrEqual(900);
        expect(waitBefore(first.tries, now + first.seconds * 1000).seconds).toBe(0);
      }),
    );
  });
});
