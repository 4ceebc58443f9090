/**
 * Days, money, minutes and bytes in words. Own tables, because Chromium has no Khmer data in Intl and would answer in
 * English; Latin digits in every language, as on keypads and banknotes.
 */
import { dayNumber, type Day, type Locale, type Money } from '@romduol/domain';

const months = {
  km: ['មករា', 'កុម្ភៈ', 'មីនា', 'មេសា', 'ឧសភា', 'មិថុនា', 'កក្កដា', 'សីហា', 'កញ្ញា', 'តុលា', 'វិច្ឆិកា', 'ធ្នូ'],
  en: 'January February March April May June July August September October November December'.split(' '),
  id: 'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember'.split(' '),
} as const;

const weekdays = {
  km: ['អាទិត្យ', 'ចន្ទ', 'អង្គារ', 'ពុធ', 'ព្រហស្បតិ៍', 'សុក្រ', 'សៅរ៍'],
  en: 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' '),
  id: 'Minggu Senin Selasa Rabu Kamis Jumat Sabtu'.split(' '),
} as const;

const shortWeekdays = {
  km: ['ចន្ទ', 'អង្គារ', 'ពុធ', 'ព្រហ', 'សុក្រ', 'សៅរ៍', 'អាទិត្យ'],
  en: 'Mon Tue Wed Thu Fri Sat Sun'.split(' '),
  id: 'Sen Sel Rab Kam Jum Sab Min'.split(' '),
} as const;

/** Short names of the days of a week, which begins on Monday. */
export const shortNamesOfWeekdays = (locale: Locale): readonly string[] => shortWeekdays[locale];

/** How many days after Monday a calendar date is, 0–6; 1970-01-01 was a Thursday. */
export const daysAfterMonday = (day: Day): number => (((dayNumber(day) + 3) % 7) + 7) % 7;

const parts = (day: Day): readonly [year: number, month: number, date: number] => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return [year, month, date];
};

/** The name of a month, 1–12. */
export const nameOfMonth = (locale: Locale, month: number): string => months[locale][month - 1] ?? String(month);

/** The name of the weekday of a calendar date; 1970-01-01 was a Thursday. */
export const nameOfWeekday = (locale: Locale, day: Day): string =>
  weekdays[locale][(((dayNumber(day) + 4) % 7) + 7) % 7] ?? '';

/** A calendar date in words: `ថ្ងៃទី 25 ខែវិច្ឆិកា ឆ្នាំ 2026`, `25 November 2026`. */
export function formatDay(locale: Locale, day: Day): string {
  const [year, month, date] = parts(day);
  const name = nameOfMonth(locale, month);
  return locale === 'km' ? `ថ្ងៃទី ${date} ខែ${name} ឆ្នាំ ${year}` : `${date} ${name} ${year}`;
}

const grouped = (whole: number, separator: string): string => String(whole).replace(/\B(?=(\d{3})+$)/g, separator);

/** A whole number with its thousands apart: `8,722`, in Indonesian `8.722`. */
export const formatNumber = (locale: Locale, whole: number): string => grouped(whole, locale === 'id' ? '.' : ',');

/** An amount with its currency: `41,000 រៀល`, `$12.50`, `41.000 riel`. Whole dollars show no cents. */
export function formatMoney(locale: Locale, { currency, minor }: Money): string {
  const sign = minor < 0 ? '−' : '';
  const amount = Math.abs(minor);
  const [thousands, decimal] = locale === 'id' ? ['.', ','] : [',', '.'];
  if (currency === 'KHR') return `${sign}${grouped(amount, thousands)} ${locale === 'km' ? 'រៀល' : 'riel'}`;
  const cents = amount % 100;
  const dollars =
    grouped(Math.floor(amount / 100), thousands) + (cents === 0 ? '' : decimal + String(cents).padStart(2, '0'));
  return locale === 'km' ? `${sign}${dollars} ដុល្លារ` : `${sign}$${dollars}`;
}

const timeWords = { km: ['ម៉ោង', 'នាទី'], en: ['h', 'min'], id: ['jam', 'menit'] } as const;

/** Whole minutes in words: `8 min`, `3 h 15 min`. */
export function formatMinutes(locale: Locale, minutes: number): string {
  const [hourWord, minuteWord] = timeWords[locale];
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const told = [hours > 0 ? `${hours} ${hourWord}` : '', rest > 0 || hours === 0 ? `${rest} ${minuteWord}` : ''];
  return told.filter(Boolean).join(' ');
}

const byteWords = { km: ['គីឡូបៃ', 'មេកាបៃ'], en: ['kB', 'MB'], id: ['kB', 'MB'] } as const;

/** Bytes as people pay for them: `3.2 MB`, `640 kB`, `3.2 មេកាបៃ`. */
export function formatBytes(locale: Locale, bytes: number): string {
  const [kilobyteWord, megabyteWord] = byteWords[locale];
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} ${kilobyteWord}`;
  const megabytes = (bytes / 1_000_000).toFixed(1);
  return `${locale === 'id' ? megabytes.replace('.', ',') : megabytes} ${megabyteWord}`;
}

const fromTheRight = new Set(['ar', 'ckb', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi']);

/** In which direction a language is written. Takes any language tag, so that one that comes later needs no change. */
export const directionOf = (language: string): 'ltr' | 'rtl' =>
  fromTheRight.has(language.split('-')[0] ?? '') ? 'rtl' : 'ltr';
