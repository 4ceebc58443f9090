/** Where the time of a visit goes: for people, on standard error. */
import type { Passed } from './bench-road.ts';
import type { Seen } from './bench-robot.ts';

/** One line a request that was asked for before she could read, and one for each thing that happened in the page. */
export function tellWaterfall(seen: Seen, passed: readonly Passed[]): void {
  const { beganAt, readableMs, padMs, firstPaintMs, derivedMs, pressed } = seen;
  const since = (at: number | null): string => (at === null ? '…' : (at - beganAt).toFixed(0)).padStart(6);
  const happened: readonly (readonly [number, string])[] = [
    [firstPaintMs, 'first paint'],
    ...(padMs === null ? [] : [[padMs, 'her pictures are there'] as const]),
    ...derivedMs.map(({ from, to }) => [from, `her key is derived, ${(to - from).toFixed(0)} ms`] as const),
    ...pressed.map(({ name, at }) => [at, `pressed ${name}`] as const),
    [readableMs, 'the lesson can be read'],
  ];
  const asked = passed
    .filter(({ askedAt }) => askedAt <= beganAt + readableMs)
    .map((one) => {
      const bytes = one.delivered.reduce((sum, { head, body }) => sum + head + body, 0);
      const size = `${(bytes / 1000).toFixed(1).padStart(6)} kB ${one.encoding.padEnd(4)}`;
      const times = `${since(one.askedAt)} ${since(one.firstByteAt)} ${since(one.endedAt)}`;
      return [one.askedAt - beganAt, `${times} ${size} ${one.by.padEnd(8)} ${one.path}`] as const;
    });
  const lines = [...asked, ...happened.map(([at, what]) => [at, `${at.toFixed(0).padStart(6)} ${what}`] as const)];
  console.error('  asked  first   last');
  for (const [, line] of lines.sort(([a], [b]) => a - b)) console.error(line);
}
