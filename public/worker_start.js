// Starts the worker with bytes that the page has fetched: some browsers refuse a worker's own `fetch` while offline.
// The page sends `{ wasm: ArrayBuffer }` first and waits for `"ready"`; `window.plenary_worker()` in boot.js does both.
addEventListener('message', async (event) => {
  // The same version as the page that asked, also after an update by another tab.
  const { default: init } = await import(new URL('./worker.js', import.meta.url).href + self.location.search);
  await init({ module_or_path: event.data.wasm });
  postMessage('ready');
}, { once: true });
