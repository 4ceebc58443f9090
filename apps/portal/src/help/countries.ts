import type { Locale } from '@romduol/domain';

/** Names of the places that help cards are for. Own table: browsers have no Khmer names of countries. */
const names: Readonly<Record<string, Readonly<Record<Locale, string>>>> = {
  KH: { km: 'កម្ពុជា', en: 'Cambodia', id: 'Kamboja' },
  TH: { km: 'ថៃ', en: 'Thailand', id: 'Thailand' },
  MY: { km: 'ម៉ាឡេស៊ី', en: 'Malaysia', id: 'Malaysia' },
  SG: { km: 'សិង្ហបុរី', en: 'Singapore', id: 'Singapura' },
  HK: { km: 'ហុងកុង', en: 'Hong Kong', id: 'Hong Kong' },
  TW: { km: 'តៃវ៉ាន់', en: 'Taiwan', id: 'Taiwan' },
  KR: { km: 'កូរ៉េខាងត្បូង', en: 'South Korea', id: 'Korea Selatan' },
  JP: { km: 'ជប៉ុន', en: 'Japan', id: 'Jepang' },
  SA: { km: 'អារ៉ាប៊ីសាអូឌីត', en: 'Saudi Arabia', id: 'Arab Saudi' },
  AE: { km: 'អេមីរ៉ាតអារ៉ាប់រួម', en: 'United Arab Emirates', id: 'Uni Emirat Arab' },
  KW: { km: 'គុយវ៉ែត', en: 'Kuwait', id: 'Kuwait' },
  QA: { km: 'កាតា', en: 'Qatar', id: 'Qatar' },
  JO: { km: 'ហ្ស៊កដានី', en: 'Jordan', id: 'Yordania' },
  VN: { km: 'វៀតណាម', en: 'Viet Nam', id: 'Vietnam' },
  CN: { km: 'ចិន', en: 'China', id: 'Tiongkok' },
  ID: { km: 'ឥណ្ឌូនេស៊ី', en: 'Indonesia', id: 'Indonesia' },
};

/** Places whose help has a page, also where no number was checked yet: where the packs lead, and home first. */
export const knownCountries: readonly string[] = Object.keys(names);

/** The name of a country in her language; its code when the table does not know it. */
export const nameOfCountry = (locale: Locale, country: string): string => names[country]?.[locale] ?? country;

const languageNames: Readonly<Record<string, Readonly<Record<Locale, string>>>> = {
  km: { km: 'ខ្មែរ', en: 'Khmer', id: 'Khmer' },
  vi: { km: 'វៀតណាម', en: 'Vietnamese', id: 'Vietnam' },
  en: { km: 'អង់គ្លេស', en: 'English', id: 'Inggris' },
  zh: { km: 'ចិន', en: 'Chinese', id: 'Mandarin' },
  cmn: { km: 'ចិនកុកងឺ', en: 'Mandarin', id: 'Mandarin' },
  yue: { km: 'ចិនកន្តាំង', en: 'Cantonese', id: 'Kanton' },
  th: { km: 'ថៃ', en: 'Thai', id: 'Thai' },
  my: { km: 'ភូមា', en: 'Burmese', id: 'Burma' },
  ms: { km: 'ម៉ាឡេ', en: 'Malay', id: 'Melayu' },
  id: { km: 'ឥណ្ឌូនេស៊ី', en: 'Indonesian', id: 'Indonesia' },
  lo: { km: 'ឡាវ', en: 'Lao', id: 'Laos' },
  ko: { km: 'កូរ៉េ', en: 'Korean', id: 'Korea' },
  ja: { km: 'ជប៉ុន', en: 'Japanese', id: 'Jepang' },
  ar: { km: 'អារ៉ាប់', en: 'Arabic', id: 'Arab' },
};

/** Names of the spoken languages that help her choose; others are left out rather than shown as codes. */
export const spokenLanguages = (locale: Locale, codes: readonly string[]): readonly string[] =>
  codes.flatMap((code) => languageNames[code]?.[locale] ?? []);
