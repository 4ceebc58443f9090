import { createHash } from 'node:crypto';

/** Things in an order that is the same for the same seed, and never the one in which they stand. */
export function mixed<T extends { readonly id: string }>(things: readonly T[], seed: string): readonly T[] {
  const rank = ({ id }: T): string => createHash('sha256').update(`${seed} ${id}`).digest('hex');
  const order = [...things].sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
  const isUnmixed = things.length > 1 && order.every((thing, at) => thing === things[at]);
  return isUnmixed ? [...order.slice(1), ...order.slice(0, 1)] : order;
}

/** How choices and piles are called: A, B, C. */
export const letterOf = (at: number): string => String.fromCharCode('A'.charCodeAt(0) + at);
