/** The files of the app itself, kept version by version: one cache each, called `shell-VERSION`. */

/** Files with their hashes as `sha256-BASE64`: what a build consists of. */
export type Manifest = Readonly<Record<string, string>>;

export interface Build {
  readonly version: string;
  /** What the app needs without network. */
  readonly files: Manifest;
  /** Words of the other languages, kept once they were chosen. */
  readonly words: Manifest;
}

const prefix = 'shell-';
export const shellOf = (version: string): string => prefix + version;

/** Names of all shells, of whichever version. */
export const shellsIn = async (caches: CacheStorage): Promise<readonly string[]> =>
  (await caches.keys()).filter((name) => name.startsWith(prefix));

/** Files whose name holds a hash of what is in them; they never change. */
const isHashed = (path: string): boolean => path.startsWith('/assets/');

const lanes = 3;

/**
 * Keeps everything a version consists of, each file checked against its hash: behind a network that wants a login first,
 * and while a server is being changed, what comes is not what was asked for. Files that another version has already are
 * taken from there, and so is her choice of languages. Rejects when one file cannot be had; what came is found again.
 */
export async function keepShell(build: Build, caches: CacheStorage, fetch: typeof globalThis.fetch): Promise<void> {
  const cache = await caches.open(shellOf(build.version));
  const wanted = Object.entries({ ...build.files, ...(await chosenWords(build, caches)) }).values();
  const lane = async (): Promise<void> => {
    for (const [path, hash] of wanted) {
      const here = isHashed(path) ? await inAnyShell(caches, path) : undefined;
      if (here !== undefined && (await isAsNamed(here, hash))) await cache.put(path, here);
      else await cache.put(path, await fetched(path, hash, fetch));
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

/** The new words of those languages whose words an older version has kept. */
async function chosenWords({ words }: Build, caches: CacheStorage): Promise<Manifest> {
  const kept = new Set<string>();
  for (const name of await shellsIn(caches)) {
    const requests = await (await caches.open(name)).keys();
    for (const { url } of requests) kept.add(languageOf(new URL(url, 'https://phone.invalid').pathname));
  }
  return Object.fromEntries(Object.entries(words).filter(([path]) => kept.has(languageOf(path))));
}

const languageOf = (path: string): string => /\/words-(\w+)-/.exec(path)?.[1] ?? '';

/** A file of some version, wherever it was kept. */
export async function inAnyShell(caches: CacheStorage, path: string): Promise<Response | undefined> {
  for (const name of await shellsIn(caches)) {
    const here = await (await caches.open(name)).match(path);
    if (here !== undefined) return here;
  }
  return undefined;
}

/** Fetches a file and checks it, past the browser's cache if need be. Rejects when it is not what its hash says. */
export async function fetched(path: string, hash: string, fetch: typeof globalThis.fetch): Promise<Response> {
  for (const cache of isHashed(path) ? (['default', 'reload'] as const) : (['reload'] as const)) {
    const response = await fetch(path, { cache, priority: 'low' });
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    if (!(await isAsNamed(response, hash))) continue;
    // A browser shows no page that says of itself that it came from elsewhere.
    return response.redirected ? new Response(await response.blob(), { headers: response.headers }) : response;
  }
  throw new Error(`${path} is not what was built`);
}

async function isAsNamed(response: Response, hash: string): Promise<boolean> {
  const bytes = await response.clone().arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return hash === `sha256-${btoa(String.fromCharCode(...digest))}`;
}

/**
 * A file for a page: from this version, else from another, since pages of the version before stay open and still load
 * parts of it; else from the network. Words of a language are kept from then on.
 */
export async function fromShell(
  build: Build,
  caches: CacheStorage,
  request: Request,
  fetch: typeof globalThis.fetch,
): Promise<Response> {
  const path = new URL(request.url).pathname;
  const cache = await caches.open(shellOf(build.version));
  const here = (await cache.match(path)) ?? (isHashed(path) ? await inAnyShell(caches, path) : undefined);
  if (here !== undefined) return here;
  const hash = build.words[path];
  if (hash === undefined) return fetch(request);
  const response = await fetched(path, hash, fetch);
  await cache.put(path, response.clone()).catch(() => undefined);
  return response;
}
