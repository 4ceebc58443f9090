import { filesFor, type Bundle } from './ahead.ts';

const chunk = (
  fileName: string,
  facadeModuleId: string | null,
  imports: readonly string[],
  css: readonly string[] = [],
) => ({
  ...{ type: 'chunk', fileName, facadeModuleId, imports, isEntry: fileName === 'first.js' },
  viteMetadata: { importedCss: new Set(css) },
});
const bundle = Object.fromEntries(
  [
    chunk('first.js', '/src/main.tsx', ['words.js']),
    chunk('words.js', null, []),
    chunk('lesson.js', '/src/lesson/lesson.tsx', ['first.js', 'shared.js'], ['lesson.css']),
    chunk('shared.js', null, ['words.js', 'lesson.js'], ['shared.css']),
    chunk('help.js', '/src/help/help.tsx', ['first.js']),
  ].map((one) => [one.fileName, one]),
) as unknown as Bundle;

describe('what an address will need', () => {
  it('is its late parts with all they import and their styles, but nothing that the first screen has', () => {
    expect([...filesFor(bundle, ['lesson/lesson.tsx'])].sort()).toEqual([
      ...['lesson.css', 'lesson.js', 'shared.css', 'shared.js'],
    ]);
    expect(filesFor(bundle, ['help/help.tsx'])).toEqual(['help.js']);
  });

  it('stops the build when a part is not there any more', () => {
    expect(() => filesFor(bundle, ['lesson/moved.tsx'])).toThrow('no chunk for lesson/moved.tsx');
  });
});
