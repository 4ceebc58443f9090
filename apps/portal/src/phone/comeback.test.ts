import { jest } from '@jest/globals';
import { createRetry, onComeback } from './comeback.ts';

function given() {
  const events = new EventTarget();
  const page = { isHidden: false };
  return {
    around: { events, isHidden: () => page.isHidden },
    page,
    say: (what: string) => events.dispatchEvent(new Event(what)),
  };
}

describe('a network that may be back', () => {
  it('is noticed when the phone says so and when the page is looked at again, not when it is hidden', () => {
    const { around, page, say } = given();
    let times = 0;
    const stop = onComeback(() => (times += 1), around);
    for (const what of ['online', 'visibilitychange', 'pageshow']) say(what);
    page.isHidden = true;
    say('visibilitychange');
    stop();
    page.isHidden = false;
    say('online');
    expect(times).toBe(3);
  });
});

describe('what failed because of the network', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('is tried again after 5 s, 10 s, 20 s … and every 2 minutes in the end', () => {
    const { around } = given();
    const tried: number[] = [];
    const begun = Date.now();
    const retry = createRetry(() => {
      tried.push((Date.now() - begun) / 1_000);
      retry.later();
    }, around);
    retry.later();
    jest.advanceTimersByTime(600_000);
    expect(tried).toEqual([5, 15, 35, 75, 155, 275, 395, 515]);
    retry.rest();
    jest.advanceTimersByTime(600_000);
    expect(tried).toHaveLength(8);
  });

  it('is tried at once when the network may be back, and not twice', () => {
    const { around, say } = given();
    let times = 0;
    const retry = createRetry(() => (times += 1), around);
    retry.later();
    say('online');
    jest.advanceTimersByTime(60_000);
    say('online');
    expect(times).toBe(1);
  });
});
