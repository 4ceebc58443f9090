import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';

/** The address that is shown. `state` is handed over from one screen to the next and outlives no loading of the page. */
export interface Here {
  readonly pathname: string;
  readonly hash: string;
  readonly state: unknown;
}

interface OneEntry {
  readonly here: Here;
  /** Shows another address in place of this one. */
  readonly go: (to: string, state?: unknown) => void;
}

const EntryContext = createContext<OneEntry | null>(null);

/**
 * A router whose history never grows: every screen takes the place of the one before it, in the same entry of the tab.
 * Leaving by the back key then leaves the portal, and nothing she looked at is one step back.
 */
export function OneEntryRouter({ children }: { readonly children: ReactNode }) {
  const [here, setHere] = useState(() => hereWith(null));
  const go = useCallback((to: string, state: unknown = null) => {
    history.replaceState(null, '', to);
    setHere(hereWith(state));
  }, []);
  useEffect(() => {
    // An address typed by hand that differs only behind the `#`.
    const look = () => setHere(hereWith(null));
    addEventListener('popstate', look);
    return () => removeEventListener('popstate', look);
  }, []);
  const entry = useMemo(() => ({ here, go }), [here, go]);
  return <EntryContext value={entry}>{children}</EntryContext>;
}

const hereWith = (state: unknown): Here => ({ pathname: location.pathname, hash: location.hash, state });

export function useEntry(): OneEntry {
  const entry = useContext(EntryContext);
  if (entry === null) throw new Error('no OneEntryRouter above');
  return entry;
}

export const useLocation = (): Here => useEntry().here;

/** Goes on at once, instead of showing anything. */
export function Navigate({ to, state }: { readonly to: string; readonly state?: unknown }): null {
  const { go } = useEntry();
  useEffect(() => go(to, state), [go, to, state]);
  return null;
}
