import { Children, createContext, isValidElement, useContext, type ReactNode } from 'react';
import { useLocation } from './one-entry-router.tsx';

const ParamsContext = createContext<Readonly<Record<string, string>>>({});

/** What stands in the address at the places that the route names. */
export const useParams = (): Readonly<Record<string, string>> => useContext(ParamsContext);

export interface RouteProps {
  /** Parts between slashes, of which `:name` stands for any; `*` alone is every address. Case does not matter. */
  readonly path: string;
  readonly element: ReactNode;
}

/** One address and its screen; says nothing by itself, see `Routes`. */
export const Route = (_: RouteProps): null => null;

/** Shows the screen of the first route that fits the address. */
export function Routes({ children }: { readonly children: ReactNode }) {
  const { pathname } = useLocation();
  for (const child of Children.toArray(children)) {
    if (!isValidElement<RouteProps>(child)) continue;
    const params = paramsIn(child.props.path, pathname);
    if (params !== null) return <ParamsContext value={params}>{child.props.element}</ParamsContext>;
  }
  return null;
}

/** What the named parts of a route are in an address, or null when the address is another. */
export function paramsIn(path: string, pathname: string): Readonly<Record<string, string>> | null {
  if (path === '*') return {};
  const wanted = path.split('/').filter(Boolean);
  const given = pathname.split('/').filter(Boolean);
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [at, part] of wanted.entries()) {
    const here = readable(given[at] ?? '');
    if (part.startsWith(':')) params[part.slice(1)] = here;
    else if (part.toLowerCase() !== here.toLowerCase()) return null;
  }
  return params;
}

/** A part of an address as it was meant; one that was mangled on its way stays as it is. */
function readable(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
