// The kill switch: served in place of sw.js, it takes the service worker away and leaves all data alone.
// To use it, copy this file over sw.js on the host (docs/hosting.md). The app then needs the network to start.
'use strict';

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) {
    // Only the files of the app; the canary and everything in IndexedDB and localStorage stay.
    if (/^plenary-[0-9a-f]{16}$/.test(name)) await caches.delete(name);
  }
  await self.registration.unregister();
})()));
