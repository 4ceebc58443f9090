import { isProblemCode, RefusedError, UnreachableError } from '@romduol/contracts';
import { NoSealingKeyError, PlaceGoneError, StorageFullError } from '@romduol/offline';
import type { Say } from '@romduol/ui';
import type { PortalKey } from '@romduol/ui/portal-words';

/** An error in her language: a refusal by its code, everything else by what she can do about it. */
export function problemWords(say: Say<PortalKey>, error: unknown): string {
  if (error instanceof RefusedError) return say(`problem.${error.code}`, error.problem.values);
  if (error instanceof UnreachableError) return say('problem.unreachable');
  if (error instanceof StorageFullError) return say('problem.storage-full');
  if (error instanceof PlaceGoneError) return say('open.gone');
  if (error instanceof NoSealingKeyError) return say('join.needs-network');
  return say('problem.unknown');
}

/** A refusal that was kept by its code alone, in her language. */
export const refusalWords = (say: Say<PortalKey>, code: string): string =>
  isProblemCode(code) ? say(`problem.${code}`) : say('problem.unknown');
