import { useEffect, useRef, useState, type RefObject } from 'react';

/** What every lesson block is given. `B` is its kind of block, `A` the answer it makes. */
export interface BlockProps<B, A> {
  readonly block: B;
  /** What she answered before, or null. She may always do it again. */
  readonly answered: A | null;
  readonly onAnswer: (answer: A) => void;
}

/** Wrong tries before "show me" is offered. */
export const triesBeforeHelp = 2;

/**
 * Moves the focus to an element whenever `key` changes, but not when the screen first opens. Reading begins at the top
 * of the screen again, except where what she has done so far stands above (`isBelow`).
 */
export function useFocusOn<E extends HTMLElement>(key: unknown, isBelow = false): RefObject<E | null> {
  const element = useRef<E>(null);
  const last = useRef(key);
  useEffect(() => {
    if (last.current === key) return;
    last.current = key;
    element.current?.focus({ preventScroll: !isBelow });
    const scrolling = element.current?.closest('main');
    if (scrolling && !isBelow) scrolling.scrollTop = 0;
  }, [key, isBelow]);
  return element;
}

/** Brings what has just appeared into view, as little as needed. */
export function useReveal<E extends HTMLElement>(isQuiet = false): RefObject<E | null> {
  const element = useRef<E>(null);
  useEffect(() => {
    if (!isQuiet) element.current?.scrollIntoView?.({ block: 'nearest' });
  }, [isQuiet]);
  return element;
}

/** Mixed in an order that is the same every time for the same seed, and is not the order in which things stand. */
export function mixed<T extends { readonly id: string }>(things: readonly T[], seed: string): readonly T[] {
  const order = [...things].sort((a, b) => rank(seed + a.id) - rank(seed + b.id));
  const isUnmixed = things.length > 1 && order.every((thing, at) => thing === things[at]);
  return isUnmixed ? [...order.slice(1), ...order.slice(0, 1)] : order;
}

function rank(words: string): number {
  let value = 7;
  for (const letter of words) value = Math.imul(value ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return Math.imul(value ^ (value >>> 15), 0x2c1b3c6d) >>> 0;
}

/** Counts wrong tries; after two of them help is offered. */
export function useTries(): { readonly mayShow: boolean; readonly miss: () => void; readonly reset: () => void } {
  const [misses, setMisses] = useState(0);
  return { mayShow: misses >= triesBeforeHelp, miss: () => setMisses((count) => count + 1), reset: () => setMisses(0) };
}
