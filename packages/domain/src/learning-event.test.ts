import fc from 'fast-check';
import { inOrder, upcast, type AnyLearningEvent, type LearningEvent } from './learning-event.ts';

const event = (id: string, deviceId: string, seq: number, occurredAt = '2026-11-25T00:00:00Z'): LearningEvent => ({
  id,
  v: 2,
  by: 'herself',
  enrolmentId: 'enrolment',
  deviceId,
  seq,
  occurredAt,
  fact: { kind: 'block-seen', blockId: 'b' },
});
const ids = (events: readonly LearningEvent[]) => inOrder(events).map(({ id }) => id);

describe('the order of events', () => {
  it('is a phone’s own count, whatever its clock said', () => {
    const events = [
      event('c', 'p1', 10, '1970-03-04T00:00:00Z'),
      event('b', 'p1', 9, '2031-01-01T00:00:00Z'),
      event('a', 'p1', 100),
    ];
    expect(ids(events)).toEqual(['b', 'c', 'a']);
  });

  it('keeps the events of one phone together', () => {
    expect(ids([event('a', 'p2', 1), event('b', 'p1', 2), event('c', 'p2', 0), event('d', 'p1', 1)])).toEqual([
      'd',
      'b',
      'c',
      'a',
    ]);
  });

  it('falls to the id when a restored phone counted a number twice', () => {
    expect(ids([event('b', 'p1', 1), event('a', 'p1', 1)])).toEqual(['a', 'b']);
  });

  it('has each event once', () => {
    expect(ids([event('a', 'p1', 1), event('b', 'p1', 2), event('a', 'p1', 1)])).toEqual(['a', 'b']);
  });

  it('is the same for every order of arrival, and changes nothing it is given', () => {
    const anyEvent = fc.record({ id: fc.uuid(), device: fc.constantFrom('p1', 'p2'), seq: fc.nat({ max: 3 }) });
    const arrivals = fc
      .uniqueArray(anyEvent, { selector: ({ id }) => id })
      .chain((all) =>
        fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })),
      );
    const made = (all: readonly { id: string; device: string; seq: number }[]) =>
      all.map(({ id, device, seq }) => event(id, device, seq));
    fc.assert(
      fc.property(arrivals, ([first, second]) => {
        const given = made(second);
        expect(ids(given)).toEqual(ids(made(first)));
        expect(given).toEqual(made(second));
      }),
    );
  });
});

describe('an event of an older version', () => {
  /** As version 1 wrote it; never changed, since such events lie on phones and in tables. */
  const first: AnyLearningEvent = {
    id: '01970000-0000-7000-8000-000000000001',
    v: 1,
    enrolmentId: 'enrolment',
    deviceId: 'p1',
    seq: 7,
    occurredAt: '2026-11-25T00:00:00Z',
    fact: { kind: 'test-handed-in', attemptId: 'a', sitting: 'post' },
  };

  it('is brought up to date without losing or changing what it says', () => {
    expect(upcast(first)).toEqual({ ...first, v: 2, by: 'herself' });
  });
  it('stays as it is when it is of today', () => {
    const today = { ...event('a', 'p1', 1), by: 'trainer' as const };
    expect(upcast(today)).toBe(today);
    expect(upcast(upcast(first))).toEqual(upcast(first));
  });
});
