import { phoneStanding, type HeardPhone } from './phone-standing.ts';

const now = new Date('2026-05-20T02:00:00Z');
const daysAgo = (days: number): Date => new Date(now.getTime() - days * 86_400_000);
const whole = { releaseId: 'course', isWhole: true };
const phone = (days: number, waiting = 0, packs = [whole]): HeardPhone => ({
  heardAt: daysAgo(days),
  report: { waiting, packs },
});
const stateOf = (...phones: HeardPhone[]) => phoneStanding(phones, 'course', now).state;

describe('the phone of a woman', () => {
  it('is up to date when it was heard of lately, nothing waits on it and the course is whole', () => {
    expect(phoneStanding([phone(1)], 'course', now)).toEqual({
      state: 'up-to-date',
      waiting: 0,
      heardAt: daysAgo(1),
    });
  });

  it('is missing when she has none', () => {
    expect(phoneStanding([], 'course', now)).toEqual({ state: 'none', waiting: 0, heardAt: null });
  });

  it('has something unsent, which is said before anything about the course', () => {
    expect(phoneStanding([phone(1, 3)], 'course', now)).toMatchObject({ state: 'unsent', waiting: 3 });
    expect(stateOf(phone(1, 3, []))).toBe('unsent');
  });

  it.each([
    ['none at all', []],
    ['a part of it', [{ releaseId: 'course', isWhole: false }]],
    ['another one', [{ releaseId: 'other', isWhole: true }]],
  ])('has no course when it holds %s', (_, packs) => {
    expect(stateOf(phone(1, 0, packs))).toBe('no-course');
  });

  it('has the course when it is whole in one of several languages', () => {
    expect(stateOf(phone(1, 0, [{ releaseId: 'course', isWhole: false }, whole]))).toBe('up-to-date');
  });

  it('that has joined and said nothing yet has no course', () => {
    expect(stateOf({ heardAt: daysAgo(0), report: null })).toBe('no-course');
  });

  it('is silent from the fourteenth day on, whatever it said before', () => {
    const justBefore = { ...phone(0), heardAt: new Date(daysAgo(14).getTime() + 1) };
    expect(stateOf(justBefore)).toBe('up-to-date');
    expect(stateOf(phone(14))).toBe('silent');
    expect(phoneStanding([phone(14, 7, [])], 'course', now)).toMatchObject({ state: 'silent', waiting: 7 });
    expect(stateOf({ heardAt: daysAgo(20), report: null })).toBe('silent');
  });

  it('of several is the one heard of last', () => {
    expect(stateOf(phone(9, 5), phone(2), phone(30))).toBe('up-to-date');
    expect(stateOf(phone(2), phone(9, 5))).toBe('up-to-date');
  });
});
