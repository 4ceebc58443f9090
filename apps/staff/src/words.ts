import { isProblemCode, RefusedError, UnreachableError } from '@romduol/contracts';
import { dayIn, type Locale, type Text } from '@romduol/domain';
import { formatDay, useWords, type Say } from '@romduol/ui';
import type { StaffKey } from '@romduol/ui/staff-words';

export { loadStaffWords, type StaffKey } from '@romduol/ui/staff-words';

/** Words one of this app's keys. */
export type StaffSay = Say<StaffKey>;

/** The language of the screen and its words. */
export const useStaffWords = () => useWords<StaffKey>();

/** The languages by their own names. */
export const ownNames: Readonly<Record<Locale, string>> = { km: 'ខ្មែរ', en: 'English', id: 'Bahasa Indonesia' };

/**
 * Words of a course for staff: in the language of the screen, else English, else Khmer, else what there is. Only staff
 * are ever shown another language than their own, and `lang` says which one it is.
 */
export function inWords(text: Text, locale: Locale): { readonly lang: Locale; readonly words: string } {
  for (const lang of [locale, 'en', 'km', 'id'] as const) {
    const words = text[lang];
    if (words !== undefined) return { lang, words };
  }
  return { lang: locale, words: '' };
}

/** What went wrong, in words for the person at the screen. */
export function faultWords(say: StaffSay, fault: unknown): string {
  if (fault instanceof UnreachableError) return say('problem.unreachable');
  if (fault instanceof RefusedError && isProblemCode(fault.code))
    return say(`problem.${fault.code}`, fault.problem.values);
  return say('problem.unknown');
}

/** `14:05` in a time zone. */
export const formatTime = (instant: Date, zone: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(instant);

/** The day and the time of an instant in a time zone. */
export const formatInstant = (locale: Locale, instant: Date, zone: string): string =>
  `${formatDay(locale, dayIn(zone, instant))}, ${formatTime(instant, zone)}`;
