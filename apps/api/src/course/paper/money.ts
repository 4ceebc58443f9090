import type { Locale, Money } from '@romduol/domain';

const grouped = (amount: number, mark: string): string => String(amount).replace(/\B(?=(\d{3})+$)/g, mark);

/** An amount as the portal writes it: `250,000 riel`, `$12.50`, `12.50 ដុល្លារ`. */
export function moneyInWords(locale: Locale, { currency, minor }: Money): string {
  const sign = minor < 0 ? '−' : '';
  const amount = Math.abs(minor);
  const [thousands, decimal] = locale === 'id' ? ['.', ','] : [',', '.'];
  if (currency === 'KHR') return `${sign}${grouped(amount, thousands)} ${locale === 'km' ? 'រៀល' : 'riel'}`;
  const cents = amount % 100;
  const rest = cents === 0 ? '' : decimal + String(cents).padStart(2, '0');
  const dollars = grouped(Math.floor(amount / 100), thousands) + rest;
  return locale === 'km' ? `${sign}${dollars} ដុល្លារ` : `${sign}$${dollars}`;
}
