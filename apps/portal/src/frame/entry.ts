/**
 * The one entry of the tab in the browser's history. Its address is always that of the portal's door: the list of
 * visited pages, which outlives the tab, then says that she was here and nothing of what she looked at. Which screen is
 * shown stands in the entry's own state, which nobody sees and which goes with the tab; so a page that is loaded again
 * is where it was. A certificate keeps its address: it is public, and whoever checks it may want to come back to it.
 */
interface Entry {
  readonly at: string;
}

const door = '/';
const isPublic = (at: string): boolean => /^\/C(\/|$)/i.test(at);

/** Shows a screen in the one entry. `at`: path, query and hash. */
export function placeAt(at: string): void {
  history.replaceState({ at } satisfies Entry, '', isPublic(at) ? at : door);
}

/**
 * The screen of the entry. One that was opened by an address of its own is taken out of the address line; whoever opens
 * the portal anew by its door begins there, also in a tab that is elsewhere in it.
 */
export function hereInEntry(): URL {
  const { pathname, search, hash, origin } = location;
  const asked = pathname + search + hash;
  const kept = isOpenedAnew() ? null : keptIn(history.state);
  const at = asked === door ? (kept ?? door) : asked;
  placeAt(at);
  return new URL(at, origin);
}

let isFirst = true;
/** Whether the page was gone to, and not loaded again, gone back to, or already here. */
function isOpenedAnew(): boolean {
  // Where a browser does not say, the entry is believed.
  const { getEntriesByType } = performance as Partial<Performance>;
  const [navigation] = (getEntriesByType?.call(performance, 'navigation') ?? []) as PerformanceNavigationTiming[];
  const isAnew = isFirst && navigation?.type === 'navigate';
  isFirst = false;
  return isAnew;
}

function keptIn(state: unknown): string | null {
  const at = typeof state === 'object' && state !== null && 'at' in state ? state.at : null;
  return typeof at === 'string' && at.startsWith('/') && !at.startsWith('//') ? at : null;
}
