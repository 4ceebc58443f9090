/** Which questions a woman is asked: the pre-test in one form, the post-test in the other, retries from both. */
import { isAboutHerself, type Form, type Item, type Test } from './content.ts';
import type { Sitting } from './learning-event.ts';

/** FNV-1a over UTF-16 units: stable on every phone and server, spreads well enough to halve a class. */
function hash(words: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < words.length; at += 1) value = Math.imul(value ^ words.charCodeAt(at), 0x01000193) >>> 0;
  return value;
}

/** The form of a sitting. Half of all trainees begin with X; the post-test is always the other form. */
export function formFor(traineeId: string, sitting: Exclude<Sitting, 'again'>): Form {
  const first: Form = hash(traineeId) % 2 === 0 ? 'X' : 'Y';
  if (sitting === 'pre') return first;
  return first === 'X' ? 'Y' : 'X';
}

/**
 * The items of a sitting, shuffled the same way for the same attempt: a phone that restarts in the middle asks on in
 * the same order. Faces and intentions come last, as written. `again` asks only topics not yet right, from both forms.
 */
export function itemsFor(
  test: Test,
  sitting: Sitting,
  who: { readonly traineeId: string; readonly attemptId: string },
  topicsRight: readonly string[] = [],
): readonly Item[] {
  const ids =
    sitting === 'again'
      ? [...new Set([...test.forms.X, ...test.forms.Y])]
      : test.forms[formFor(who.traineeId, sitting)];
  const items = ids.flatMap((id) => test.items.find((item) => item.id === id) ?? []);
  const graded = items.filter(({ topic }) => topic !== null && (sitting !== 'again' || !topicsRight.includes(topic)));
  const asides = sitting === 'again' ? [] : items.filter(({ topic }) => topic === null);
  return [...shuffled(graded, who.attemptId), ...asides];
}

/** The choices of an item in the order in which this attempt shows them; faces keep theirs, since they are a scale. */
export function choicesFor(item: Item, attemptId: string): Item['choices'] {
  return isAboutHerself(item) ? item.choices : shuffled(item.choices, attemptId + item.id);
}

/**
 * Places by hash. FNV alone keeps ids that differ in their last letter close together, so that a middle choice would
 * seldom come first; the finaliser of MurmurHash3 (Appleby, public domain) spreads them.
 */
function placeOf(words: string): number {
  let value = hash(words);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

function shuffled<T extends { readonly id: string }>(things: readonly T[], seed: string): readonly T[] {
  return [...things].sort((a, b) => placeOf(seed + a.id) - placeOf(seed + b.id) || (a.id < b.id ? -1 : 1));
}
