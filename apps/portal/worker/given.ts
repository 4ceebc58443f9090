/** The browser around a service worker, as far as it is used: caches by name, pages, and a server that can be changed. */
import { createHash } from 'node:crypto';
import type { Build, Manifest } from './shells.ts';

export const hashOf = (content: string): string => `sha256-${createHash('sha256').update(content).digest('base64')}`;

/** A build of some files, by path and content. */
export function buildOf(
  version: string,
  files: Readonly<Record<string, string>>,
  words: Readonly<Record<string, string>> = {},
): Build {
  const hashed = (of: Readonly<Record<string, string>>): Manifest =>
    Object.fromEntries(Object.entries(of).map(([path, content]) => [path, hashOf(content)]));
  return { version, files: hashed(files), words: hashed(words) };
}

export function createCaches() {
  const held = new Map<string, Map<string, Response>>();
  const pathOf = (request: RequestInfo | URL): string =>
    new URL(request instanceof Request ? request.url : String(request), 'https://phone.example').pathname;
  const open = async (name: string) => {
    const kept = held.get(name) ?? new Map<string, Response>();
    held.set(name, kept);
    return {
      keys: async () => [...kept.keys()].map((path) => new Request(`https://phone.example${path}`)),
      match: async (request: RequestInfo | URL) => kept.get(pathOf(request))?.clone(),
      put: async (request: RequestInfo | URL, response: Response) => void kept.set(pathOf(request), response),
      delete: async (request: RequestInfo | URL) => kept.delete(pathOf(request)),
    };
  };
  const caches = { open, keys: async () => [...held.keys()], delete: async (name: string) => held.delete(name) };
  return { caches: caches as unknown as CacheStorage, held };
}

export interface Asked {
  readonly path: string;
  readonly cache: RequestCache | undefined;
  readonly range: string | null;
}

/** A server of files; whatever is not there is answered as `otherwise` says. */
export function createServer() {
  const asked: Asked[] = [];
  const server = {
    files: {} as Record<string, string>,
    asked,
    otherwise: () => new Response('not found', { status: 404 }),
    isReachable: true,
  };
  const fetch: typeof globalThis.fetch = async (address, init) => {
    const path = new URL(address instanceof Request ? address.url : address, 'https://phone.example').pathname;
    asked.push({ path, cache: init?.cache, range: new Headers(init?.headers).get('range') });
    if (!server.isReachable) throw new TypeError('Failed to fetch');
    const content = server.files[path];
    return content === undefined ? server.otherwise() : new Response(content);
  };
  return Object.assign(server, {
    fetch,
    pathsAsked: () =>
      asked
        .splice(0)
        .map(({ path }) => path)
        .sort(),
  });
}

export const request = (path: string, headers: Readonly<Record<string, string>> = {}): Request =>
  new Request(`https://phone.example${path}`, { headers });
