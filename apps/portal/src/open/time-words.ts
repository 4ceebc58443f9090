import type { Locale } from '@romduol/domain';
import { formatMinutes, type Say } from '@romduol/ui';
import type { PortalKey } from '@romduol/ui/portal-words';

/** How long to wait, in words: seconds while they can be counted, then minutes. */
export const timeWords = (say: Say<PortalKey>, locale: Locale, seconds: number): string =>
  seconds > 90 ? formatMinutes(locale, Math.ceil(seconds / 60)) : say('practice.seconds', { count: seconds });
