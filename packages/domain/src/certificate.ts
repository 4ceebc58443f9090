import type { Day } from './day.ts';

/** All that a certificate's code tells a stranger. `revoked` also stands for one whose trainee has been erased. */
export type CertificateStanding = 'valid' | 'replaced' | 'expired' | 'revoked';

/** The standing of an issued certificate on a day. Revoking outweighs replacing, which outweighs expiry. */
export function standingOf(
  certificate: { readonly revoked: boolean; readonly replaced: boolean; readonly expiresOn: Day | null },
  today: Day,
): CertificateStanding {
  if (certificate.revoked) return 'revoked';
  if (certificate.replaced) return 'replaced';
  return certificate.expiresOn !== null && certificate.expiresOn < today ? 'expired' : 'valid';
}

/** Why a certificate was revoked or replaced; never free text, which would invite personal details. */
export const revocationReasons = ['issued-in-error', 'completion-not-genuine', 'at-her-request'] as const;
export type RevocationReason = (typeof revocationReasons)[number];
