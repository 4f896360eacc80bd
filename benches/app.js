// In the app's own page, before the app: how long from an act to the last frame that it changed, painted.
// Put there by run.rs through the driver; it only looks, taps and types.
(() => {
  const LIMIT = 25_000;

  // The next frame: `late` tells in its callback what has changed, the time is taken after it was painted.
  const frame = (late) => new Promise((resume) => requestAnimationFrame(() => {
    const told = late();
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resume([told, performance.now()]);
    port2.postMessage(null);
  }));

  const pause = (milliseconds) => new Promise((resume) => setTimeout(resume, milliseconds));

  // From `does`, or a time given, until three frames in a row changed nothing and `holds` is true.
  async function settle(does, holds, since) {
    let changed = false;
    const seen = new MutationObserver(() => { changed = true; });
    seen.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    const tasks = [];
    const watch = new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration)));
    watch.observe({ type: 'longtask' });
    let painted = 0;
    let quiet = 0;
    const begun = since ?? performance.now();
    // Watched from before the act on: what it changes at once counts as well.
    does();
    while (quiet < 3) {
      const [told, now] = await frame(() => [changed, changed = false][0]);
      if (told) painted = now - begun;
      quiet = told || !holds() ? 0 : quiet + 1;
      if (now - begun > LIMIT) throw new Error(`not there after ${LIMIT} ms: ${holds}`);
    }
    seen.disconnect();
    await pause(60);
    watch.disconnect();
    // Only tasks of 50 ms and more are reported by the browser.
    return { painted, longest: Math.max(0, ...tasks) };
  }

  const one = (selector) => document.querySelector(selector);
  const has = (...texts) => {
    const shown = one('main')?.textContent ?? '';
    return texts.every((text) => shown.includes(text));
  };

  const median = (values) => {
    const sorted = [...values].sort((left, right) => left - right);
    const middle = sorted.length >> 1;
    return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  };
  const summary = (all) => ({
    count: all.length,
    min: Math.min(...all.map(({ painted }) => painted)),
    median: median(all.map(({ painted }) => painted)),
    worst: Math.max(...all.map(({ painted }) => painted)),
    longest: Math.max(...all.map(({ longest }) => longest)),
  });

  // The three lists: their tab, a row of theirs, and what must be on the page before anything is timed.
  const LISTS = {
    agenda: ['#/agenda', '.card .icon-button--star', []],
    people: ['#/people', '.row-list .row__link', ['5,000']],
    practices: ['#/practices', '.card .card__link', ['3,000']],
  };

  const go = (name) => {
    const [href, row, texts] = LISTS[name];
    const tap = () => one(`.tabs__link[href="${href}"]`).click();
    return settle(tap, () => document.querySelectorAll(row).length >= 20 && has(...texts));
  };

  // From list to list, `rounds` times.
  async function lists(rounds) {
    const times = { agenda: [], people: [], practices: [] };
    await go('people');
    for (let round = 0; round < rounds; round += 1) {
      for (const name of Object.keys(times)) times[name].push(await go(name));
    }
    return Object.fromEntries(Object.entries(times).map(([name, all]) => [name, summary(all)]));
  }

  const OWN = { ł: 'l', ø: 'o', đ: 'd' };
  const folded = (text) => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/[łøđ]/g, (letter) => OWN[letter]);

  // Types each word letter by letter and looks at the first hit at its end.
  async function typing(name, words, row) {
    await go(name);
    const field = one('main input[type=search]');
    const type = (text) => settle(() => {
      field.value = text;
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }, () => field.value === text);
    const first = [];
    const later = [];
    for (const word of words) {
      const whole = document.querySelectorAll(row).length;
      for (let end = 1; end <= word.length; end += 1) {
        const time = await type(word.slice(0, end));
        // A letter that leaves the list as it was paints nothing.
        if (time.painted > 0) (first.length === 0 ? first : later).push(time);
      }
      const hit = folded(one(row)?.closest('li')?.textContent ?? '');
      for (const part of word.split(' ')) {
        if (!hit.includes(part)) throw new Error(`not correct: “${word}” finds “${hit}” first`);
      }
      await type('');
      if (document.querySelectorAll(row).length < whole) throw new Error('not correct: the list is not whole again');
    }
    return { first: summary(first), ...summary(later) };
  }

  // Stars sessions and takes the stars away again.
  async function stars(count) {
    await go('agenda');
    const times = [];
    for (let at = 0; at < count; at += 1) {
      const button = document.querySelectorAll('.card .icon-button--star')[at >> 1];
      const wanted = at % 2 === 0 ? 'true' : 'false';
      times.push(await settle(() => button.click(), () => button.getAttribute('aria-pressed') === wanted));
    }
    return summary(times);
  }

  // A change of nothing, to the painted frame: what the browser itself takes, and how busy the machine is.
  async function nothing(count) {
    const times = [];
    for (let at = 0; at < count; at += 1) times.push(await settle(() => { document.documentElement.dataset.bench = at; }, () => true));
    return summary(times);
  }

  // From the moment a file is chosen until its preview stands there.
  function opening(...texts) {
    window.__bench.running = new Promise((resume, fail) => {
      addEventListener('change', () => settle(() => {}, () => has(...texts)).then(resume, fail), { capture: true, once: true });
    });
  }

  const applying = () => settle(() => one('.apply-bar .button--main').click(), () => one('.card .icon-button--star') !== null);

  // How many entries the history in the store has. It is asked of the store itself, so it waits for what is being written.
  const logged = () => new Promise((resolve, reject) => {
    const opening = indexedDB.open('plenary');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const counting = opening.result.transaction('log').objectStore('log').count();
      counting.onerror = () => reject(counting.error);
      counting.onsuccess = () => {
        opening.result.close();
        resolve(counting.result);
      };
    };
  });

  // From the tap on until the import is stored and shown: the longest time that the page was busy with one thing, by the
  // browser's own list of long tasks, and the longest gap between two of its messages to itself.
  async function storing() {
    const before = await logged();
    const tasks = [];
    const watch = new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration)));
    watch.observe({ type: 'longtask' });
    let gap = 0;
    let last = performance.now();
    const begun = last;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      const now = performance.now();
      gap = Math.max(gap, now - last);
      last = now;
      port2.postMessage(null);
    };
    port2.postMessage(null);
    one('.apply-bar .button--main').click();
    while (await logged() === before) if (performance.now() - begun > LIMIT) throw new Error('not stored');
    const stored = performance.now() - begun;
    await settle(() => {}, () => one('.card .icon-button--star') !== null);
    port1.close();
    await pause(60);
    watch.disconnect();
    return { painted: stored, longest: Math.max(0, ...tasks), gap };
  }

  window.__bench = {
    storing, lists, typing, stars, nothing, opening, applying, has,
    // From the beginning of the navigation until the agenda stands there; only where something is stored.
    started: settle(() => {}, () => one('.card .icon-button--star, .welcome') !== null, 0),
  };
})();
