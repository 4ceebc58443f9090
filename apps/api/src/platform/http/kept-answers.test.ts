import { KeptAnswers } from './kept-answers.ts';

const answer = (words: string) => async () => ({ words });
/** Counts how often an answer had to be worked out. */
function counted() {
  let times = 0;
  const work = async () => {
    times += 1;
    return { times };
  };
  return { work, times: () => times };
}

describe('an answer that never changes', () => {
  it('is worked out once, for those who ask at the same time and for those who ask later', async () => {
    const kept = new KeptAnswers();
    const { work, times } = counted();
    const all = await Promise.all([kept.of('a', work), kept.of('a', work), kept.of('a', work)]);
    all.push(await kept.of('a', work));
    expect(times()).toBe(1);
    expect(new Set(all).size).toBe(1);
    expect(all[0]?.plain.toString()).toBe('{"times":1}');
  });

  it('that failed is asked for again, and pushes out none that is there', async () => {
    const kept = new KeptAnswers();
    const there = await kept.of('there', answer('here'));
    const fails = () => Promise.reject(new Error('no such thing'));
    for (let at = 0; at < 100; at += 1) await expect(kept.of(`unknown ${at}`, fails)).rejects.toThrow('no such thing');
    expect(await kept.of('there', fails)).toBe(there);
    expect((await kept.of('unknown 1', answer('now'))).plain.toString()).toBe('{"words":"now"}');
  });

  it('makes room for others in the end', async () => {
    const kept = new KeptAnswers();
    const { work, times } = counted();
    await kept.of('first', work);
    for (let at = 0; at < 240; at += 1) await kept.of(String(at), answer('another'));
    await kept.of('first', work);
    expect(times()).toBe(2);
  });
});
