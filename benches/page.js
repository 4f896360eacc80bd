// Our engine against the browser's own, in one page: correctness first, then rounds in turn (ours, peer, peer, ours …).
// Driven by run.rs, which asks for one job after the other and knows the limits. Times are in milliseconds.
import init, * as ours from './bench_page.js';
import { duel, holds } from './duel.js';
import * as exchange from './exchange.js';

const encode = (text) => new TextEncoder().encode(text);

// ---- Search ----

// The plain scan: every word of the folded query in the folded text of the person.
function scan(texts, tokens) {
  let total = 0;
  for (let at = 0; at < texts.length; at += 1) {
    let every = true;
    for (let token = 0; token < tokens.length && every; token += 1) every = texts[at].includes(tokens[token]);
    if (every) total += 1;
  }
  return total;
}

const tokens = (query) => ours.folded(query).split(' ').filter(Boolean);
const scannable = (queries) => queries.map(tokens);

let people;

async function directory() {
  if (people === undefined) {
    const read = ours.read(new Uint8Array(await (await fetch('./people.json')).arrayBuffer()));
    const index = new ours.Directory(read);
    const texts = index.folded();
    const labelled = ours.labelled();
    const queries = labelled.filter((_, at) => at % 2 === 0);
    const names = labelled.filter((_, at) => at % 2 === 1);
    read.free();
    holds(texts.length >= 10_000, `only ${texts.length} people`);
    holds(queries.length >= 40, `only ${queries.length} labelled queries`);
    // As they are typed, letter by letter.
    const typed = queries.flatMap((query) => [...query].map((_, at) => [...query].slice(0, at + 1).join('')));
    // Three plain hits are enough; with fewer, ours adds other spellings and slips, so that it finds no less.
    for (const query of new Set(typed)) {
      const plain = scan(texts, tokens(query));
      const found = index.find(query, 50);
      holds(plain < 3 ? found >= plain : found === plain, `“${query}” finds ${found}, the scan ${plain}`);
    }
    queries.forEach((query, at) => {
      const first = index.first(query);
      holds(first === names[at], `“${query}” finds “${first}” before “${names[at]}”`);
    });
    people = { index, texts, queries, typed };
  }
  return people;
}

async function searchWith(queries, rounds) {
  const { index, texts } = await directory();
  const asked = scannable(queries);
  const our = { work: () => queries.reduce((sum, query) => sum + index.find(query, 50), 0) };
  const peer = { work: () => asked.reduce((sum, words) => sum + scan(texts, words), 0) };
  return { people: texts.length, queries: queries.length, ...await duel(rounds, our, peer) };
}

// Whole labelled queries, three times over, so that a batch has more than two hundred.
async function search(rounds) {
  const { queries } = await directory();
  return searchWith([...queries, ...queries, ...queries], rounds);
}

// The labelled queries as they are typed: every key stroke asks.
async function typing(rounds) {
  return searchWith((await directory()).typed, rounds);
}

// ---- Packs ----

const files = new Map();

// The pack of the file, and the same with a member that nobody knows in every record and in every body.
async function pack(name) {
  if (!files.has(name)) {
    const text = await (await fetch(`./${name}`)).text();
    files.set(name, encode(text));
    const strange = JSON.parse(text);
    for (const record of strange.records) {
      record.x_record = 'kept';
      record.body.x_body = { list: [1, 2, { deep: 'kept' }], text: 'gardé' };
    }
    files.set(`${name} strange`, encode(JSON.stringify(strange)));
  }
  return files.get(name);
}

const lines = (text) => text.split('\n').filter(Boolean);

function check(bytes, isStrange) {
  const text = new TextDecoder().decode(bytes);
  const wanted = {};
  const { records } = JSON.parse(text);
  for (const { type } of records) wanted[type] = (wanted[type] ?? 0) + 1;
  const read = ours.read(bytes);
  const counts = Object.fromEntries(lines(read.counts()).map((line) => line.split(' ')).map(([type, count]) => [type, Number(count)]));
  const sorted = (object) => JSON.stringify(Object.entries(object).sort());
  holds(sorted(counts) === sorted(wanted), `read ${sorted(counts)} of ${sorted(wanted)}`);
  holds(read.problems() === 0, `${read.problems()} problems in a sound pack`);
  const written = lines(read.write()).map((line) => JSON.parse(line));
  holds(written.length === records.length, `${written.length} lines of ${records.length} records`);
  if (isStrange) {
    const kept = ({ x_record: one, body: { x_body: other } }) => one === 'kept' && other.text === 'gardé' && other.list[2].deep === 'kept';
    holds(written.every(kept), 'an unknown member was lost');
  }
  read.free();
  return { records: records.length, bytes: bytes.length };
}

// Bytes to checked records against JSON.parse of the same bytes: `decoding` counts the way from bytes to text for the
// peer too, as it has to go it; without, the text is ready before the clock starts.
async function reading(rounds, name, isStrange, decoding) {
  await pack(name);
  const bytes = files.get(isStrange ? `${name} strange` : name);
  const facts = check(bytes, isStrange);
  const text = new TextDecoder().decode(bytes);
  const our = { work: () => ours.read(bytes), tidy: (read) => read.free() };
  const peer = { work: decoding ? () => JSON.parse(new TextDecoder().decode(bytes)) : () => JSON.parse(text) };
  return { ...facts, ...await duel(rounds, our, peer) };
}

// Records to lines, against JSON.stringify of each.
async function writing(rounds, name) {
  const bytes = await pack(name);
  const facts = check(bytes, false);
  const read = ours.read(bytes);
  const { records } = JSON.parse(new TextDecoder().decode(bytes));
  const peer = { work: () => records.map((record) => JSON.stringify(record)).join('\n') };
  const found = await duel(rounds, { work: () => read.write() }, peer);
  read.free();
  return { ...facts, ...found };
}

// The canonical text that is stored, against a parse and a print of the browser.
async function canonical(rounds, name) {
  const bytes = await pack(name);
  const text = new TextDecoder().decode(bytes);
  holds(ours.canonical(bytes) === text, 'the canonical form of a canonical pack is another');
  const peer = { work: () => JSON.stringify(JSON.parse(new TextDecoder().decode(bytes))) };
  return { bytes: bytes.length, ...await duel(rounds, { work: () => ours.canonical(bytes) }, peer) };
}

// What an import would change in an empty workspace; no peer, the time of one reading is the measure.
async function planning(rounds, name) {
  const bytes = await pack(name);
  const { records } = check(bytes, false);
  const read = ours.read(bytes);
  holds(read.plan() === records, `${read.plan()} changes of ${records} records`);
  const peer = { work: () => JSON.parse(new TextDecoder().decode(bytes)) };
  const found = await duel(rounds, { work: () => read.plan() }, peer);
  read.free();
  return { records, ...found };
}

await init();
// Long jobs are begun and looked after, because a driver waits only so long for one answer.
function begin(job, ...values) {
  window.bench.ended = undefined;
  exchange[job](...values).then((value) => { window.bench.ended = { value }; }, (error) => { window.bench.ended = { error: String(error) }; });
}

window.bench = { search, typing, reading, writing, canonical, planning, begin, packs: exchange.packs };
