import { jest } from '@jest/globals';
import { whenReachable } from './when-reachable.ts';

const found = (type: string) => new Response('', { headers: { 'content-type': type } });

describe('a page that could not be loaded', () => {
  let answers: (() => Promise<Response>)[] = [];
  const asked: RequestInit[] = [];
  beforeEach(() => {
    jest.useFakeTimers();
    asked.length = 0;
    const fetch = (_: unknown, init: RequestInit) => {
      asked.push(init);
      return (answers.shift() ?? (() => Promise.reject(new TypeError('Failed to fetch'))))();
    };
    Object.assign(globalThis, { fetch });
  });
  afterEach(() => jest.useRealTimers());
  const pass = (seconds: number) => jest.advanceTimersByTimeAsync(seconds * 1_000);

  it('is loaded again once the server itself answers, and no login page is taken for it', async () => {
    let times = 0;
    answers = [
      () => Promise.reject(new TypeError('Failed to fetch')),
      () => Promise.resolve(found('text/html')),
      () => Promise.resolve(found('image/svg+xml')),
    ];
    whenReachable(() => (times += 1));
    await pass(5 + 10);
    expect([asked.length, times]).toEqual([2, 0]);
    await pass(20);
    expect([asked.length, times]).toEqual([3, 1]);
    await pass(600);
    expect([asked.length, times]).toEqual([3, 1]);
    expect(asked[0]).toEqual({ method: 'HEAD', cache: 'no-store' });
  });

  it('is let be when somebody has left it', async () => {
    let times = 0;
    answers = [() => Promise.resolve(found('image/svg+xml'))];
    const stop = whenReachable(() => (times += 1));
    stop();
    await pass(600);
    expect([asked.length, times]).toEqual([0, 0]);
  });
});
