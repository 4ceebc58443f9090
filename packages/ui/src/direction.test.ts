import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const workspace = join(import.meta.dirname, '..', '..', '..');
const rooms = ['packages/ui', 'apps/portal', 'apps/staff'];

const filesOf = (ending: RegExp): readonly string[] =>
  rooms.flatMap((room) =>
    readdirSync(join(workspace, room), { recursive: true, encoding: 'utf8' })
      .filter((file) => ending.test(file) && !/(^|[\\/])(node_modules|dist)[\\/]/.test(file))
      .map((file) => join(room, file)),
  );

const comments = /\/\*[\s\S]*?\*\//g;
const side = '(left|right|top|bottom)';
/** Properties that name a side of the screen instead of a side of the line. */
const physical = new RegExp(
  `^(${side}|(margin|padding|border|scroll-margin|scroll-padding)-${side}(-\\w+)*|border-(top|bottom)-(left|right)-radius)$`,
);
const sided = ['margin', 'padding', 'inset', 'border-width', 'border-style', 'border-color', 'border-radius'];

/** What in a declaration would not turn with the direction of a language. */
function faultIn(property: string, value: string): boolean {
  if (physical.test(property)) return true;
  if (/^(text-align|float|clear)$/.test(property)) return /\b(left|right)\b/.test(value);
  if (!sided.includes(property)) return false;
  const values = value.replace(/\([^()]*(\([^()]*\)[^()]*)*\)/g, '()').split(/\s+/);
  return property === 'border-radius' ? values.length > 1 : values.length === 4 && values[1] !== values[3];
}

describe('every style sheet', () => {
  it('speaks of the start and the end of a line, so that a language read from the right needs no other', () => {
    expect(filesOf(/\.css$/).length).toBeGreaterThan(30);
    const faults = filesOf(/\.css$/).flatMap((file) =>
      [
        ...readFileSync(join(workspace, file), 'utf8')
          .replace(comments, '')
          .matchAll(/([\w-]+)\s*:\s*([^;{}]+)[;}]/g),
      ]
        .filter(([, property = '', value = '']) => faultIn(property, value.trim()))
        .map(([declaration]) => `${file}: ${declaration}`),
    );
    expect(faults).toEqual([]);
  });

  it('so do styles that stand beside the markup', () => {
    const faults = filesOf(/(?<!\.test)\.tsx$/).filter((file) =>
      /(margin|padding|border)(Left|Right)\b|style=\{\{[^}]*\b(left|right)\s*:/.test(
        readFileSync(join(workspace, file), 'utf8'),
      ),
    );
    expect(faults).toEqual([]);
  });

  it('is told apart from one that does not', () => {
    const declarations = [
      ['margin-left', '4px'],
      ['left', '0'],
      ['text-align', 'right'],
      ['padding', '4px 8px 4px 16px'],
      ['border-radius', '4px 18px'],
      ['border-top-left-radius', '4px'],
    ] as const;
    expect(declarations.filter(([property, value]) => !faultIn(property, value))).toEqual([]);
    const fine = [
      ['padding', '10px 16px calc(10px + env(safe-area-inset-bottom))'],
      ['margin', '8px 0 0'],
      ['text-align', 'start'],
      ['inset-inline-start', '0'],
    ] as const;
    expect(fine.filter(([property, value]) => faultIn(property, value))).toEqual([]);
  });

  it('keeps still for those who asked their phone for less movement', () => {
    const base = readFileSync(join(import.meta.dirname, 'base.css'), 'utf8');
    expect(base).toMatch(/prefers-reduced-motion: reduce\)[\s\S]*animation-duration: 0\.01ms !important/);
    const scripts = filesOf(/(?<!\.test)\.tsx?$/).map((file) => readFileSync(join(workspace, file), 'utf8'));
    expect(scripts.filter((script) => /behavior: 'smooth'/.test(script))).toEqual([]);
  });

  it('shows where the focus is: no outline is taken away but from what a script alone focuses, or from a part of what has one', () => {
    const base = readFileSync(join(import.meta.dirname, 'base.css'), 'utf8');
    expect(base).toMatch(/(^|\n):focus-visible \{\s*outline: 3px solid/);
    const without = filesOf(/\.css$/).flatMap((file) => {
      const rules = readFileSync(join(workspace, file), 'utf8').replace(comments, '');
      return [...rules.matchAll(/([^{}]+)\{[^{}]*outline(?:-style|-width)?:\s*(?:none|0)\b[^{}]*\}/g)].map(
        ([, selector = '']) => `${file.split(/[\\/]/).at(-1) ?? ''}: ${selector.trim()}`,
      );
    });
    expect(without.sort()).toEqual([
      "base.css: [tabindex='-1']:focus-visible",
      'input-field.module.css: .choice input:focus-visible',
      'screen.module.css: .content:focus-visible',
    ]);
  });

  it('never cuts Khmer: no ellipsis, no clipped lines, no spaced letters, no capitals', () => {
    const faults = filesOf(/\.css$/).filter((file) =>
      /text-overflow|line-clamp|letter-spacing|text-transform|font-style:\s*italic/.test(
        readFileSync(join(workspace, file), 'utf8').replace(comments, ''),
      ),
    );
    expect(faults).toEqual([]);
  });

  it('has the web font before every other, so that Khmer is the same on every phone', () => {
    const tokens = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8');
    const fonts = readFileSync(join(import.meta.dirname, 'fonts.css'), 'utf8');
    expect(/--font: ([\w-]+),/.exec(tokens)?.[1]).toBe(/font-family: ([\w-]+);/.exec(fonts)?.[1]);
    expect(fonts).not.toMatch(/local\(/);
  });

  it('has the whole of Khmer in one file for each weight, so that no letter of a syllable comes from another', () => {
    const fonts = readFileSync(join(import.meta.dirname, 'fonts.css'), 'utf8');
    const faces = (fonts.match(/@font-face \{[^}]*\}/g) ?? []).map((face) => ({
      weight: /font-weight: (\d+)/.exec(face)?.[1],
      files: face.match(/url\(/g)?.length,
      range: /unicode-range: ([^;]+);/.exec(face)?.[1]?.split(', ') ?? [],
    }));
    expect(faces.map(({ weight }) => weight)).toEqual(['400', '700']);
    for (const { files, range } of faces) {
      expect(files).toBe(1);
      // The letters and signs, and what joins or parts them inside a word.
      for (const part of ['U+1780-17FF', 'U+200B-200D']) expect(range).toContain(part);
    }
  });
});
