import { locales } from '@romduol/domain';
import type { Counts, CourseReport } from './course-report.ts';

const heads = ['', 'lessons', 'minutes', 'language', 'screen', 'most', 'texts', 'missing', 'unread', 'unvoiced'];
const faultHeads = ['undescribed', 'undone', 'ticked'];

/** Reports as tables for a terminal: one a course, one line a language of each module and pack. */
export function tablesOf(courses: Readonly<Record<string, CourseReport>>): string {
  return Object.entries(courses)
    .map(([code, report]) => `${headOf(code, report)}\n\n${tableOf(rowsOf(code, report))}\n\n${unitsOf(report)}`)
    .concat(legend, faultsOf(courses))
    .join('\n\n');
}

const headOf = (code: string, { lessons, minutes, packs, underReview }: CourseReport): string => {
  const offered = Object.values(packs);
  const beside = offered.length === 0 ? '' : `, and ${offered.length} packs`;
  return `${code}: ${lessons} lessons, ${minutes} minutes${beside}; ${underReview} lessons under review`;
};

const rowsOf = (code: string, report: CourseReport): readonly (readonly string[])[] => [
  [...heads, ...faultHeads],
  ...Object.entries({ [code]: report, ...report.modules, ...report.packs }).flatMap(([name, counts]) =>
    linesOf(name, counts),
  ),
];

const linesOf = (name: string, counts: Counts): readonly (readonly string[])[] =>
  locales.map((locale, at) => {
    const { texts, missing, reviewed, voiced, screens } = counts.languages[locale];
    const once = [counts.lessons, counts.minutes].map(String);
    const faults = [counts.picturesWithoutDescription, counts.cannotBeCompleted, counts.tickingEverythingPasses];
    return [
      ...(at === 0 ? [name, ...once] : ['', '', '']),
      locale,
      screens.mean.toFixed(1),
      ...[screens.most, texts, missing, texts - reviewed, texts - voiced].map(String),
      ...(at === 0 ? faults.map(({ length }) => String(length)) : ['', '', '']),
    ];
  });

function tableOf(rows: readonly (readonly string[])[]): string {
  const widths = [...heads, ...faultHeads].map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const isWord = (column: number) => column === 0 || column === 3;
  const line = (row: readonly string[]) =>
    row.map((cell, at) => (isWord(at) ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  ');
  return rows.map((row) => line(row).trimEnd()).join('\n');
}

function unitsOf({ units }: CourseReport): string {
  const words = Object.entries(units).map(([unit, minutes]) => `${unit} ${minutes}`);
  const lines: string[] = ['Minutes by unit:'];
  for (const word of words) {
    const last = lines.at(-1) ?? '';
    if (last.length + word.length > 110) lines.push(`  ${word}`);
    else lines[lines.length - 1] = `${last}  ${word}`;
  }
  return lines.join('\n');
}

const legend = [
  'screen, most: words on a screen, on average and on the longest. missing: texts without translation.',
  'unread: texts that no native reader has accepted. unvoiced: texts that no person has read aloud.',
  'undescribed: pictures without description. undone: activities that no one can complete.',
  'ticked: questions that ticking everything passes. A course has the texts of its title, test, pictures and packs too.',
].join('\n');

function faultsOf(courses: Readonly<Record<string, CourseReport>>): string {
  const faults = Object.entries(courses).flatMap(([code, report]) =>
    report.faults.map(({ says }) => `${code}: ${says}`),
  );
  return faults.length === 0
    ? 'Nothing is here that must not ship. What is unread and unvoiced is told, and keeps nothing back.'
    : ['This must not ship:', ...faults.map((fault) => `  ${fault}`)].join('\n');
}
