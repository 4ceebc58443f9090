import fc from 'fast-check';
import type { Completion, Missing } from './completion.ts';
import { addDays } from './day.ts';
import { minutesPerDay, readinessOf, testMinutes, type DepartureIntention, type DeparturePlan } from './readiness.ts';

const today = '2026-05-01';
const leavingIn = (days: number): DeparturePlan => ({ intention: 'leaving', departsOn: addDays(today, days) });
const missing = (...things: Missing[]): Completion => ({ isComplete: things.length === 0, missing: things });
const lesson = (minutes: number): Missing => ({ what: 'lesson', lessonId: 'l1', minutes });
const topic: Missing = { what: 'topic', topicId: 't1' };

describe('readiness', () => {
  it.each<[string, DeparturePlan, Completion, ReturnType<typeof readinessOf>['state']]>([
    ['on course with days to spare', leavingIn(3), missing(lesson(120)), 'on-course'],
    ['at risk when an hour a day is just enough', leavingIn(2), missing(lesson(120)), 'at-risk'],
    ['out of reach when an hour a day is not enough', leavingIn(2), missing(lesson(121)), 'cannot-make-it'],
    [
      'out of reach on the departure day, which is not for learning',
      leavingIn(0),
      missing(lesson(1)),
      'cannot-make-it',
    ],
    ['at risk the day before with one lesson to go', leavingIn(1), missing(lesson(10)), 'at-risk'],
    ['ready on the departure day', leavingIn(0), missing(), 'ready'],
    ['left ready on the day after', leavingIn(-1), missing(), 'left-ready'],
    ['left unready on the day after', leavingIn(-1), missing(topic), 'left-unready'],
    ['staying, finished or not', { intention: 'staying', departsOn: null }, missing(lesson(10)), 'staying'],
    ['staying, whatever day was planned once', { intention: 'staying', departsOn: '2020-01-01' }, missing(), 'staying'],
    ['without a day when she does not know yet', { intention: 'unknown', departsOn: null }, missing(topic), 'no-day'],
    ['without a day when she leaves but not when', { intention: 'leaving', departsOn: null }, missing(topic), 'no-day'],
    ['ready without a day', { intention: 'unknown', departsOn: null }, missing(), 'ready'],
    [
      'out of reach when a meeting is missing and she leaves today',
      leavingIn(0),
      missing({ what: 'meetings', meetings: 1 }),
      'cannot-make-it',
    ],
    [
      'at risk when there is a day for each meeting',
      leavingIn(2),
      missing({ what: 'meetings', meetings: 2 }),
      'at-risk',
    ],
    [
      'out of reach when meetings need more days than there are',
      leavingIn(2),
      missing({ what: 'meetings', meetings: 3 }),
      'cannot-make-it',
    ],
  ])('is %s', (_, plan, completion, state) => {
    expect(readinessOf(plan, completion, today).state).toBe(state);
  });

  it('sets time aside for the test once, however many topics are missing', () => {
    expect(readinessOf(leavingIn(9), missing(lesson(8), lesson(7), topic, topic), today).minutesLeft).toBe(
      15 + testMinutes,
    );
  });

  it('counts the days in the calendar, across months and leap days', () => {
    expect(readinessOf({ intention: 'leaving', departsOn: '2028-03-01' }, missing(), '2028-02-28').daysLeft).toBe(2);
    expect(readinessOf({ intention: 'leaving', departsOn: '2026-04-30' }, missing(), today).daysLeft).toBe(-1);
    expect(readinessOf({ intention: 'unknown', departsOn: '2026-06-01' }, missing(), today).daysLeft).toBeNull();
  });

  const anyMissing = fc.array(
    fc.oneof<fc.Arbitrary<Missing>[]>(
      fc.integer({ min: 3, max: 12 }).map(lesson),
      fc.constant(topic),
      fc.integer({ min: 1, max: 5 }).map((meetings) => ({ what: 'meetings', meetings })),
    ),
    { maxLength: 60 },
  );
  const anyPlan = fc.record({
    intention: fc.constantFrom<DepartureIntention>('leaving', 'unknown', 'staying'),
    departsOn: fc.option(fc.integer({ min: -10, max: 20 }).map((days) => addDays(today, days))),
  });

  it('never plans past departure, nor more than an hour a day', () => {
    fc.assert(
      fc.property(anyPlan, anyMissing, (plan, things) => {
        const { state, daysLeft, minutesLeft } = readinessOf(plan, missing(...things), today);
        if (state !== 'on-course' && state !== 'at-risk') return;
        expect(daysLeft).toBeGreaterThan(0);
        expect(minutesLeft).toBeLessThanOrEqual(minutesPerDay * (daysLeft ?? 0));
      }),
      { numRuns: 1000 },
    );
  });

  it('reaches every state, so that the property above is about something', () => {
    const states = fc
      .sample(fc.tuple(anyPlan, anyMissing), { numRuns: 2000, seed: 2 })
      .map(([plan, things]) => readinessOf(plan, missing(...things), today).state);
    expect([...new Set(states)].sort()).toEqual(
      ['at-risk', 'cannot-make-it', 'left-ready', 'left-unready', 'no-day', 'on-course', 'ready', 'staying'].sort(),
    );
  });

  it('never gets worse when she has done more or has more days', () => {
    const order = ['cannot-make-it', 'at-risk', 'on-course', 'ready'];
    const rank = (days: number, things: readonly Missing[]) =>
      order.indexOf(readinessOf(leavingIn(days), missing(...things), today).state);
    fc.assert(
      fc.property(fc.nat({ max: 15 }), anyMissing, (days, things) => {
        expect(rank(days + 1, things)).toBeGreaterThanOrEqual(rank(days, things));
        expect(rank(days, things.slice(1))).toBeGreaterThanOrEqual(rank(days, things));
      }),
    );
  });
});
