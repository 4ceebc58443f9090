import { jest } from '@jest/globals';
import { whenQuiet } from './when-quiet.ts';

/** What the browser tells of files that have come. */
let fileCame: () => void;
const turn = (state: 'hidden' | 'visible') => {
  Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
};

beforeEach(() => {
  jest.useFakeTimers();
  class PerformanceObserver {
    constructor(told: () => void) {
      fileCame = told;
    }
    readonly observe = () => undefined;
    readonly disconnect = () => {
      fileCame = () => undefined;
    };
  }
  Object.assign(globalThis, { PerformanceObserver });
});
afterEach(() => {
  turn('visible');
  jest.useRealTimers();
});

describe('what can wait', () => {
  it('waits until nothing has come for a moment, and is done once', () => {
    let times = 0;
    whenQuiet(() => (times += 1));
    for (let at = 0; at < 4; at += 1) {
      jest.advanceTimersByTime(1_400);
      fileCame();
    }
    expect(times).toBe(0);
    jest.advanceTimersByTime(1_500);
    expect(times).toBe(1);
    turn('hidden');
    jest.advanceTimersByTime(60_000);
    expect(times).toBe(1);
  });

  it('does not wait for ever where files come one after the other', () => {
    let times = 0;
    whenQuiet(() => (times += 1));
    for (let at = 0; at < 20; at += 1) {
      jest.advanceTimersByTime(1_000);
      fileCame();
    }
    expect(times).toBe(1);
  });

  it('is done at once when she goes to another app, since she may not come back', () => {
    let times = 0;
    whenQuiet(() => (times += 1));
    turn('hidden');
    expect(times).toBe(1);
    jest.advanceTimersByTime(60_000);
    expect(times).toBe(1);
  });
});
