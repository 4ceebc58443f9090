import type { Course } from '@romduol/domain';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { reportOf } from './course-report.ts';
import { courseCodes, loadCourse } from './load.ts';
import { plans } from './plan.ts';
import { tablesOf } from './report-table.ts';

const reports = Object.fromEntries(courseCodes.map((code) => [code, reportOf(loadCourse(code), plans[code])]));
const loaded = loadCourse('R');

/** Course R with its first lesson changed. */
function withFirstLesson(change: (lesson: Course['modules'][number]['lessons'][number]) => object): Course {
  const [first, ...others] = loaded.modules;
  const [lesson, ...more] = first?.lessons ?? [];
  if (!first || !lesson) throw new Error('course R has a lesson');
  return { ...loaded, modules: [{ ...first, lessons: [{ ...lesson, ...change(lesson) }, ...more] }, ...others] };
}

describe('the built-in courses', () => {
  it.each(courseCodes)('hold nothing that must not ship: %s', (code) => {
    expect(reports[code]?.faults).toEqual([]);
  });

  it('last as long as planned, every unit of them', () => {
    expect(Object.values(reports).map(({ minutes }) => minutes)).toEqual([610, 195, 860, 150, 210]);
    expect(reports['A']?.units).toEqual({ ...plans.A.units, ...plans.A.later });
    expect(reports['B']?.units).toEqual({ ...plans.B.units, ...plans.B.later });
  });

  it('have packs of 45 minutes for a country and of 40 for a kind of work', () => {
    const packs = Object.entries(reports['A']?.packs ?? {});
    expect(packs).toHaveLength(18);
    for (const [code, { lessons, minutes }] of packs)
      expect([code, lessons, minutes]).toEqual(code.startsWith('A13') ? [code, 7, 45] : [code, 5, 40]);
  });

  it('are counted the same, part by part and as a whole', () => {
    const { lessons, modules, languages } = reports['R'] ?? reportOf(loaded);
    const parts = Object.values(modules);
    expect(parts.reduce((sum, part) => sum + part.lessons, 0)).toBe(lessons);
    expect(parts.reduce((sum, part) => sum + part.languages.km.texts, 0)).toBeLessThan(languages.km.texts);
  });
});

describe('a fault that was put into a course', () => {
  it('is told in the report of its course and its module', () => {
    const signs = ['p1', 'p2'].map((id) => ({ id, text: { en: 'Sign' }, why: { en: 'Why' }, flag: true }));
    const chat = { kind: 'red-flags', medium: 'chat', id: 'seeded', ask: { en: 'Tap.' }, parts: signs } as const;
    const report = reportOf(
      withFirstLesson(({ blocks }) => ({ blocks: [...blocks, chat], minutes: 3 })),
      plans.R,
    );
    expect(report.tickingEverythingPasses).toEqual(['seeded']);
    expect(report.modules['R1']?.tickingEverythingPasses).toEqual(['seeded']);
    expect(report.modules['R2']?.tickingEverythingPasses).toEqual([]);
    expect(report.languages.km.missing).toBe(5);
    expect(new Set(report.faults.map(({ kind }) => kind))).toEqual(
      new Set(['missing-translation', 'ticking-everything-passes', 'minutes']),
    );
    expect(tablesOf({ R: report })).toContain('  R: seeded is passed by ticking everything');
  });

  it('is told when a picture has no description', () => {
    const report = reportOf(withFirstLesson(() => ({ picture: 'never-described' })));
    expect(report.modules['R1']?.picturesWithoutDescription).toEqual(['never-described']);
    expect(tablesOf({ R: report })).toContain('R: the picture never-described has no description in "km"');
  });
});

describe('the command', () => {
  const printed = (...args: string[]) =>
    execFileSync(process.execPath, [path.join(import.meta.dirname, 'report.ts'), ...args], { encoding: 'utf8' });

  it('prints one JSON object, and nothing else, when it is asked to', () => {
    const { courses } = JSON.parse(printed('--json')) as { courses: typeof reports };
    expect(courses).toEqual(JSON.parse(JSON.stringify(reports)));
    expect(Object.keys(courses['B']?.languages ?? {})).toEqual(['km', 'en', 'id']);
  });

  it('prints a table in which every module and pack has its lines', () => {
    const words = printed();
    for (const { modules, packs } of Object.values(reports))
      for (const code of [...Object.keys(modules), ...Object.keys(packs)]) expect(words).toContain(`\n${code} `);
    expect(words).toContain('Nothing is here that must not ship');
  });
});
