import { useEntry } from './one-entry-router.tsx';

/** Goes to another screen in place of this one: the history of the tab holds one entry, whatever she looked at. */
export const useGo = (): ((to: string, state?: unknown) => void) => useEntry().go;
