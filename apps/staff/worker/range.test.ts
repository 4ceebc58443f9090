import { partOf } from './range.ts';

const recording = () => new Response('0123456789', { headers: { 'content-type': 'audio/mp4' } });

describe('a part of a recording that the tablet keeps', () => {
  it.each([
    ['bytes=2-4', '234', 'bytes 2-4/10'],
    ['bytes=7-', '789', 'bytes 7-9/10'],
    ['bytes=-3', '789', 'bytes 7-9/10'],
    ['bytes=5-99', '56789', 'bytes 5-9/10'],
  ])('%s gives %s', async (range, part, place) => {
    const answer = await partOf(recording(), range);
    expect([answer.status, await answer.text(), answer.headers.get('content-range')]).toEqual([206, part, place]);
  });
  it('is refused where there is none, and is the whole where it is not understood', async () => {
    expect((await partOf(recording(), 'bytes=10-')).status).toBe(416);
    expect(await (await partOf(recording(), 'bytes=0-1,4-5')).text()).toBe('0123456789');
  });
});
