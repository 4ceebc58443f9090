import type { Locale } from '@romduol/domain';

/** Each language by its own name in its own script, the same in every catalogue. */
export const languageNames: Readonly<Record<Locale, string>> = {
  km: 'ភាសាខ្មែរ',
  en: 'English',
  id: 'Bahasa Indonesia',
};
