import { dayInClass, takenOnOf } from './class-day.ts';

const timeZone = 'Asia/Phnom_Penh';
const now = (instant: string) => new Date(instant);

describe('which day it is in class', () => {
  const taken = { timeZone, takenAt: '2026-05-04T02:00:00.000Z', takenOn: '2026-05-04' };

  it('is what a right clock says, in the time zone of the programme', () => {
    expect(dayInClass(taken, now('2026-05-06T18:00:00Z'))).toEqual({ day: '2026-05-07', isClockLost: false });
  });

  it.each([
    ['1970-01-02T02:00:00.000Z', '1970-01-04T02:00:00Z'],
    ['2031-07-01T02:00:00.000Z', '2031-07-03T02:00:00Z'],
  ])('is counted from the programme’s day where the clock was wrong from the beginning: %s', (takenAt, later) => {
    expect(dayInClass({ ...taken, takenAt }, now(later))).toEqual({ day: '2026-05-06', isClockLost: false });
    expect(takenOnOf({ ...taken, takenAt })).toBe('2026-05-04');
  });

  it('is not known once the clock fell back behind the day on which the class was taken along', () => {
    expect(dayInClass(taken, now('1970-01-01T02:00:00Z'))).toEqual({ day: '2026-05-04', isClockLost: true });
  });

  it('is the tablet’s for a class that an older version took along', () => {
    const { takenOn: _, ...before } = taken;
    expect(dayInClass(before, now('2026-05-06T02:00:00Z')).day).toBe('2026-05-06');
    expect(takenOnOf(before)).toBe('2026-05-04');
  });
});
