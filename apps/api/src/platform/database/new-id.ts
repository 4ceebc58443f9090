import { randomFillSync } from 'node:crypto';

let lastMs = 0;
let sequence = 0;

/** A UUIDv7 (RFC 9562) with a 12-bit counter: sorted by creation inside one process. For ids, never for secrets. */
export function newId(): string {
  const random = randomFillSync(new Uint8Array(10));
  const now = Date.now();
  if (now > lastMs) {
    lastMs = now;
    sequence = (((random[8] ?? 0) << 8) | (random[9] ?? 0)) & 0x7ff;
  } else {
    sequence += 1;
    if (sequence > 0xfff) {
      lastMs += 1;
      sequence = 0;
    }
  }
  const time = lastMs.toString(16).padStart(12, '0');
  random[0] = ((random[0] ?? 0) & 0x3f) | 0x80;
  const tail = Buffer.from(random.subarray(0, 8)).toString('hex');
  const counter = sequence.toString(16).padStart(3, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${counter}-${tail.slice(0, 4)}-${tail.slice(4)}`;
}
