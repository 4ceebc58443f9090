import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { createPath, Router, type Location, type Navigator, type To } from 'react-router';
import { hereInEntry, placeAt } from './entry.ts';

/**
 * A router whose history never grows: every screen takes the place of the one before it, in the same entry of the tab.
 * Leaving by the back key then leaves the portal, and nothing she looked at is one step back. There is no other way to
 * go on: whatever asks for a new entry, or for a step among them, is given this one.
 */
export function OneEntryRouter({ children }: { readonly children: ReactNode }) {
  const [location, setLocation] = useState(() => locationWith(null));
  const navigator = useMemo<Navigator>(() => {
    const show = (to: To, state: unknown = null) => {
      placeAt(addressOf(to));
      setLocation(locationWith(state));
    };
    return { createHref: addressOf, go: () => undefined, push: show, replace: show };
  }, []);
  useEffect(() => {
    // An address typed by hand that differs only behind the `#`.
    const look = () => setLocation(locationWith(null));
    addEventListener('popstate', look);
    return () => removeEventListener('popstate', look);
  }, []);
  return (
    <Router location={location} navigator={navigator}>
      {children}
    </Router>
  );
}

const addressOf = (to: To): string => (typeof to === 'string' ? to : createPath(to));

/** The address that is shown. `state` is handed over from one screen to the next and outlives no loading of the page. */
const locationWith = (state: unknown): Partial<Location> => {
  const { pathname, search, hash } = hereInEntry();
  return { pathname, search, hash, state, key: 'only' };
};
