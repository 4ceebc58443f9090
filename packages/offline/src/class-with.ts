import type { Joined } from '@romduol/contracts';
import type { Reading } from './store.ts';

/** A typed code as the contract wants it: capitals, without spaces and hyphens. */
export const bareCode = (code: string): string => code.toUpperCase().replace(/[\s-]/g, '');

/** The class of that join code, as far as somebody on this phone is in it. */
export async function classWith(tx: Reading, code: string): Promise<Joined | null> {
  const places = await tx.list('places');
  const known = places.filter(({ isProvisional }) => !isProvisional).flatMap(({ joined }) => joined);
  return known.find(({ classCode }) => classCode !== null && bareCode(classCode) === bareCode(code)) ?? null;
}
