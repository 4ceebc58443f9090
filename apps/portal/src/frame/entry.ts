/**
 * The one entry of the tab in the browser's history. Its address is always that of the portal's door: the list of
 * visited pages, which outlives the tab, then says that she was here and nothing of what she looked at. Which screen is
 * shown stands in the entry's own state, which nobody sees and which goes with the tab; so a page that is loaded again
 * is where it was. A certificate keeps its address: it is public, and whoever checks it may want to come back to it.
 */
interface Entry {
  readonly at: string;
  /** The loading of the page in which it was written, as that page's `performance.timeOrigin`. */
  readonly page: number;
}

const door = '/';
const isPublic = (at: string): boolean => /^\/C(\/|$)/i.test(at);

/** Shows a screen in the one entry. `at`: path, query and hash. */
export function placeAt(at: string): void {
  history.replaceState({ at, page: performance.timeOrigin } satisfies Entry, '', isPublic(at) ? at : door);
}

/**
 * The screen of the entry. One that was opened by an address of its own is taken out of the address line; whoever opens
 * the portal anew by its door begins there, also in a tab that is elsewhere in it.
 */
export function hereInEntry(): URL {
  const { pathname, search, hash, origin } = location;
  const asked = pathname + search + hash;
  const at = asked === door ? (keptIn(history.state) ?? door) : asked;
  placeAt(at);
  return new URL(at, origin);
}

function keptIn(state: unknown): string | null {
  const { at, page } = (typeof state === 'object' && state !== null ? state : {}) as Partial<Entry>;
  if (typeof at !== 'string' || !at.startsWith('/') || at.startsWith('//')) return null;
  return page === performance.timeOrigin || !isOpenedAnew() ? at : null;
}

/** Whether the page was gone to, and not loaded again or gone back to; false where a browser does not say. */
function isOpenedAnew(): boolean {
  const { getEntriesByType } = performance as Partial<Performance>;
  const [navigation] = (getEntriesByType?.call(performance, 'navigation') ?? []) as PerformanceNavigationTiming[];
  return navigation?.type === 'navigate';
}
