import fc from 'fast-check';
import { asTyped, base32, fromBase32 } from './base32.ts';

const ascii = (text: string) => new TextEncoder().encode(text);

describe('base32', () => {
  it.each([
    ['', ''],
    ['f', 'MY'],
    ['fo', 'MZXQ'],
    ['foo', 'MZXW6'],
    ['foob', 'MZXW6YQ'],
    ['fooba', 'MZXW6YTB'],
    ['foobar', 'MZXW6YTBOI'],
  ])('writes %j as %j, as RFC 4648 section 10 does without its padding', (words, code) => {
    expect(base32(ascii(words))).toBe(code);
    expect(fromBase32(code)).toEqual(ascii(words));
  });

  it('gives back every row of bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => expect(fromBase32(base32(bytes))).toEqual(bytes)),
    );
  });

  it('reads nothing that it would not have written itself', () => {
    const anyCode = fc.string({ unit: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'), maxLength: 40 });
    fc.assert(
      fc.property(anyCode, (code) => {
        const bytes = fromBase32(code);
        if (bytes !== null) expect(base32(bytes)).toBe(code);
      }),
    );
  });

  it.each(['MZ======', 'mzxq', 'M', 'MZX', 'MZXW6Y', 'MZ', 'MZXR', '0', '1', '8', '😀', 'M Y'])(
    'does not read %j',
    (text) => {
      expect(fromBase32(text)).toBeNull();
    },
  );

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const bytes = fromBase32(text);
        expect(bytes === null || bytes instanceof Uint8Array).toBe(true);
      }),
    );
  });
});

describe('a code as people type it', () => {
  it('may have small letters, spaces and hyphens', () => {
    expect(asTyped(' mzxw-6ytb oi')).toBe('MZXW6YTBOI');
  });

  it.each(['MZ\u200BXQ', 'MZ\u00A0XQ', 'MZ\nXQ', 'mzxq.', 'ſi', 'ıı', 'MZ–XQ', '០'])(
    'may not have anything else, such as %j',
    (text) => {
      expect(asTyped(text)).toBeNull();
    },
  );
});
