/**
 * The service worker of the staff app, for class mode: keeps the app itself, so that `/staff/class` opens without network
 * and without session, and answers media that a class was taken along with. It never answers for the API, writes no
 * media, and never takes over a page that is open: a new version waits until the trainer asks for it.
 *
 * Its caches are its own: `desk-…`. Those of the portal, on the same host, are another worker's.
 */
import { partOf } from './range.ts';

declare const self: ServiceWorkerGlobalScope;
declare const PRECACHE: readonly string[];
declare const VERSION: string;

const prefix = 'desk-shell-';
const shell = prefix + VERSION;
const media = 'desk-media-v1';
const page = '/staff/index.html';
/** Class mode comes whole out of the shell; every other page is the newest, as long as there is network. */
const classMode = /^\/staff\/class(\/|$)/;
/** Milliseconds that a page of the desk waits for the network before the kept app opens and says so itself. */
const patience = 6_000;

self.addEventListener('install', (event) => event.waitUntil(keepShell()));
self.addEventListener('activate', (event) => event.waitUntil(dropOldShells().then(() => self.clients.claim())));
self.addEventListener('message', (event) => {
  if (event.data === 'apply') event.waitUntil(self.skipWaiting());
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (url.pathname.startsWith('/media/')) event.respondWith(fromMedia(request, url));
  else if (!url.pathname.startsWith('/staff/')) return;
  else if (request.mode === 'navigate')
    event.respondWith(classMode.test(url.pathname) ? keptPage(url) : newestPage(request));
  else event.respondWith(fromShell(request, url));
});

/** Fetches what is new; files with a hash in their name that the last version had are taken over from it. */
async function keepShell(): Promise<void> {
  const cache = await caches.open(shell);
  await Promise.all(
    PRECACHE.map(async (path) => {
      const isHashed = path.startsWith('/staff/assets/');
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
    names.filter((name) => name.startsWith(prefix) && name !== shell).map((name) => caches.delete(name)),
  );
}

async function keptPage(url: URL): Promise<Response> {
  const cache = await caches.open(shell);
  return (await cache.match(page)) ?? fetch(url);
}

async function newestPage(request: Request): Promise<Response> {
  const cache = await caches.open(shell);
  const giveUp = new AbortController();
  const timer = setTimeout(() => giveUp.abort(), patience);
  try {
    return await fetch(request, { signal: giveUp.signal });
  } catch (fault) {
    const kept = await cache.match(page);
    if (kept === undefined) throw fault;
    return kept;
  } finally {
    clearTimeout(timer);
  }
}

async function fromShell(request: Request, url: URL): Promise<Response> {
  const cache = await caches.open(shell);
  return (await cache.match(url.pathname)) ?? fetch(request);
}

/** From what was taken along, in whole or in part as the player asks; else from the network, without keeping it. */
async function fromMedia(request: Request, url: URL): Promise<Response> {
  const cache = await caches.open(media);
  const here = await cache.match(url.pathname);
  if (here === undefined) return fetch(request);
  const range = request.headers.get('range');
  return range === null ? here : partOf(here, range);
}
