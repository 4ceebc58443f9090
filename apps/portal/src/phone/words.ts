import { useWords } from '@romduol/ui';
import type { PortalKey } from '@romduol/ui/portal-words';

/** The portal's words in her language. */
export const usePortalWords = () => useWords<PortalKey>();
