// An event's records coming into a store that has them already, ours against PouchDB: the same records, the same
// versions, the same conflicts. What both end with is counted before anything is timed. Used by page.js.
import * as ours from './bench_page.js';
import { duel, holds } from './duel.js';

const HERE = '2027-02-01T09:00:00+01:00';
const COMING = '2027-02-01T10:00:00+01:00';
// Of ten records one was changed on both sides, the other nine only where the pack comes from.
const CONFLICT = 10;
// No author may have more than 5,000 records in a contribution.
const AUTHORS = 40;

// A text of the record that a person would change.
const TEXTS = {
  conference: ['title', 'en'], note: ['lessons'], organisation: ['name'], participant: ['family_name'], room: ['name', 'en'],
  session: ['title', 'en'],
};

function edited(record, was, at, word) {
  const next = structuredClone(record);
  let place = next.body;
  const path = [...TEXTS[record.type]];
  const last = path.pop();
  for (const name of path) place = place[name];
  place[last] += ` ${word}`;
  return { ...next, n: 2, was: [was], at };
}

function packed(head, records) {
  return ours.canonical(new TextEncoder().encode(JSON.stringify({ ...head, purpose: 'contribution', records })));
}

// A record as PouchDB keeps it: under its address, with the names of the version and of the one before it.
function document(record, names) {
  return { ...record, _id: `${record.type}/${record.id}`, _rev: `${names.length}-${names[0]}`, _revisions: { start: names.length, ids: names } };
}

let made;

// What is here and what comes, as packs and as documents of PouchDB.
async function event() {
  made ??= (async () => {
    const { records, ...head } = await (await fetch('./event.json')).json();
    const name = (record) => ours.name_of(JSON.stringify(record));
    const here = [];
    const coming = [];
    const documents = { here: [], coming: [] };
    records.forEach((record, at) => {
      const first = { ...record, by: `author-${at % AUTHORS}` };
      const root = name(first);
      const theirs = edited(first, root, COMING, 'theirs');
      coming.push(theirs);
      documents.coming.push(document(theirs, [name(theirs), root]));
      if (at % CONFLICT === 0) {
        const mine = edited(first, root, HERE, 'ours');
        here.push(mine);
        documents.here.push(document(mine, [name(mine), root]));
      } else {
        here.push(first);
        documents.here.push(document(first, [root]));
      }
    });
    const texts = { here: packed(head, here), coming: packed(head, coming) };
    const bytes = new TextEncoder().encode(texts.coming);
    const conflicts = Math.ceil(records.length / CONFLICT);
    return { records: records.length, conflicts, texts, bytes, documents };
  })();
  return made;
}

const facts = ({ records, conflicts, bytes }) => ({ records, conflicts, bytes: bytes.length });

// ---- PouchDB ----

// The steps that were the fastest of 100, 1,000, 5,000 and all at once, with either adapter.
const BATCH = 5_000;
let databases = 0;

async function database(adapter, documents) {
  databases += 1;
  const made = new PouchDB(`bench-${databases}`, { adapter });
  await put(made, documents);
  return made;
}

// What replication does inside: documents with the versions that they have.
async function put(into, documents) {
  for (let at = 0; at < documents.length; at += BATCH) await into.bulkDocs(documents.slice(at, at + BATCH), { new_edits: false });
}

const replicate = (source, target) => target.replicate.from(source, { batch_size: BATCH });

async function checkDatabase(target, { records, conflicts }) {
  const { rows } = await target.allDocs({ conflicts: true, include_docs: true });
  const disputed = rows.filter(({ doc }) => doc._conflicts?.length === 1).length;
  holds(rows.length === records && disputed === conflicts, `PouchDB has ${rows.length} documents, ${disputed} conflicts`);
  const both = rows.filter(({ doc }) => doc._rev.startsWith('2-')).length;
  holds(both === records, `PouchDB has ${both} second versions of ${records}`);
}

// ---- The merge alone ----

// Records in memory on both sides, against PouchDB from memory to memory.
export async function merging(rounds, isNamed) {
  const wanted = await event();
  const merge = new ours.Merge(wanted.texts.here, wanted.texts.coming);
  const source = await database('memory', wanted.documents.coming);
  const our = {
    prepare: () => merge.prepare(),
    work: () => merge.run(isNamed),
    tidy: () => {
      holds(merge.changed() === wanted.records, `${merge.changed()} changes of ${wanted.records}`);
      holds(merge.conflicts() === wanted.conflicts, `${merge.conflicts()} conflicts of ${wanted.conflicts}`);
    },
  };
  const peer = {
    prepare: () => database('memory', wanted.documents.here),
    work: (target) => replicate(source, target),
    tidy: async (_, target) => {
      await checkDatabase(target, wanted);
      await target.destroy();
    },
  };
  const found = await duel(rounds, our, peer);
  merge.free();
  await source.destroy();
  return { ...facts(wanted), ...found };
}

// ---- The whole import ----

// The app's worker, started and asked as the app does it, and ended with its job.
async function ask(bytes) {
  const wasm = await (await fetch('./worker_bg.wasm')).arrayBuffer();
  const worker = new Worker('./worker_start.js', { type: 'module' });
  const answer = () => new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = (error) => reject(new Error(error.message));
  });
  const started = answer();
  worker.postMessage({ wasm }, [wasm]);
  await started;
  const answered = answer();
  const message = ours.request(bytes).buffer;
  worker.postMessage(message, [message]);
  const text = await answered;
  worker.terminate();
  return text;
}

const bring = async (device, bytes) => device.take(await ask(bytes));

async function filled({ texts, records }) {
  const device = await ours.Device.start();
  await bring(device, new TextEncoder().encode(texts.here));
  const [rows, heads] = await device.stored();
  holds(rows === records && heads === records, `${heads} versions of ${rows} records before, not ${records}`);
  return device;
}

async function checkDevice(device, { records, conflicts }) {
  const [rows, heads, disputed] = await device.stored();
  holds(rows === records && heads === records + conflicts, `${heads} versions of ${rows} records`);
  holds(disputed === conflicts, `${disputed} conflicts of ${conflicts}`);
}

const our = (wanted) => ({
  prepare: () => filled(wanted),
  work: (device) => bring(device, wanted.bytes),
  tidy: async (_, device) => {
    await checkDevice(device, wanted);
    await device.erase();
  },
});

const into = (wanted, work) => ({
  prepare: () => database('idb', wanted.documents.here),
  work,
  tidy: async (_, target) => {
    await checkDatabase(target, wanted);
    await target.destroy();
  },
});

// From the bytes of a file to the end of the transaction, against PouchDB replicating from memory into IndexedDB.
export async function importing(rounds) {
  const wanted = await event();
  const source = await database('memory', wanted.documents.coming);
  const found = await duel(rounds, our(wanted), into(wanted, (target) => replicate(source, target)), 1);
  await source.destroy();
  return { ...facts(wanted), ...found };
}

// The same, against no more than PouchDB's writing of documents that are in memory.
export async function bulk(rounds) {
  const wanted = await event();
  return { ...facts(wanted), ...await duel(rounds, our(wanted), into(wanted, (target) => put(target, wanted.documents.coming)), 1) };
}

// The same, against the browser's reading of the text: once it has read it a few times, for the first readings after so
// much else are twice as slow.
export async function floor(rounds) {
  const wanted = await event();
  const read = () => JSON.parse(wanted.texts.coming);
  const peer = { prepare: () => [1, 2, 3].map(read).length, work: read };
  return { ...facts(wanted), ...await duel(rounds, our(wanted), peer, 1) };
}

const answered = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

// The same, against the browser's own storing of as many rows with both versions in each, and of nothing else.
export async function rows(rounds) {
  const wanted = await event();
  const lines = (text) => text.split('\n').filter((line) => line.startsWith('{"at":'));
  const [here, coming] = [lines(wanted.texts.here), lines(wanted.texts.coming)];
  holds(here.length === wanted.records && coming.length === wanted.records, `${coming.length} lines of ${wanted.records}`);
  const peer = {
    prepare: () => {
      const opening = indexedDB.open('bench-rows');
      opening.onupgradeneeded = () => opening.result.createObjectStore('rows', { keyPath: 'key' });
      return answered(opening);
    },
    work: (opened) => new Promise((resolve, reject) => {
      const transaction = opened.transaction('rows', 'readwrite', { durability: 'strict' });
      const store = transaction.objectStore('rows');
      coming.forEach((line, at) => store.put({ key: `event/${at}`, revision: 2, versions: [line, here[at]] }));
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error);
    }),
    tidy: async (_, opened) => {
      const stored = await answered(opened.transaction('rows').objectStore('rows').count());
      holds(stored === wanted.records, `${stored} rows of ${wanted.records}`);
      opened.close();
      await answered(indexedDB.deleteDatabase('bench-rows'));
    },
  };
  return { ...facts(wanted), ...await duel(rounds, our(wanted), peer, 1) };
}

// What is here and what comes, for a run in the app itself.
export async function packs() {
  return (await event()).texts;
}
