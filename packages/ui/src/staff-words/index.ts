import type { Locale } from '@romduol/domain';
import type { Catalogue, KeyOf } from '../messages.ts';

/** Every key the staff app can say: its own words and those of the components, some of them worded anew for staff. */
export type StaffKey = KeyOf<typeof import('./en.ts').catalogue>;

const load: Readonly<Record<Locale, () => Promise<{ readonly catalogue: Catalogue }>>> = {
  km: () => import('./km.ts'),
  en: () => import('./en.ts'),
  id: () => import('./id.ts'),
};

/** Fetches the staff app's words in one language, and only that one. Rejects when the file cannot be reached. */
export const loadStaffWords = async (locale: Locale): Promise<Catalogue> => (await load[locale]()).catalogue;
