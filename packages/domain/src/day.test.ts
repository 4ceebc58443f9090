import fc from 'fast-check';
import { addDays, dayFromNumber, dayIn, dayNumber, daysBetween } from './day.ts';

const anyDay = fc.integer({ min: -30_000, max: 60_000 }).map(dayFromNumber);

describe('a day', () => {
  it.each([
    ['1970-01-01', 0],
    ['1970-01-02', 1],
    ['1969-12-31', -1],
    ['2026-11-25', 20_782],
    ['2000-02-29', 11_016],
  ])('%s is number %i', (day, number) => {
    expect(dayNumber(day)).toBe(number);
    expect(dayFromNumber(number)).toBe(day);
  });

  it.each([
    '2027-02-30',
    '2027-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-1-1',
    '26-01-01',
    '2026-01-01T00:00:00Z',
    ' 2026-01-01',
    '២០២៦-០១-០១',
    '',
  ])('is refused when it is not in the calendar: %j', (text) => {
    expect(() => dayNumber(text)).toThrow(RangeError);
  });

  it('is followed by the next one, through leap years and year ends', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2027-02-28', 1)).toBe('2027-03-01');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(daysBetween('2027-01-15', '2027-01-15')).toBe(0);
    expect(daysBetween('2027-03-01', '2027-02-28')).toBe(-1);
  });

  it('comes back after going forth and back', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -5000, max: 5000 }), (day, days) => {
        expect(addDays(addDays(day, days), -days)).toBe(day);
        expect(daysBetween(day, addDays(day, days))).toBe(days);
      }),
    );
  });

  it('sorts as text as it does in time', () => {
    fc.assert(fc.property(anyDay, anyDay, (a, b) => expect(a < b).toBe(daysBetween(a, b) > 0)));
  });
});

describe('today in a place', () => {
  it.each([
    ['Asia/Phnom_Penh', '2027-01-14T16:59:59.999Z', '2027-01-14'],
    ['Asia/Phnom_Penh', '2027-01-14T17:00:00Z', '2027-01-15'],
    ['Asia/Kathmandu', '2027-01-14T18:14:59Z', '2027-01-14'],
    ['Asia/Kathmandu', '2027-01-14T18:15:00Z', '2027-01-15'],
    ['Asia/Riyadh', '2027-01-14T18:15:00Z', '2027-01-14'],
    ['America/New_York', '2027-01-15T04:59:59Z', '2027-01-14'],
    ['America/New_York', '2027-01-15T05:00:00Z', '2027-01-15'],
    ['UTC', '2028-02-29T00:00:00Z', '2028-02-29'],
    ['Asia/Seoul', '2026-12-31T15:00:00Z', '2027-01-01'],
  ])('in %s at %s is %s', (zone, instant, day) => {
    expect(dayIn(zone, new Date(instant))).toBe(day);
  });

  it('is always a day of the calendar, within a day of UTC', () => {
    const zones = fc.constantFrom(
      'Asia/Phnom_Penh',
      'Asia/Jakarta',
      'Asia/Kathmandu',
      'America/New_York',
      'Pacific/Kiritimati',
    );
    const instants = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(zones, instants, (zone, instant) => {
        const utc = Math.floor(instant.getTime() / 86_400_000);
        expect(Math.abs(dayNumber(dayIn(zone, instant)) - utc)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('does not move a departure day: the same text is the same day in every zone', () => {
    const departsOn = '2027-01-15';
    for (const zone of ['Asia/Kathmandu', 'Asia/Riyadh', 'America/New_York']) {
      const noonThere = new Date(`${departsOn}T12:00:00${zone === 'America/New_York' ? '-05:00' : '+03:00'}`);
      expect(daysBetween(dayIn(zone, noonThere), departsOn)).toBe(0);
    }
  });
});
