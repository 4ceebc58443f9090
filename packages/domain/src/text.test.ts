import fc from 'fast-check';
import { comparable, lengthOf } from './text.ts';

describe('words that are compared', () => {
  it.each([
    ['composed and decomposed letters', 'Sre\u0301y', 'Sréy'],
    ['line-break hints', 'ខ្ញុំ\u200Bចង់\u200Bរៀន', 'ខ្ញុំចង់រៀន'],
    ['invisible vowels', 'ក\u17B4ម្ពុ\u17B5ជា', 'កម្ពុជា'],
    ['a byte-order mark', '\uFEFFបុប្ផា', 'បុប្ផា'],
    ['a hint between a letter and its accent', 'e\u200B\u0301', 'é'],
    ['spaces of every kind', '  បុប្ផា\u00A0 \t\nដារ៉ា ', 'បុប្ផា ដារ៉ា'],
  ])('are the same with or without %s', (_, written, meant) => {
    expect(comparable(written)).toBe(comparable(meant));
    expect(comparable(written)).toBe(meant);
  });

  it('stay different when they are different', () => {
    expect(comparable('ខ្ញុំ')).not.toBe(comparable('ញុំ'));
    expect(comparable('Dara')).not.toBe(comparable('dara'));
  });

  const anyWords = fc.string({
    unit: fc.oneof(
      fc.constantFrom('ខ្ញុំ', 'e', '\u0301', '\u200B', '\u17B4', '\uFEFF', ' ', '\u00A0', '។'),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    ),
  });

  it('are the same when they are made comparable twice', () => {
    fc.assert(
      fc.property(anyWords, (words) => expect(comparable(comparable(words))).toBe(comparable(words))),
      { numRuns: 1000 },
    );
  });

  it('do not change with hints put anywhere', () => {
    fc.assert(
      fc.property(anyWords, fc.nat(), (words, place) => {
        const letters = [...words];
        const at = place % (letters.length + 1);
        const hinted = [...letters.slice(0, at), '\u200B', ...letters.slice(at)].join('');
        expect(comparable(hinted)).toBe(comparable(words));
      }),
    );
  });
});

describe('the length of words', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['é', 1],
    ['ខ្ញុំ', 1],
    ['ស្ត្រី', 1],
    ['បុប្ផា', 2],
    ['កម្ពុជា', 3],
    ['ខ្ញុំ\u200Bចង់', 3],
    ['ក\u17B4', 1],
    ['👩‍🏫', 1],
    ['ក ខ', 3],
  ])('%j is %i', (words, length) => {
    expect(lengthOf(words)).toBe(length);
  });
});
