// The service worker: one cache per version, complete or not there at all. The build fills in the names in capitals.
// It holds files only, and caches of other names are not touched. The one thing of a person that it takes is a file that
// another app shares with this one: it waits in a cache of its own for the page, which takes it out at once.
'use strict';

const VERSION = '__VERSION__';
// [path, SHA-256, size in bytes] of every file of this version; the page itself, `./`, comes last.
const FILES = __FILES__;
// What a host without control over its headers cannot send with the page.
const PAGE_HEADERS = __HEADERS__;

const CACHE = `plenary-${VERSION}`;
const OF_A_VERSION = /^plenary-[0-9a-f]{16}$/;
// Relative to where this script lies, so any sub-path will do.
const PAGE = new URL('./', self.location).href;
const PATHS = new Set(FILES.map(([path]) => new URL(path, PAGE).pathname));
const HOME = new Set(['./', 'index.html'].map((path) => new URL(path, PAGE).pathname));
const SHARED = new URL('shared', PAGE);
const INBOX = 'plenary-inbox';
// As the program has it: a larger file is not even kept for it to refuse.
const LARGEST = 32 * 1024 * 1024;
const LOOSE = { ignoreVary: true, ignoreSearch: true };

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim().then(tidy)));
self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  const ours = event.request.method === 'GET' && url.href.startsWith(PAGE);
  if (event.request.method === 'POST' && url.pathname === SHARED.pathname) event.respondWith(receive(event.request));
  else if (ours && event.request.mode === 'navigate') event.respondWith(page(event.request, url));
  else if (ours && PATHS.has(url.pathname)) event.respondWith(asset(event.request, url));
  // Anything else goes to the network as if this worker were not here; what is missing there is a real 404.
});
self.addEventListener('message', (event) => {
  if (event.data === 'skip-waiting') event.waitUntil(self.skipWaiting());
  if (event.data === 'tidy') event.waitUntil(tidy());
});

// All files or none. The page goes in last: a cache without it was cut short and is begun again.
async function install() {
  if (!(await caches.match(PAGE, { cacheName: CACHE }))) await caches.delete(CACHE);
  const failure = await hasRoom() ? await storeAll() : Object.assign(new Error('too little room'), { code: 'full' });
  if (failure === null) return;
  // This worker never served from this cache, so nobody misses it.
  await caches.delete(CACHE);
  const reason = { code: failure.code ?? 'unreachable', path: failure.path ?? '', message: String(failure) };
  for (const client of await self.clients.matchAll({ includeUncontrolled: true, type: 'window' })) {
    client.postMessage({ kind: 'install-failed', reason });
  }
  throw failure;
}

// The room that is left belongs to people's notes first: a cache that cannot become complete is not begun, because what
// it takes until it fails is given back late. Where the browser does not tell, it is tried.
async function hasRoom() {
  const { quota, usage } = await self.navigator.storage?.estimate?.().catch(() => ({})) ?? {};
  const needed = FILES.reduce((sum, [, , size]) => sum + size, 0);
  return quota === undefined || usage === undefined || quota - usage > needed;
}

// Why not all files could be stored; null when they are.
async function storeAll() {
  const cache = await caches.open(CACHE);
  const results = await Promise.allSettled(FILES.slice(0, -1).map((file) => store(cache, file)));
  return results.find(({ status }) => status === 'rejected')?.reason
    ?? await store(cache, FILES.at(-1)).then(() => null, (error) => error);
}

// `integrity` refuses a file of another version, a portal's log-in page, and a file cut short.
async function store(cache, [path, digest]) {
  try {
    const response = await fetch(new URL(path, PAGE), { cache: 'reload', integrity: `sha256-${digest}` });
    if (!response.ok) throw Object.assign(new Error(`status ${response.status}`), { code: 'missing' });
    const headers = new Headers(path === './' ? PAGE_HEADERS : response.headers);
    // Made anew: a page that came by a redirect could not be shown, and the body is no longer compressed.
    for (const name of ['Content-Encoding', 'Content-Length']) headers.delete(name);
    await cache.put(new URL(path, PAGE), new Response(await response.blob(), { headers }));
  } catch (error) {
    const code = error.name === 'QuotaExceededError' ? 'full' : error.code;
    throw Object.assign(new Error(`${path}: ${error.message}`), { path, code });
  }
}

// Our address is the one page. Below it may lie another site; what is nowhere is sent home, because the page's
// relative links would break in another folder.
async function page(request, url) {
  if (HOME.has(url.pathname)) return await caches.match(PAGE, { cacheName: CACHE }) ?? fetch(request);
  if (PATHS.has(url.pathname)) return asset(request, url);
  const response = await fetch(request).catch(() => null);
  return response === null || response.status === 404 ? Response.redirect(PAGE) : response;
}

// What another app shares: a file, or text. Nothing happens with it before a person has seen in the page what it would
// change, so it does not matter who sent it.
async function receive(request) {
  const there = new URL('./#/open', PAGE);
  const form = await request.formData().catch(() => null);
  const file = form?.get('file');
  const shared = file instanceof File ? file : new File([form?.get('text') ?? ''], String(form?.get('title') ?? ''));
  if (shared.size <= LARGEST) {
    const headers = { 'X-Name': encodeURIComponent(shared.name) };
    await (await caches.open(INBOX)).put(SHARED, new Response(shared, { headers }));
  }
  return Response.redirect(there, 303);
}

// A page of an older version, still open after the update, gets its own files as long as it lives.
async function asset(request, url) {
  const asked = `plenary-${url.searchParams.get('version') ?? VERSION}`;
  return await caches.match(request, { cacheName: asked, ...LOOSE })
    ?? await caches.match(request, { cacheName: CACHE, ...LOOSE })
    ?? fetch(request);
}

// Older caches go when no page of their version is left: each page holds a lock that bears its version's name.
async function tidy() {
  const names = await caches.keys();
  // A newer worker that waits or installs has a cache too, and it is not ours to judge.
  if (self.registration.installing || self.registration.waiting) return;
  const held = (await self.navigator.locks?.query())?.held?.map(({ name }) => name);
  const alone = (await self.clients.matchAll({ includeUncontrolled: true })).length <= 1;
  for (const name of names.filter((name) => OF_A_VERSION.test(name) && name !== CACHE)) {
    const used = held ? held.includes(name.replace('plenary-', 'plenary-page-')) : !alone;
    if (!used) await caches.delete(name);
  }
  // A cache that the browser threw away is filled again while there is a network.
  if (!(await caches.match(PAGE, { cacheName: CACHE }))) await install().catch(() => { /* The page was told. */ });
}
