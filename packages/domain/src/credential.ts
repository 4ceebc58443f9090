import { asTyped, base32, fromBase32 } from './base32.ts';

/**
 * What the signed code on a certificate says: enough to check the paper without a network, and nothing about her that
 * can be read from it.
 */
export interface Credential {
  /** Which of the organisation's signing keys was used, 0–255. */
  readonly keyId: number;
  /** 16 random bytes; the short code people can type is these bytes. */
  readonly certificateId: Uint8Array;
  /**
   * SHA-256 of the certificate id followed by `comparable(name)` as UTF-8, cut to its first 16 bytes. The random id is
   * the salt: whoever holds the paper and knows the name can check it, and nobody can look names up from codes.
   */
  readonly nameHash: Uint8Array;
  /** Day of issue, `YYYY-MM-DD`, 1970-01-01 to 2149-06-06. */
  readonly issuedOn: string;
  /** Last day it is valid, `YYYY-MM-DD`, or null when it does not run out. */
  readonly expiresOn: string | null;
  /** Code of the course: 1 to 16 of A–Z, 0–9 and hyphen. */
  readonly courseCode: string;
}

/** A signed code taken apart. The signature is not yet checked: only its length is known to be right. */
export interface SignedCredential {
  /** The bytes that were signed. */
  readonly payload: Uint8Array;
  /** 64 bytes, Ed25519 (RFC 8032). */
  readonly signature: Uint8Array;
  readonly credential: Credential;
}

const packingVersion = 1;
const idLength = 16;
const signatureLength = 64;
const courseCodeShape = /^[A-Z0-9-]{1,16}$/;
const millisecondsPerDay = 86_400_000;
const lastDay = 0xffff;
const noExpiry = 0;

/** Where each part begins, in bytes. Two-byte numbers are big-endian. */
const at = {
  version: 0,
  keyId: 1,
  certificateId: 2,
  nameHash: 18,
  issuedOn: 34,
  expiresOn: 36,
  courseLength: 38,
  course: 39,
};

/**
 * The bytes that are signed: version, key id, certificate id, name hash, day of issue and last day as days since
 * 1970-01-01 in two bytes each (0: does not run out), length of the course code, course code in ASCII. 40–55 bytes.
 * Throws RangeError when a part does not fit; what was checked at issuing always does.
 */
export function packCredential(credential: Credential): Uint8Array {
  const { keyId, certificateId, nameHash, issuedOn, expiresOn, courseCode } = credential;
  if (!Number.isInteger(keyId) || keyId < 0 || keyId > 255) throw new RangeError('keyId must be 0–255');
  if (certificateId.length !== idLength) throw new RangeError('certificateId must be 16 bytes');
  if (nameHash.length !== idLength) throw new RangeError('nameHash must be 16 bytes');
  if (!courseCodeShape.test(courseCode)) throw new RangeError('courseCode must be 1 to 16 of A–Z, 0–9 and hyphen');
  const issued = daysSince1970(issuedOn);
  const expires = expiresOn === null ? noExpiry : daysSince1970(expiresOn);
  if (issued === null) throw new RangeError('issuedOn must be a day from 1970-01-01 to 2149-06-06');
  if (expires === null || (expiresOn !== null && expires === noExpiry)) {
    throw new RangeError('expiresOn must be a day from 1970-01-02 to 2149-06-06');
  }

  const bytes = new Uint8Array(at.course + courseCode.length);
  const view = new DataView(bytes.buffer);
  bytes[at.version] = packingVersion;
  bytes[at.keyId] = keyId;
  bytes.set(certificateId, at.certificateId);
  bytes.set(nameHash, at.nameHash);
  view.setUint16(at.issuedOn, issued);
  view.setUint16(at.expiresOn, expires);
  bytes[at.courseLength] = courseCode.length;
  for (let i = 0; i < courseCode.length; i++) bytes[at.course + i] = courseCode.charCodeAt(i);
  return bytes;
}

/** The credential in signed bytes, or null when they are of another version, cut short, too long or hold no course code. */
export function unpackCredential(bytes: Uint8Array): Credential | null {
  if (bytes.length <= at.course || bytes[at.version] !== packingVersion) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length !== at.course + view.getUint8(at.courseLength)) return null;
  const courseCode = String.fromCharCode(...bytes.subarray(at.course));
  if (!courseCodeShape.test(courseCode)) return null;
  const expires = view.getUint16(at.expiresOn);
  return {
    keyId: view.getUint8(at.keyId),
    certificateId: bytes.slice(at.certificateId, at.nameHash),
    nameHash: bytes.slice(at.nameHash, at.issuedOn),
    issuedOn: dayAfter1970(view.getUint16(at.issuedOn)),
    expiresOn: expires === noExpiry ? null : dayAfter1970(expires),
    courseCode,
  };
}

/**
 * The code that goes into the QR symbol: base32 of the signed bytes and their 64-byte Ed25519 signature. Throws
 * RangeError when the signature has another length.
 */
export function signedCode(payload: Uint8Array, signature: Uint8Array): string {
  if (signature.length !== signatureLength) throw new RangeError('an Ed25519 signature has 64 bytes');
  const bytes = new Uint8Array(payload.length + signatureLength);
  bytes.set(payload);
  bytes.set(signature, payload.length);
  return base32(bytes);
}

/**
 * A signed code taken apart; lower case, spaces and hyphens are forgiven, nothing else. Null when its shape is damaged.
 * Not null does not mean genuine: check the signature over `payload` with the key that `credential.keyId` names.
 */
export function readSignedCode(code: string): SignedCredential | null {
  const typed = asTyped(code);
  const bytes = typed === null ? null : fromBase32(typed);
  if (bytes === null || bytes.length <= signatureLength) return null;
  const payload = bytes.slice(0, -signatureLength);
  const credential = unpackCredential(payload);
  return credential === null ? null : { payload, signature: bytes.slice(-signatureLength), credential };
}

/**
 * The code under the QR symbol that people can type: base32 of the certificate id, 26 characters. Throws RangeError
 * when the id does not have 16 bytes.
 */
export function shortCode(certificateId: Uint8Array): string {
  if (certificateId.length !== idLength) throw new RangeError('certificateId must be 16 bytes');
  return base32(certificateId);
}

/** The certificate id a short code stands for, read as forgivingly as `readSignedCode`; null when it is not one. */
export function readShortCode(code: string): Uint8Array | null {
  const typed = asTyped(code);
  const bytes = typed === null ? null : fromBase32(typed);
  return bytes?.length === idLength ? bytes : null;
}

const dayAfter1970 = (days: number): string => new Date(days * millisecondsPerDay).toISOString().slice(0, 10);

function daysSince1970(day: string): number | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (parts === null) return null;
  const days = Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])) / millisecondsPerDay;
  // Days that do not exist (31 February) come back as another day.
  return days >= 0 && days <= lastDay && dayAfter1970(days) === day ? days : null;
}
