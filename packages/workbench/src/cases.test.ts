import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const workspace = path.join(import.meta.dirname, '..', '..', '..');

/** Tests and what they are made of, by the name under which the page knows them: `room/path`, without `src`. */
const testFiles = new Map(
  ['packages', 'apps'].flatMap((rooms) =>
    readdirSync(path.join(workspace, rooms), { recursive: true, encoding: 'utf8' })
      .map((file) => file.split(path.sep).join('/'))
      .filter((file) => /\.(test|suite|journey)\.tsx?$/.test(file) && !/(^|\/)(node_modules|dist)\//.test(file))
      .map((file) => [file.replace('/src/', '/'), path.join(workspace, rooms, file)] as const),
  ),
);

/** The cells of every row of a case: its number, the fault, what holds, and where it is tested. */
const rowsOf = (page: string): readonly (readonly string[])[] =>
  page
    .split('\n')
    .filter((line) => /^\| [A-Z]\d/.test(line))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );

/** `file`: "a test", "another" → the file with the names behind it. */
const namedIn = (cell: string): readonly (readonly [string, readonly string[]])[] =>
  [...cell.matchAll(/`([^`]+)`([^`]*)/g)].map(([, file = '', names = '']) => [
    file,
    [...names.matchAll(/"([^"]+)"/g)].map(([, name = '']) => name),
  ]);

/** What is wrong with where a case says that it is tested. */
function faultsIn(cell: string): readonly string[] {
  if (cell.startsWith('–')) return /^– because \S.{20,}/.test(cell) ? [] : ['does not say why it needs no test'];
  const named = namedIn(cell);
  if (named.length === 0) return ['names no test'];
  return named.flatMap(([file, names]) => {
    const where = testFiles.get(file);
    if (where === undefined) return [`there is no ${file}`];
    if (names.length === 0) return [`names no test of ${file}`];
    // Inside a text of the program, so that a comment is no test.
    const lines = readFileSync(where, 'utf8').split('\n');
    const isThere = (name: string) => lines.some((line) => line.split(name)[0]?.match(/['`]/) && line.includes(name));
    return names.filter((name) => !isThere(name)).map((name) => `${file} has no test "${name}"`);
  });
}

const rows = rowsOf(readFileSync(path.join(workspace, 'docs', 'cases.md'), 'utf8'));

describe('the page of what others get wrong', () => {
  it('says of each case what holds here, and names tests that are there', () => {
    const faults = rows.flatMap(([number = '', fault, holds, tested = '']) => [
      ...(fault && holds ? [] : [`${number} does not say what holds`]),
      ...faultsIn(tested).map((what) => `${number}: ${what}`),
    ]);
    expect(faults).toEqual([]);
  });

  it('leaves out no case: each kind counts 1, 3, 5 … to its last', () => {
    const numbers = rows.map(([number = '']) => number);
    const upTo = (letter: string, last: number) =>
      Array.from({ length: (last + 1) / 2 }, (_, at) => `${letter}${String(2 * at + 1).padStart(2, '0')}`);
    expect(numbers).toEqual([...upTo('Q', 25), ...upTo('O', 27), ...upTo('I', 7)]);
  });

  it.each([
    ['names nothing', 'somewhere', 'names no test'],
    ['names a file that is not there', '`domain/gone.test.ts`: "x"', 'there is no domain/gone.test.ts'],
    ['names a file and no test', '`workbench/cases.test.ts`', 'names no test of workbench/cases.test.ts'],
    [
      'names a test that was renamed',
      `\`workbench/rooms.test.ts\`: "${['are kept by', 'no file at all'].join(' ')}"`,
      'workbench/rooms.test.ts has no test "are kept by no file at all"',
    ],
    ['needs no test and does not say why', '–', 'does not say why it needs no test'],
  ])('would be noticed when a case %s', (_, cell, fault) => {
    expect(faultsIn(cell)).toEqual([fault]);
  });
});
