/** A picture PIN is four of nine pictures in order. */
export const pinPictures = ['flower', 'fish', 'bicycle', 'hen', 'boat', 'mango', 'star', 'lamp', 'drum'] as const;
export const pinLength = 4;

/** Seconds to wait before the next try: none for the first five wrong ones, then 30 s doubling to at most 15 minutes. */
export function secondsToWait(wrongTries: number): number {
  if (wrongTries < 5) return 0;
  return Math.min(30 * 2 ** (wrongTries - 5), 900);
}

/** Whether a PIN is too easily guessed: one picture four times. */
export const isPlainPin = (pin: string): boolean => new Set(pin).size === 1;
