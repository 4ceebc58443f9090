import type { Locale, Text } from '@romduol/domain';
import { loadPortalWords, type PortalKey } from '@romduol/ui/portal-words';
import { loadStaffWords, type StaffKey } from '@romduol/ui/staff-words';
import { createMessages, type Catalogue, type Say } from '../../ui/src/messages.ts';

/** The learner portal's words in one language, out of its own catalogue: a changed wording breaks no journey. */
export const portalWords = async (locale: Locale): Promise<Say<PortalKey>> =>
  createMessages<Catalogue>(locale, await loadPortalWords(locale));

/** The staff app's words in one language. */
export const staffWords = async (locale: Locale): Promise<Say<StaffKey>> =>
  createMessages<Catalogue>(locale, await loadStaffWords(locale));

/** The language in which the women of these journeys read and hear: Khmer, unless a journey has them read another. */
export let herLanguage: Locale = 'km';
/** What they read and hear. */
export let say = await portalWords(herLanguage);
/** From now on the women of this journey read another language; a journey that says so says in the end that it is over. */
export async function haveThemRead(language: Locale): Promise<void> {
  say = await portalWords(language);
  herLanguage = language;
}
/** What the staff of these journeys read. */
export const tell = await staffWords('en');

/** Words of the course as these women read them: in Khmer, unless a journey has them read another language. */
export const inKhmer = (text: Text): string => text[herLanguage] ?? '';

/** A part of a text as a pattern, taken literally. */
export const literally = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
