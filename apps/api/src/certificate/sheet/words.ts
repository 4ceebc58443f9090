/** A phrase in the two languages of the certificate. The Khmer awaits a native reviewer; the sheet says so. */
export interface Phrase {
  readonly km: string;
  readonly en: string;
}

/** The fixed words of the certificate. */
export const words = {
  title: { km: 'វិញ្ញាបនបត្របញ្ចប់ការបណ្តុះបណ្តាល', en: 'Certificate of completion' },
  certify: { km: 'សូមបញ្ជាក់ថា', en: 'This is to certify that' },
  completed: { km: 'បានបញ្ចប់វគ្គបណ្តុះបណ្តាល', en: 'has completed the course' },
  issuedOn: { km: 'ថ្ងៃចេញ', en: 'Day of issue' },
  expiresOn: { km: 'មានសុពលភាពដល់', en: 'Valid until' },
  issuedBy: { km: 'ចេញដោយ', en: 'Issued by' },
  number: { km: 'លេខវិញ្ញាបនបត្រ', en: 'Certificate number' },
  code: { km: 'លេខកូដសម្រាប់ផ្ទៀងផ្ទាត់', en: 'Code to check' },
  onlyValidity: {
    km: 'ទំព័រដែលបើកតាមកូដនេះ ប្រាប់តែថាវិញ្ញាបនបត្រនេះមានសុពលភាពឬអត់ប៉ុណ្ណោះ។',
    en: 'The page behind this code says only whether this certificate is valid.',
  },
  awaitingReview: {
    km: 'ពាក្យខ្មែរនៅលើវិញ្ញាបនបត្រនេះ កំពុងរង់ចាំការពិនិត្យពីអ្នកដែលភាសាកំណើតជាខ្មែរ។',
    en: 'The Khmer wording of this certificate awaits review by a native reader.',
  },
} as const satisfies Record<string, Phrase>;

const khmerMonths = ['មករា', 'កុម្ភៈ', 'មីនា', 'មេសា', 'ឧសភា', 'មិថុនា', 'កក្កដា', 'សីហា', 'កញ្ញា', 'តុលា', 'វិច្ឆិកា', 'ធ្នូ'];
const englishMonths = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/**
 * A day (`YYYY-MM-DD`) in words: day, month by name, year of the Gregorian calendar, in Latin digits. From our own
 * tables, because not every runtime knows Khmer dates. Throws RangeError when it is not a day.
 */
export function dayInWords(day: string): Phrase {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  const month = Number(parts?.[2]) - 1;
  const km = khmerMonths[month];
  const en = englishMonths[month];
  if (parts === null || km === undefined || en === undefined) throw new RangeError(`not a day: ${day}`);
  const date = Number(parts[3]);
  return { km: `ថ្ងៃទី ${date} ខែ${km} ឆ្នាំ ${parts[1]}`, en: `${date} ${en} ${parts[1]}` };
}

/** Whole minutes as hours and minutes in words: 195 is "3 h 15 min". Latin digits in both. */
export function durationInWords(minutes: number): Phrase {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const join = (hour: string, minute: string) =>
    [hours > 0 ? `${hours} ${hour}` : '', rest > 0 || hours === 0 ? `${rest} ${minute}` : ''].filter(Boolean).join(' ');
  return { km: join('ម៉ោង', 'នាទី'), en: join('h', 'min') };
}

/** Which version of the certificate this is, counted from 1. */
export const versionInWords = (version: number): Phrase => ({ km: `កំណែទី ${version}`, en: `Version ${version}` });

/** A code in groups of four or five characters, as even as can be, so that it can be read aloud. */
export function inGroups(code: string): string {
  const groups = Math.ceil(code.length / 5);
  return Array.from({ length: groups }, (_, i) =>
    code.slice(Math.ceil((i * code.length) / groups), Math.ceil(((i + 1) * code.length) / groups)),
  ).join(' ');
}
