// What must stand before the app and must work without it. A classic script, loaded first, nothing inline:
//   1. the Trusted Types policy          3. the crash page and the rescue of what is stored
//   2. language, theme and text size     4. the service worker: install, update, one reload when asked
// It reads storage but never writes to it and never deletes anything.
'use strict';

/* ---- 1. Trusted Types: only markup of a harmless shape, only our own scripts ---- */
(() => {
  const TAGS = new Set(('a abbr address article aside b bdi bdo blockquote br button caption cite code col colgroup ' +
    'data datalist dd del details dfn dialog div dl dt em fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 ' +
    'header hgroup hr i img input ins kbd label legend li main mark menu meter nav ol optgroup option output p ' +
    'picture pre progress q rp rt ruby s samp search section select small source span strong sub summary sup table ' +
    'tbody td textarea tfoot th thead time tr u ul var wbr ' +
    'svg g path circle ellipse line polygon polyline rect defs symbol title desc use text tspan').split(' '));
  const FORBIDDEN_ATTRIBUTES = /^(?:on.*|style|srcdoc|formaction|action|http-equiv|ping|srcset)$/;
  const ADDRESSES = /^(?:href|xlink:href|src|cite|poster|data)$/;
  const SAFE_ADDRESS = /^(?:#|\.{0,2}\/|[\w.-]+(?:[/?#]|$)|https:|mailto:|tel:)/;
  // A comment of Leptos, or a tag with its attributes; text may hold anything but `<`.
  const TOKEN = /<!(?:--[^<>]*--)?>|<\/([a-z][a-z0-9]*)>|<([a-z][a-z0-9]*)((?:\s+[a-z][\w:.-]*(?:="[^"]*")?)*)\s*\/?>/gi;
  const ATTRIBUTE = /([a-z][\w:.-]*)(?:="([^"]*)")?/gi;

  const harmless = (markup) => {
    let rest = '';
    let end = 0;
    for (const token of markup.matchAll(TOKEN)) {
      rest += markup.slice(end, token.index);
      end = token.index + token[0].length;
      const tag = (token[1] ?? token[2])?.toLowerCase();
      if (tag !== undefined && !TAGS.has(tag)) return false;
      for (const [, name, value = ''] of (token[3] ?? '').matchAll(ATTRIBUTE)) {
        if (FORBIDDEN_ATTRIBUTES.test(name.toLowerCase())) return false;
        const address = value.replaceAll('&amp;', '');
        if (ADDRESSES.test(name.toLowerCase()) && (address.includes('&') || !SAFE_ADDRESS.test(address))) return false;
      }
    }
    return !(rest + markup.slice(end)).includes('<');
  };

  const SCRIPTS = new Set(['sw.js', 'worker_start.js', 'worker_loader.js', 'worker.js']);
  window.trustedTypes?.createPolicy('default', {
    createHTML: (markup) => {
      if (harmless(markup)) return markup;
      throw new TypeError(`markup of an unexpected shape: ${markup.slice(0, 80)}`);
    },
    createScriptURL: (address) => {
      const url = new URL(address, document.baseURI);
      const here = new URL('./', document.baseURI);
      const name = url.pathname.slice(here.pathname.length);
      if (url.origin === here.origin && url.pathname.startsWith(here.pathname) && SCRIPTS.has(name)) return address;
      throw new TypeError(`not a script of this app: ${url}`);
    },
  });
})();

/* ---- 2. Preferences, before the first paint ---- */
(() => {
  let preferences = {};
  try {
    preferences = JSON.parse(localStorage.getItem('plenary.preferences')) ?? {};
  } catch { /* Blocked storage or a damaged value: the defaults are right, and the app says what is wrong. */ }
  const root = document.documentElement;
  const offered = (navigator.languages ?? [navigator.language ?? 'en']).map((tag) => tag.slice(0, 2).toLowerCase());
  const known = ['en', 'fr'];
  const language = known.includes(preferences.language)
    ? preferences.language : offered.find((tag) => known.includes(tag)) ?? 'en';
  root.lang = language;
  root.dataset.language = language;
  if (preferences.theme === 'light' || preferences.theme === 'dark') {
    root.dataset.theme = preferences.theme;
    const bars = document.querySelectorAll('meta[name="theme-color"]');
    const chosen = bars[preferences.theme === 'dark' ? 1 : 0]?.content;
    for (const bar of bars) bar.content = chosen;
  }
  const size = Number(preferences.text_size);
  if (size >= 80 && size <= 200 && size !== 100) root.dataset.textSize = size;
})();

/* ---- 3. The crash page ---- */
(() => {
  const TEXTS = {
    en: {
      title: 'Plenary has stopped',
      lead: 'Something went wrong in the app. What you saved is still on this device; nothing has been deleted.',
      advice: 'Reload first. If this page comes back, download your data: it is one file, readable by people and programs. It may hold private notes, so keep it safe.',
      reload: 'Reload', download: 'Download my data', details: 'What happened',
      working: 'Collecting…', done: 'The file has been handed to the browser.', failed: 'Could not read everything; the file says what is missing.',
    },
    fr: {
      title: 'Plenary s’est arrêté',
      lead: 'Un problème est survenu dans l’application. Ce que vous avez enregistré est toujours sur cet appareil\u202f; rien n’a été supprimé.',
      advice: 'Rechargez d’abord. Si cette page revient, téléchargez vos données\u00a0: un seul fichier, lisible par les personnes et les programmes. Il peut contenir des notes privées\u00a0: gardez-le en lieu sûr.',
      reload: 'Recharger', download: 'Télécharger mes données', details: 'Ce qui s’est passé',
      working: 'Collecte en cours…', done: 'Le fichier a été remis au navigateur.', failed: 'Tout n’a pas pu être lu\u202f; le fichier dit ce qui manque.',
    },
  };

  // Bytes and dates have no JSON of their own: marked, so that a person or a script can bring them back.
  const base64 = (bytes) => {
    let binary = '';
    for (const byte of bytes) binary += String.fromCharCode(byte);
    return btoa(binary);
  };
  const plain = (value) => {
    if (value instanceof ArrayBuffer) return { $base64: base64(new Uint8Array(value)) };
    if (ArrayBuffer.isView(value)) return { $base64: base64(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)) };
    if (value instanceof Date) return { $date: value.toISOString() };
    if (typeof value === 'bigint') return { $integer: String(value) };
    if (value instanceof Map) return plain(Object.fromEntries(value));
    if (Array.isArray(value)) return value.map(plain);
    if (value !== null && typeof value === 'object') {
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
    }
    return value;
  };

  // Opens what is there; a database that would have to be made is none, and stays unmade.
  const open = async () => {
    const names = (await indexedDB.databases?.())?.map(({ name }) => name) ?? ['plenary'];
    if (!names.includes('plenary')) throw new Error('there is none');
    return new Promise(opened);
  };
  const opened = (resolve, reject) => {
    const request = indexedDB.open('plenary');
    request.onupgradeneeded = () => request.transaction.abort();
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('no database'));
    request.onblocked = () => reject(new Error('blocked by another tab'));
  };
  const read = (database, name) => new Promise((resolve, reject) => {
    const rows = [];
    const request = database.transaction(name).objectStore(name).openCursor();
    request.onsuccess = () => {
      const cursor = request.result;
      if (cursor === null) return resolve(rows);
      rows.push({ key: plain(cursor.key), value: plain(cursor.value) });
      cursor.continue();
    };
    request.onerror = () => reject(request.error);
  });

  // Everything of this app in this browser, as a plain object; what cannot be read is named in `errors`.
  const rescue = async () => {
    const found = { 'plenary-rescue': 1, made: new Date().toISOString(), version: stamped('version'), stores: {}, escrow: {}, errors: [] };
    const attempt = async (what, work) => {
      try {
        await work();
      } catch (error) {
        found.errors.push(`${what}: ${error}`);
      }
    };
    await attempt('database', async () => {
      const database = await open();
      for (const name of database.objectStoreNames) {
        await attempt(`store ${name}`, async () => { found.stores[name] = await read(database, name); });
      }
      database.close();
    });
    await attempt('escrow', async () => {
      for (const key of Object.keys(localStorage)) {
        if (key.startsWith('plenary.escrow.')) found.escrow[key] = localStorage.getItem(key);
      }
    });
    return found;
  };

  const element = (tag, name, text) => {
    const made = document.createElement(tag);
    made.className = name;
    made.textContent = text;
    return made;
  };

  let shown = false;
  const show = (message) => {
    const section = document.getElementById('crash');
    if (section === null) return;
    const texts = TEXTS[document.documentElement.lang] ?? TEXTS.en;
    for (const dialog of document.querySelectorAll('dialog[open]')) dialog.close();
    document.getElementById('app').hidden = true;

    const title = element('h1', 'crash__title', texts.title);
    title.id = 'crash-title';
    title.tabIndex = -1;
    const report = element('p', 'crash__report', '');
    report.setAttribute('role', 'status');
    const reload = element('button', 'crash__button', texts.reload);
    reload.onclick = () => location.reload();
    const download = element('button', 'crash__button', texts.download);
    download.id = 'crash-download';
    download.onclick = async () => {
      report.textContent = texts.working;
      const found = await rescue();
      const link = document.createElement('a');
      link.download = 'plenary-rescue.json';
      link.href = URL.createObjectURL(new Blob([JSON.stringify(found, null, 1)], { type: 'application/json' }));
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
      report.textContent = found.errors.length === 0 ? texts.done : texts.failed;
    };
    for (const button of [reload, download]) button.type = 'button';
    const details = element('details', 'crash__details', '');
    details.append(element('summary', 'crash__summary', texts.details), element('pre', 'crash__message', message));
    section.replaceChildren(title, element('p', 'crash__lead', texts.lead), element('p', 'crash__advice', texts.advice),
      reload, download, report, details);
    section.hidden = false;
    document.title = `${texts.title} – Plenary`;
    title.focus();
  };

  // Called by the panic hook; the first message is the cause, later ones are its echoes.
  window.plenary_crash = (message) => {
    if (shown) return;
    shown = true;
    const text = String(message);
    if (document.readyState === 'loading') addEventListener('DOMContentLoaded', () => show(text), { once: true });
    else show(text);
  };
  window.plenary_rescue = rescue;

  // A wasm trap always ends the app; any other error only while it has not started yet.
  const fatal = (reason) => window.plenary_started !== true || reason instanceof WebAssembly.RuntimeError;
  addEventListener('error', (event) => {
    if (event.target instanceof HTMLScriptElement) {
      window.plenary_crash(`could not be loaded: ${event.target.src}`);
    } else if (event instanceof ErrorEvent && fatal(event.error)) {
      window.plenary_crash(`${event.message}\n${event.error?.stack ?? ''}`);
    }
  }, true);
  addEventListener('unhandledrejection', (event) => {
    if (fatal(event.reason)) window.plenary_crash(`${event.reason}\n${event.reason?.stack ?? ''}`);
  });
  if (typeof WebAssembly === 'undefined') {
    addEventListener('DOMContentLoaded', () => window.plenary_crash('this browser has no WebAssembly / ce navigateur ne connaît pas WebAssembly'));
  }
})();

function stamped(name) {
  return document.querySelector(`meta[name="plenary-${name}"]`)?.content ?? 'unstamped';
}

// The largest file is asked for at once and start.js waits for it; should it fail, the crash page says so.
window.plenary_wasm = fetch(`./${stamped('wasm')}`);

/* ---- 4. The service worker ---- */
(() => {
  // For an app that starts after the event: the state is here, the events only say that it changed.
  const state = window.plenary_sw_state = {
    version: stamped('version'),
    supported: 'serviceWorker' in navigator,
    secure: window.isSecureContext,
    offlineReady: false,
    updateReady: false,
    updateTaken: false,
    failed: null,
    failure: null,
  };
  const tell = (name, detail = null) => dispatchEvent(new CustomEvent(`plenary:${name}`, { detail }));

  // A heavy task's own thread. The bytes are fetched here: a worker's own fetch may fail while offline.
  window.plenary_worker = async () => {
    const query = `?version=${state.version}`;
    const response = await fetch(`./worker_bg.wasm${query}`);
    if (!response.ok) throw new Error(`the worker could not be loaded: ${response.status}`);
    const wasm = await response.arrayBuffer();
    const worker = new Worker(`./worker_start.js${query}`, { type: 'module' });
    return new Promise((resolve, reject) => {
      worker.addEventListener('message', () => resolve(worker), { once: true });
      worker.addEventListener('error', (event) => reject(new Error(event.message ?? 'the worker did not start')), { once: true });
      worker.postMessage({ wasm }, [wasm]);
    });
  };

  // The update is taken only when somebody asks, and only the tab that asked reloads, once.
  let registration = null;
  let asked = false;
  window.plenary_update = () => {
    if (asked) return;
    asked = true;
    if (registration?.waiting) registration.waiting.postMessage('skip-waiting');
    else location.reload();
  };

  if (!state.supported) return;

  // Says for as long as this page lives that its version is in use, so that its cache is kept.
  navigator.locks?.request(`plenary-page-${state.version}`, { mode: 'shared' }, () => new Promise(() => {}))
    .catch(() => { /* Without locks old caches are kept a little longer. */ });

  // `full`: no room for the files; `missing`: the host lacks one; `unreachable`: no network, or not the file that was
  // promised; `refused`: the browser takes no service worker here.
  const failed = ({ code, message }) => {
    state.failed = code;
    state.failure = message;
    tell('update-failed', code);
  };
  const offlineReady = () => {
    if (state.offlineReady) return;
    state.offlineReady = true;
    tell('offline-ready');
  };
  const updateReady = () => {
    state.updateReady = true;
    state.failed = null;
    tell('update-ready');
  };

  const container = navigator.serviceWorker;
  let controlled = container.controller !== null;
  container.addEventListener('controllerchange', () => {
    if (asked) {
      location.reload();
    } else if (controlled) {
      state.updateReady = false;
      state.updateTaken = true;
      tell('update-taken');
    }
    controlled = true;
  });
  container.addEventListener('message', (event) => {
    if (event.data?.kind === 'install-failed') failed(event.data.reason);
  });
  container.startMessages?.();

  const follow = (worker) => worker?.addEventListener('statechange', () => {
    if (worker.state === 'installed' && registration.active) updateReady();
    if (worker.state === 'activated') offlineReady();
  });
  const HOUR = 3_600_000;
  let checked = Date.now();
  const check = () => {
    if (document.visibilityState !== 'visible' || Date.now() - checked < HOUR) return;
    checked = Date.now();
    registration.update().catch(() => { /* No network, or a portal's page in its place: what is here goes on. */ });
  };

  addEventListener('load', async () => {
    try {
      // The registration also looks for a new version; `none` lets no HTTP cache answer for the script.
      registration = await container.register('./sw.js', { updateViaCache: 'none' });
    } catch (error) {
      failed({ code: 'refused', message: String(error) });
      return;
    }
    if (registration.active) {
      offlineReady();
      registration.active.postMessage('tidy');
      registration.update().catch(() => { /* as in `check` */ });
    }
    if (registration.waiting && registration.active) updateReady();
    follow(registration.installing);
    registration.addEventListener('updatefound', () => follow(registration.installing));
    setInterval(check, HOUR / 4);
    document.addEventListener('visibilitychange', check);
  });
})();
