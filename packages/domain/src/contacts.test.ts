import { contactsDue } from './contacts.ts';
import { aLesson, courseOf } from './generated-courses.suite.ts';
import type { DeparturePlan } from './readiness.ts';

const course = courseOf([
  aLesson('before', []),
  aLesson('week', [], { afterDeparture: 7 }),
  aLesson('month', [], { afterDeparture: 30 }),
  aLesson('home', [], { afterDeparture: 'return' }),
]);
const leaving: DeparturePlan = { intention: 'leaving', departsOn: '2026-12-01' };
const due = (plan: DeparturePlan, today: string) => contactsDue(course, plan, today).map(({ id }) => id);

describe('contacts after departure', () => {
  it.each([
    ['2026-11-30', []],
    ['2026-12-01', ['home']],
    ['2026-12-07', ['home']],
    ['2026-12-08', ['week', 'home']],
    ['2026-12-30', ['week', 'home']],
    ['2026-12-31', ['week', 'month', 'home']],
  ])('are those whose day has come on %s', (today, expected) => {
    expect(due(leaving, today)).toEqual(expected);
  });

  it('are none for a woman who stays, or whose day nobody knows', () => {
    expect(due({ intention: 'staying', departsOn: null }, '2027-12-01')).toEqual([]);
    expect(due({ intention: 'unknown', departsOn: null }, '2027-12-01')).toEqual([]);
    expect(due({ intention: 'leaving', departsOn: null }, '2027-12-01')).toEqual([]);
  });
});
