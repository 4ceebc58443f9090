/**
 * The service worker: keeps the app itself, so that it opens without network, and answers media that the pack download
 * has put into `media-v1`. It never writes media, never answers for the API or the staff app, and never takes over a
 * page that is open: a new version waits until she asks for it.
 */
import { rangeOf } from './range.ts';

declare const self: ServiceWorkerGlobalScope;
declare const PRECACHE: readonly string[];
declare const VERSION: string;

const shell = `shell-${VERSION}`;
const media = 'media-v1';
const page = '/index.html';
/** These are others' to answer. */
const others = /^\/(api|staff)(\/|$)/;

self.addEventListener('install', (event) => event.waitUntil(keepShell()));
self.addEventListener('activate', (event) => event.waitUntil(dropOldShells().then(() => self.clients.claim())));
self.addEventListener('message', (event) => {
  if (event.data === 'apply') void self.skipWaiting();
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin || others.test(url.pathname)) return;
  if (url.pathname.startsWith('/media/')) event.respondWith(fromMedia(request));
  else if (request.mode === 'navigate') event.respondWith(pageFor(url));
  else event.respondWith(fromShell(request, url));
});

/** Fetches what is new; files with a hash in their name that the last version had are taken over from it. */
async function keepShell(): Promise<void> {
  const cache = await caches.open(shell);
  await Promise.all(
    PRECACHE.map(async (path) => {
      const isHashed = path.startsWith('/assets/');
      const here = isHashed ? await caches.match(path) : undefined;
      if (here !== undefined) return cache.put(path, here);
      const response = await fetch(path, { cache: isHashed ? 'default' : 'reload' });
      if (!response.ok) throw new Error(`${path}: ${response.status}`);
      return cache.put(path, response);
    }),
  );
}

async function dropOldShells(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith('shell-') && name !== shell).map((name) => caches.delete(name)),
  );
}

/** Every address of the portal is the one page; the harmless page is itself. */
async function pageFor(url: URL): Promise<Response> {
  const cache = await caches.open(shell);
  return (await cache.match(url.pathname === '/blank.html' ? url.pathname : page)) ?? fetch(url);
}

/** From the shell; another language's words are kept when they are first fetched, since she chose them. */
async function fromShell(request: Request, url: URL): Promise<Response> {
  const cache = await caches.open(shell);
  const here = await cache.match(url.pathname);
  if (here !== undefined) return here;
  const response = await fetch(request);
  if (response.ok && url.pathname.startsWith('/assets/'))
    await cache.put(url.pathname, response.clone()).catch(() => undefined);
  return response;
}

/** From the pack if it is there, in whole or in part as the player asks; else from the network, without keeping it. */
async function fromMedia(request: Request): Promise<Response> {
  const cache = await caches.open(media);
  const here = await cache.match(new URL(request.url).pathname);
  if (here === undefined) return fetch(request);
  const range = request.headers.get('range');
  return range === null ? here : rangeOf(here, range);
}
