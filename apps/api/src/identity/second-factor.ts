import { generateSecret, generateURI, verifySync } from 'otplib';

/** Seconds that one code of an authenticator lasts (RFC 6238). */
const period = 30;

/** A new secret for an authenticator, base32. */
export const newTotpSecret = (): string => generateSecret();

/** What the authenticator's camera reads. */
export const totpUri = (secret: string, email: string): string =>
  generateURI({ issuer: 'Romduol', label: email, secret });

/**
 * The time step that a code belongs to, or null when it is wrong, too old, or not newer than the last one used. One
 * step either way is allowed for clocks that differ.
 */
export function stepOfCode(secret: string, code: string, now: Date, lastStep: number): number | null {
  const epoch = Math.floor(now.getTime() / 1000);
  const result = verifySync({ secret, token: code, epoch, epochTolerance: period });
  if (!result.valid) return null;
  const step = Math.floor(epoch / period) + result.delta;
  return step > lastStep ? step : null;
}
