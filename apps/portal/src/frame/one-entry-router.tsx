import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { createPath, NavigationType, Router, type Location, type Navigator, type To } from 'react-router';

/**
 * A router whose history never grows: every screen takes the place of the one before it, in the same entry of the tab.
 * Leaving by the back key then leaves the portal, and nothing she looked at is one step back.
 */
export function OneEntryRouter({ children }: { readonly children: ReactNode }) {
  const [location, setLocation] = useState(() => here(null));
  const navigator = useMemo<Navigator>(() => {
    const hrefOf = (to: To) => (typeof to === 'string' ? to : createPath(to));
    const replace = (to: To, state?: unknown) => {
      history.replaceState(null, '', hrefOf(to));
      setLocation(here(state ?? null));
    };
    return { createHref: hrefOf, go: () => undefined, push: replace, replace };
  }, []);
  useEffect(() => {
    // An address typed by hand that differs only behind the `#`.
    const look = () => setLocation(here(null));
    addEventListener('popstate', look);
    return () => removeEventListener('popstate', look);
  }, []);
  return (
    <Router location={location} navigationType={NavigationType.Replace} navigator={navigator}>
      {children}
    </Router>
  );
}

function here(state: unknown): Location {
  const { pathname, search, hash } = window.location;
  return { pathname, search, hash, state, key: 'only' };
}
