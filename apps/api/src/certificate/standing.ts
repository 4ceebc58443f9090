import { standingOf, type CertificateStanding, type Day } from '@romduol/domain';
import type { CertificateRow } from './certificate.entity.ts';

/** The standing of an issued certificate on a day. */
export const standingOn = (row: CertificateRow, today: Day): CertificateStanding =>
  standingOf({ revoked: row.revokedAt !== null, replaced: row.replacedBy !== null, expiresOn: row.expiresOn }, today);
