import { rangeOf } from './range.ts';

const whole = () => new Response('0123456789', { headers: { 'content-type': 'audio/mp4' } });

describe('a part of a kept recording', () => {
  it.each([
    ['bytes=2-4', '234', 'bytes 2-4/10'],
    ['bytes=7-', '789', 'bytes 7-9/10'],
    ['bytes=-3', '789', 'bytes 7-9/10'],
    ['bytes=5-99', '56789', 'bytes 5-9/10'],
  ])('%s gives %s', async (range, part, place) => {
    const answer = await rangeOf(whole(), range);
    expect([answer.status, await answer.text(), answer.headers.get('content-range')]).toEqual([206, part, place]);
    expect(answer.headers.get('content-type')).toBe('audio/mp4');
  });
  it('says so when there is no such part', async () => {
    expect((await rangeOf(whole(), 'bytes=10-')).status).toBe(416);
  });
  it('gives the whole for what it does not understand', async () => {
    expect(await (await rangeOf(whole(), 'bytes=0-1,4-5')).text()).toBe('0123456789');
  });
});
