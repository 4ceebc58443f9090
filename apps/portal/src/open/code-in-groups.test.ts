import { afterTyping, inGroups, lettersOfReset } from './code-in-groups.ts';

describe('a code that is read out', () => {
  it('stands in groups of four, however it was typed', () => {
    expect(inGroups('abcdefgh2345')).toBe('ABCD EFGH 2345');
    expect(inGroups('ab-cd ef')).toBe('ABCD EF');
    expect(lettersOfReset('ABCD EFGH 2345 and more')).toBe('ABCDEFGH2345');
  });
  it('is grouped while it is typed at its end, and left alone while it is mended inside', () => {
    expect(afterTyping('ABCDE', 5)).toBe('ABCD E');
    expect(afterTyping('ABCD ', 5)).toBe('ABCD');
    expect(afterTyping('ABxCD EFGH', 3)).toBe('ABXCD EFGH');
    expect(lettersOfReset(afterTyping('ABxCD EFGH', 3))).toBe('ABXCDEFGH');
  });
});
