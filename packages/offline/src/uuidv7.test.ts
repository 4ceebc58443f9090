import { seeded } from './given.ts';
import { continueAfter, newId, uuidv7 } from './uuidv7.ts';

const random = seeded(1);
const now = Date.parse('2026-05-04T08:00:00.000Z');

describe('an id made on the phone', () => {
  it('is a UUIDv7 that begins with the time', () => {
    const id = uuidv7(now, random);
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(now);
  });

  it('is greater than the one before, also ten thousand times in one millisecond', () => {
    const ids = Array.from({ length: 10_000 }, () => uuidv7(now, random));
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(10_000);
  });

  it('is greater than the one before when the clock is set back', () => {
    const before = uuidv7(now + 60_000, random);
    expect(uuidv7(0, random) > before).toBe(true);
  });

  it('comes after the last one that the phone held, whatever the clock says', () => {
    const held = '019f0000-0000-7fff-bfff-ffffffffffff';
    continueAfter(held);
    expect(uuidv7(now, random) > held).toBe(true);
  });

  it('is not led astray by what is no UUIDv7', () => {
    const before = newId();
    continueAfter('not-an-id');
    continueAfter('ffffffff-ffff-7000-8000-000000000000');
    const after = newId();
    expect(after > before).toBe(true);
    expect(after < 'f').toBe(true);
  });
});
