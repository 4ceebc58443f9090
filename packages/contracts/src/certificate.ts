import { revocationReasons } from '@romduol/domain';
import * as z from 'zod/mini';
import { Text } from './content.ts';
import { byId, endpoint, Id } from './endpoint.ts';
import { PersonName } from './trainee.ts';

const standing = z.enum(['valid', 'replaced', 'expired', 'revoked']);

/** An issued certificate as staff see it. Its facts never change; a correction is a new version. */
export const Certificate = z.strictObject({
  id: Id,
  number: z.string(),
  version: z.int(),
  traineeId: Id,
  traineeCode: z.string(),
  /** Null for those who see codes only. */
  name: z.nullable(z.string()),
  courseTitle: Text,
  minutes: z.int(),
  issuedOn: z.iso.date(),
  expiresOn: z.nullable(z.iso.date()),
  standing,
  /** The version that replaces this one. */
  replacedBy: z.nullable(Id),
});
export type Certificate = z.output<typeof Certificate>;

export const listCertificates = endpoint({
  name: 'certificate.list',
  method: 'GET',
  path: '/cohorts/:id/certificates',
  summary: 'Certificates of a class, every version',
  allow: 'certificate.read',
  params: byId,
  response: z.array(Certificate),
});

export const openCertificate = endpoint({
  name: 'certificate.open',
  method: 'GET',
  path: '/certificates/:id/sheet',
  summary: 'The certificate as a PDF; recorded as a read',
  allow: 'certificate.read',
  params: byId,
  response: z.unknown(),
  produces: 'application/pdf',
  sensitive: true,
});

export const revokeCertificate = endpoint({
  name: 'certificate.revoke',
  method: 'POST',
  path: '/certificates/:id/revocation',
  summary: 'Revoke a certificate for one of the listed reasons',
  allow: 'certificate.correct',
  params: byId,
  body: z.strictObject({ reason: z.enum(revocationReasons) }),
  response: Certificate,
});

export const reissueCertificate = endpoint({
  name: 'certificate.reissue',
  method: 'POST',
  path: '/certificates/:id/reissue',
  summary: 'Issue a new version with a corrected name; the old code then says replaced',
  allow: 'certificate.correct',
  params: byId,
  body: z.strictObject({ newId: Id, name: PersonName, latinName: z.nullable(PersonName) }),
  response: Certificate,
});

/** Her own certificate, as her phone shows it. */
export const MyCertificate = z.strictObject({
  id: Id,
  enrolmentId: Id,
  number: z.string(),
  name: z.string(),
  courseTitle: Text,
  minutes: z.int(),
  issuedOn: z.iso.date(),
  standing,
  /** The signed code, as in the QR. */
  verifyUrl: z.string(),
});
export type MyCertificate = z.output<typeof MyCertificate>;

export const listMyCertificates = endpoint({
  name: 'certificate.list-mine',
  method: 'GET',
  path: '/me/certificates',
  summary: 'My certificates, newest version only',
  allow: 'trainee',
  response: z.array(MyCertificate),
});

export const openMyCertificate = endpoint({
  name: 'certificate.open-mine',
  method: 'GET',
  path: '/me/certificates/:id/sheet',
  summary: 'My certificate as a PDF',
  allow: 'trainee',
  params: byId,
  response: z.unknown(),
  produces: 'application/pdf',
});

export const verifyCertificate = endpoint({
  name: 'certificate.verify',
  method: 'GET',
  path: '/verify/:code',
  summary: 'Whether a certificate code is valid, replaced, expired or revoked, and nothing more',
  allow: 'anyone',
  params: z.strictObject({ code: z.string().check(z.maxLength(400)) }),
  response: z.strictObject({ standing: z.enum(['valid', 'replaced', 'expired', 'revoked', 'unknown']) }),
  limit: { times: 120, seconds: 60 },
});

export const listCertificateKeys = endpoint({
  name: 'certificate.keys',
  method: 'GET',
  path: '/certificate-keys',
  summary: 'Public keys with which phones check certificate codes without network',
  allow: 'anyone',
  response: z.array(z.strictObject({ keyId: z.int(), publicKey: z.string() })),
});
