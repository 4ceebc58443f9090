import { browserRandom, type Random } from './bytes.ts';
import { millisecondsBy, phoneClock } from './clock.ts';

/** 12 bits that count within one millisecond (RFC 9562 section 6.2, method 1). */
const counterLimit = 0x1000;
let lastMillisecond = 0;
let counter = 0;

/**
 * A UUIDv7 (RFC 9562): 48 bits of milliseconds since 1970, then a counter, then 62 random bits. Each is greater than
 * every one made before in this process, also when the clock stands still or is set back: time then goes on from the
 * last one that was used.
 */
export function uuidv7(milliseconds: number, random: Random): string {
  const bytes = random(16);
  if (milliseconds > lastMillisecond) {
    lastMillisecond = milliseconds;
    // The upper half is left free, so that a busy millisecond has room to count.
    counter = (((bytes[6] ?? 0) << 8) | (bytes[7] ?? 0)) & 0x7ff;
  } else if (++counter === counterLimit) {
    lastMillisecond += 1;
    counter = 0;
  }
  const variant = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const tail = hex(variant, 2) + [...bytes.subarray(9)].map((byte) => hex(byte, 2)).join('');
  const time = hex(lastMillisecond, 12);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(counter, 3)}-${tail.slice(0, 4)}-${tail.slice(4)}`;
}

const hex = (value: number, length: number): string => value.toString(16).padStart(length, '0');
const shape = /^([0-9a-f]{8})-([0-9a-f]{4})-7([0-9a-f]{3})-/;

/**
 * Makes every later id greater than this one. A phone calls it with the greatest id it holds: attempts are ordered by
 * their ids, and that order must survive a clock that was set back between two visits.
 */
export function continueAfter(id: string): void {
  const [, high, low, count] = shape.exec(id) ?? [];
  if (high === undefined || low === undefined || count === undefined) return;
  const milliseconds = parseInt(high + low, 16);
  if (milliseconds < lastMillisecond || milliseconds > Date.UTC(9999, 11, 31)) return;
  counter = milliseconds > lastMillisecond ? parseInt(count, 16) : Math.max(counter, parseInt(count, 16));
  lastMillisecond = milliseconds;
}

/** A new id for whatever is created on this phone. */
export const newId = (): string => uuidv7(millisecondsBy(phoneClock), browserRandom);
