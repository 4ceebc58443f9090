import fc from 'fast-check';
import {
  packCredential,
  readShortCode,
  readSignedCode,
  shortCode,
  signedCode,
  unpackCredential,
  type Credential,
} from './credential.ts';

const sixteen = (first: number) => Uint8Array.from({ length: 16 }, (_, i) => first + i);
const aCredential: Credential = {
  keyId: 3,
  certificateId: sixteen(0),
  nameHash: sixteen(100),
  issuedOn: '2026-11-25',
  expiresOn: null,
  courseCode: 'CORE-A',
};
const aSignature = Uint8Array.from({ length: 64 }, (_, i) => 255 - i);

const anyDay = fc
  .integer({ min: 1, max: 0xffff })
  .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));
const anyId = fc.uint8Array({ minLength: 16, maxLength: 16 });
const anyCredential: fc.Arbitrary<Credential> = fc.record({
  keyId: fc.integer({ min: 0, max: 255 }),
  certificateId: anyId,
  nameHash: anyId,
  issuedOn: anyDay,
  expiresOn: fc.option(anyDay),
  courseCode: fc.stringMatching(/^[A-Z0-9-]{1,16}$/),
});
const anySignature = fc.uint8Array({ minLength: 64, maxLength: 64 });
const anyCode = fc
  .tuple(anyCredential, anySignature)
  .map(([credential, signature]) => signedCode(packCredential(credential), signature));
const base32Letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'];

describe('a packed credential', () => {
  it('is laid out byte by byte as documented, so that old paper can always be read', () => {
    const bytes = packCredential({ ...aCredential, expiresOn: '2028-11-25' });
    expect([...bytes.subarray(0, 2)]).toEqual([1, 3]);
    expect(bytes.subarray(2, 18)).toEqual(sixteen(0));
    expect(bytes.subarray(18, 34)).toEqual(sixteen(100));
    // 20 782 and 21 513 days after 1970-01-01.
    expect([...bytes.subarray(34, 38)]).toEqual([0x51, 0x2e, 0x54, 0x09]);
    expect([...bytes.subarray(38)]).toEqual([6, ...new TextEncoder().encode('CORE-A')]);
  });

  it('says nothing more than was put into it', () => {
    fc.assert(
      fc.property(anyCredential, (credential) =>
        expect(unpackCredential(packCredential(credential))).toEqual(credential),
      ),
    );
  });

  it('can be read out of the middle of a longer buffer', () => {
    const bytes = packCredential(aCredential);
    const longer = new Uint8Array(bytes.length + 20);
    longer.set(bytes, 7);
    expect(unpackCredential(longer.subarray(7, 7 + bytes.length))).toEqual(aCredential);
  });

  it.each<[string, Partial<Credential>]>([
    ['a key id above 255', { keyId: 256 }],
    ['half a key id', { keyId: 1.5 }],
    ['a short certificate id', { certificateId: new Uint8Array(15) }],
    ['a long name hash', { nameHash: new Uint8Array(32) }],
    ['a day that does not exist', { issuedOn: '2026-02-31' }],
    ['a day with an hour', { issuedOn: '2026-02-03T10:00' }],
    ['a day before 1970', { issuedOn: '1969-12-31' }],
    ['a day after two bytes are full', { expiresOn: '2149-06-07' }],
    ['the one last day that would read as none', { expiresOn: '1970-01-01' }],
    ['a course code in small letters', { courseCode: 'core-a' }],
    ['a course code of 17 letters', { courseCode: 'ABCDEFGHIJKLMNOPQ' }],
    ['no course code', { courseCode: '' }],
  ])('is refused with %s', (_, part) => {
    expect(() => packCredential({ ...aCredential, ...part })).toThrow(RangeError);
  });

  it('is not read when it is of another version, cut or lengthened', () => {
    const bytes = packCredential(aCredential);
    expect(unpackCredential(Uint8Array.from([2, ...bytes.subarray(1)]))).toBeNull();
    expect(unpackCredential(Uint8Array.from([...bytes, 65]))).toBeNull();
    for (let length = 0; length < bytes.length; length++)
      expect(unpackCredential(bytes.subarray(0, length))).toBeNull();
  });

  it('is not read when its course code has other characters', () => {
    const bytes = packCredential(aCredential);
    bytes[bytes.length - 1] = 'a'.charCodeAt(0);
    expect(unpackCredential(bytes)).toBeNull();
  });
});

describe('a signed code', () => {
  it('gives back what was signed and the signature', () => {
    fc.assert(
      fc.property(anyCredential, anySignature, (credential, signature) => {
        const payload = packCredential(credential);
        expect(readSignedCode(signedCode(payload, signature))).toEqual({ payload, signature, credential });
      }),
    );
  });

  it('may be read aloud and typed: small letters, spaces and hyphens do not matter', () => {
    const code = signedCode(packCredential(aCredential), aSignature);
    const typed = ` ${code
      .toLowerCase()
      .match(/.{1,5}/g)
      ?.join('-')} `;
    expect(readSignedCode(typed)).toEqual(readSignedCode(code));
    expect(readSignedCode(typed)?.credential).toEqual(aCredential);
  });

  it('with one wrong character is never taken for the same bytes', () => {
    fc.assert(
      fc.property(anyCode, fc.nat(), fc.constantFrom(...base32Letters), (code, anywhere, letter) => {
        const place = anywhere % code.length;
        fc.pre(code[place] !== letter);
        const damaged = readSignedCode(code.slice(0, place) + letter + code.slice(place + 1));
        if (damaged !== null) expect(signedCode(damaged.payload, damaged.signature)).not.toBe(code);
      }),
    );
  });

  it('with one character missing or too many is not read', () => {
    const code = signedCode(packCredential(aCredential), aSignature);
    for (let place = 0; place < code.length; place++) {
      expect(readSignedCode(code.slice(0, place) + code.slice(place + 1))).toBeNull();
      for (const letter of base32Letters)
        expect(readSignedCode(code.slice(0, place) + letter + code.slice(place))).toBeNull();
    }
  });

  it('cannot be made with a signature of another length', () => {
    expect(() => signedCode(packCredential(aCredential), new Uint8Array(63))).toThrow(RangeError);
  });

  it('in any other text is not found, and nothing throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => expect(readSignedCode(text)).toBeNull()),
    );
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...base32Letters), maxLength: 220 }), (text) => {
        const read = readSignedCode(text);
        if (read !== null) expect(signedCode(read.payload, read.signature)).toBe(text);
      }),
    );
  });
});

describe('the short code', () => {
  it('is 26 characters that lead back to the certificate', () => {
    fc.assert(
      fc.property(anyId, (id) => {
        expect(shortCode(id)).toMatch(/^[A-Z2-7]{26}$/);
        expect(readShortCode(shortCode(id))).toEqual(id);
      }),
    );
  });

  it('may be typed in groups and small letters', () => {
    const typed = shortCode(aCredential.certificateId)
      .toLowerCase()
      .match(/.{1,5}/g)
      ?.join(' ');
    expect(readShortCode(typed ?? '')).toEqual(aCredential.certificateId);
  });

  it.each(['', 'AAAA', 'A'.repeat(25), 'A'.repeat(27), `${'A'.repeat(25)}B`, `${'A'.repeat(25)}0`])(
    'is not %j',
    (text) => {
      expect(readShortCode(text)).toBeNull();
    },
  );

  it('cannot be made of an id of another length', () => {
    expect(() => shortCode(new Uint8Array(10))).toThrow(RangeError);
  });
});
