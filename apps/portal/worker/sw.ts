/**
 * The service worker: keeps the app itself, so that it opens without network, and answers media that the pack download
 * has put into its cache. It never writes media, never answers for the API or the staff app, and never takes over a page
 * that is open: a new version waits until she asks for it, and pages of the old one keep the files of the old one.
 */
import { fromMedia } from './media.ts';
import { dropOldShells, noteOpened } from './open-pages.ts';
import { fromShell, keepShell, shellOf, type Build } from './shells.ts';

declare const self: ServiceWorkerGlobalScope;
/** Put here by the build. */
declare const BUILD: Build;

const build = BUILD;
const page = '/index.html';
const blank = '/blank.html';
/** These are others' to answer. */
const others = /^\/(api|staff)(\/|$)/;
/** A page of the portal, which may load more of itself. */
const isOurs = ({ pathname }: URL): boolean => !others.test(pathname) && pathname !== blank;

self.addEventListener('install', (event) => event.waitUntil(keepShell(build, caches, fetch)));
self.addEventListener('activate', (event) => event.waitUntil(tidy().then(() => self.clients.claim())));
self.addEventListener('message', (event) => {
  if (event.data === 'apply') void self.skipWaiting();
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin || others.test(url.pathname)) return;
  if (url.pathname.startsWith('/media/')) event.respondWith(fromMedia(caches, request, fetch));
  else if (request.mode !== 'navigate') event.respondWith(fromShell(build, caches, request, fetch));
  else {
    event.respondWith(pageFor(url));
    event.waitUntil(noteAndTidy(event.resultingClientId).catch(() => undefined));
  }
});

async function noteAndTidy(clientId: string): Promise<void> {
  await noteOpened(caches, clientId, build.version);
  await tidy(clientId);
}

/** Old versions go with their last page; not while a newer one is on its way in, whose files would look like theirs. */
async function tidy(justOpened?: string): Promise<void> {
  const { installing, waiting } = self.registration;
  if (installing === null && waiting === null)
    await dropOldShells(caches, build.version, self.clients, isOurs, justOpened);
}

/** Every address of the portal is the one page; the harmless page is itself. */
async function pageFor(url: URL): Promise<Response> {
  const cache = await caches.open(shellOf(build.version));
  return (await cache.match(url.pathname === blank ? blank : page)) ?? fetch(url);
}
