import { daysOfMonth, monthsFrom } from './months.ts';

describe('months and days to choose from', () => {
  it('go over the end of the year', () => {
    expect(monthsFrom('2026-11-25', 3)).toEqual([
      { year: 2026, month: 11 },
      { year: 2026, month: 12 },
      { year: 2027, month: 1 },
    ]);
  });
  it('have as many days as the calendar says', () => {
    expect(daysOfMonth({ year: 2028, month: 2 })).toHaveLength(29);
    expect(daysOfMonth({ year: 2026, month: 12 }).at(-1)).toBe('2026-12-31');
  });
});
