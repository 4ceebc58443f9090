import { locales } from '@romduol/domain';
import {
  daysAfterMonday,
  directionOf,
  formatBytes,
  formatDay,
  formatMinutes,
  formatMoney,
  formatNumber,
  nameOfWeekday,
  shortNamesOfWeekdays,
} from './format.ts';

describe('numbers and days in words', () => {
  it('names a day in each language, with Latin digits and the year we count by', () => {
    expect(formatDay('km', '2026-11-25')).toBe('ថ្ងៃទី 25 ខែវិច្ឆិកា ឆ្នាំ 2026');
    expect(formatDay('en', '2026-11-25')).toBe('25 November 2026');
    expect(formatDay('id', '2027-01-02')).toBe('2 Januari 2027');
  });
  it('knows the weekday of any day', () => {
    expect(nameOfWeekday('en', '2026-11-25')).toBe('Wednesday');
    expect(nameOfWeekday('km', '1969-12-31')).toBe('ពុធ');
  });
  it('begins a week on Monday', () => {
    expect(daysAfterMonday('2026-11-23')).toBe(0);
    expect(daysAfterMonday('2026-11-29')).toBe(6);
    expect(daysAfterMonday('1969-12-31')).toBe(2);
    for (const locale of locales) expect(new Set(shortNamesOfWeekdays(locale)).size).toBe(7);
    expect(shortNamesOfWeekdays('en')[daysAfterMonday('2026-11-25')]).toBe('Wed');
  });
  it('parts the thousands of a number as each language does', () => {
    expect(locales.map((locale) => formatNumber(locale, 8722))).toEqual(['8,722', '8,722', '8.722']);
    expect(formatNumber('en', 0)).toBe('0');
  });
  it('shows riel without decimals and dollars with cents only where there are any', () => {
    expect(formatMoney('km', { currency: 'KHR', minor: 41000 })).toBe('41,000 រៀល');
    expect(formatMoney('en', { currency: 'USD', minor: 1250 })).toBe('$12.50');
    expect(formatMoney('en', { currency: 'USD', minor: -120000 })).toBe('−$1,200');
    expect(formatMoney('id', { currency: 'USD', minor: 120005 })).toBe('$1.200,05');
  });
  it('tells hours only where there is one', () => {
    expect(formatMinutes('en', 8)).toBe('8 min');
    expect(formatMinutes('km', 195)).toBe('3 ម៉ោង 15 នាទី');
    expect(formatMinutes('id', 120)).toBe('2 jam');
    expect(formatMinutes('en', 0)).toBe('0 min');
  });
  it('tells the size of a download as it is paid for', () => {
    expect(formatBytes('en', 218_000)).toBe('218 kB');
    expect(formatBytes('id', 3_240_000)).toBe('3,2 MB');
    expect(formatBytes('km', 3_240_000)).toBe('3.2 មេកាបៃ');
    expect(formatBytes('km', 400)).toBe('1 គីឡូបៃ');
  });
  it('knows in which direction a language is written, also one that is not ours yet', () => {
    expect(['km', 'en', 'id'].map(directionOf)).toEqual(['ltr', 'ltr', 'ltr']);
    expect(['ar', 'ar-SA', 'ur'].map(directionOf)).toEqual(['rtl', 'rtl', 'rtl']);
  });
});
