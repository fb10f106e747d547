/* Search: fetches the few index files a query needs (docs/data.md), ranks, shows. All words are in the page. */
(() => {
"use strict";
const SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const VALUE = new Map([...SIGNS].map((sign, value) => [sign, value]));
const WORD = /[\p{Alphabetic}\p{N}]/u, ROOM = 2 ** 20, LONGEST = 32, SHARDS = 5, SPREAD = 60;

/* Postings into (key, impact), key = bucket * ROOM + doc. See postings.rs. */
function decode(list, each) {
  let at = 0, bucket = 0;
  const number = () => { for (let n = 0, scale = 1; ; scale *= 32) { const v = VALUE.get(list[at++]); n += v % 32 * scale; if (v < 32) return n; } };
  while (at < list.length) {
    bucket += number();
    for (let doc = 0, v = 32; v >= 32; doc++) { doc += number(); v = VALUE.get(list[at++]); each(bucket * ROOM + doc, v % 32); }
    bucket++;
  }
}

/* The index, read through load(name, version). */
async function engine(load) {
  const index = await load("index"), starts = index.starts.split(" "), suffixes = index.suffixes.split(" ");
  const to = [...index.to], fold = new Map([...index.from].map((c, i) => [c, to[i]]));
  for (const c of index.dropped) fold.set(c, "");
  const letter = c => fold.get(c) ?? (c < "\x80" ? c.toLowerCase() : c);

  /* Words with the place of each letter; a half-space leaves a cut. As words.rs does it. */
  function words(text) {
    const found = [];
    let word = null, at = 0;
    const finish = () => { if (word) { if (word.cuts.at(-1) === word.joined.length) word.cuts.pop(); found.push(word); word = null; } };
    for (const c of text) {
      if (c === "\u200c") { if (word && word.cuts.at(-1) !== word.joined.length) word.cuts.push(word.joined.length); }
      else {
        const f = letter(c);
        if (f && !WORD.test(f)) finish();
        else if (!f) { if (word) word.end = at + c.length; }
        else {
          word ??= { joined: "", cuts: [], at: [], n: 0 };
          if (word.n++ < LONGEST) { word.joined += f; for (let i = 0; i < f.length; i++) word.at.push(at); }
          word.end = at + c.length;
        }
      }
      at += c.length;
    }
    finish();
    return found;
  }
  const parts = ({ joined, cuts }) => cuts.length ? [0, ...cuts].map((from, i) => joined.slice(from, cuts[i])) : [];

  const shardOf = term => { let low = 0, high = starts.length; while (high - low > 1) { const mid = low + high >> 1; if (starts[mid] <= term) low = mid; else high = mid; } return low; };
  const shard = async i => {
    const name = "t" + [...Array(starts[i].length).keys()].map(k => starts[i].charCodeAt(k).toString(16)).join("-");
    const flat = await load(name, index.layout), terms = new Map();
    for (let k = 0; k < flat.length; k += 2) terms.set(flat[k], flat[k + 1]);
    return terms;
  };

  /* Docs of any of these terms (term to weight), and of terms that begin with prefix. A common word finds everything: null. */
  async function gather(wanted, prefix, seen) {
    const places = new Set([...wanted.keys()].map(shardOf));
    if (prefix) for (let i = shardOf(prefix); i < starts.length && starts[i] < prefix + "\uffff"; i++) places.add(i);
    const shards = await Promise.all([...places].slice(0, SHARDS).map(shard)), lists = [], others = new Map();
    for (const terms of shards) for (const [term, entry] of terms) {
      const weight = wanted.get(term) ?? (prefix && term.startsWith(prefix) ? .4 : 0);
      if (!weight) continue;
      if (weight === 1 && !entry) return null;
      const [list, ...spelt] = entry.split("="); // «مساله=مسئله»
      lists.push([term, weight, list]);
      for (const other of spelt) if (!wanted.has(other)) others.set(other, weight * .9);
    }
    for (const [other, weight] of others) lists.push([other, weight, ((await shard(shardOf(other))).get(other) ?? "").split("=")[0]]);
    lists.sort((a, b) => b[1] - a[1] || b[2].length - a[2].length);
    const docs = new Map();
    for (const [term, weight, list] of lists.slice(0, SPREAD)) {
      seen.add(term);
      decode(list, (key, impact) => docs.set(key, Math.max(docs.get(key) ?? 0, impact * weight)));
    }
    const rarity = Math.log(1 + (index.docs - docs.size + .5) / (docs.size + .5));
    for (const [key, score] of docs) docs.set(key, score * rarity);
    return docs;
  }
  const exactly = (term, seen) => gather(new Map([[term, 1]]), "", seen);
  const both = (a, b) => !a ? b : !b ? a : new Map([...a].filter(([key]) => b.has(key)).map(([key, score]) => [key, score + b.get(key)]));

  /* One word of a query: itself, with other endings, while it is typed also its beginning. */
  async function one(word, prefix, seen) {
    const w = word.joined, wanted = new Map([[w, 1]]), add = (term, weight) => wanted.has(term) || wanted.set(term, weight);
    if (w.length > 2) {
      for (const s of suffixes) add(w + s, .8);
      for (const s of suffixes) if (w.endsWith(s) && w.length - s.length > 2) { const stem = w.slice(0, -s.length); add(stem, .7); for (const t of suffixes) add(stem + t, .6); }
    }
    const docs = await gather(wanted, prefix && w.length > 1 ? w : "", seen);
    if (docs && !docs.size) { // written apart: «چاره‌اندیشی» for «چاره اندیشی»
      const cuts = word.cuts.length ? word.cuts.slice(0, 1) : [...w].map((_, i) => i).slice(2, -1);
      for (const cut of cuts) {
        const trial = new Set(), before = await exactly(w.slice(0, cut), trial);
        if (before && !before.size) continue;
        const whole = both(before, await exactly(w.slice(cut), trial)) ?? new Map();
        for (const [key, score] of whole) docs.set(key, score * .8);
        if (whole.size) for (const term of trial) seen.add(term);
      }
    }
    return docs;
  }

  /* One narrowing: "@" speaker, "#" topic, "!" day, and what the reader wrote or chose. */
  async function narrow(mark, value) {
    const raw = value.toLowerCase(), own = words(raw).map(word => word.joined), none = new Set();
    if (mark === "!") return gather(new Map(), mark + own.map(w => /^\d$/.test(w) && own[0].length === 4 ? "0" + w : w).join(""), none);
    const exact = await exactly(mark + raw, none);
    if (exact.size) return exact;
    let docs = null;
    for (const w of own) docs = both(docs, await gather(new Map([[mark + w, 1]]), mark + w, none));
    return docs;
  }

  /* Every doc with all words and within all narrowings, best first. */
  async function find(text, narrowings) {
    const seen = new Set(), own = words(text), open = !/\s$/.test(text);
    const sets = await Promise.all(own.map((word, i) => one(word, open && i === own.length - 1, seen)));
    await Promise.all(own.slice(1).map(async (word, i) => { // written together: «پیشبینی» for «پیش بینی»
      for (const [key, score] of await exactly(own[i].joined + word.joined, seen) ?? [])
        for (const set of [sets[i], sets[i + 1]]) set?.set(key, Math.max(set.get(key) ?? 0, score / 2));
    }));
    const within = await Promise.all(narrowings.map(([mark, value]) => narrow(mark, value)));
    const docs = [...sets, ...within].reduce(both, null);
    const keys = [...docs ?? []].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([key]) => key);
    return { keys, seen, common: own.length > 0 && !docs };
  }

  async function doc(key) {
    let at = key % ROOM;
    for (const [slug, title, iso, day, docs] of await load("d" + Math.floor(key / ROOM))) {
      if (at < docs.length) { const [text, anchor, place, name, page] = docs[at]; return { slug, title, iso, day, text, anchor, place, name, page }; }
      at -= docs.length;
    }
  }

  /* Where the words that were found stand in a text: [from, to], sorted, apart. */
  function marks(text, seen) {
    const found = [], own = words(text);
    own.forEach((word, i) => {
      const next = own[i + 1];
      if (seen.has(word.joined)) found.push([word.at[0], word.end]);
      else if (next && seen.has(word.joined + next.joined)) found.push([word.at[0], next.end]);
      else {
        let from = 0;
        for (const part of parts(word)) { const to = from + part.length; if (seen.has(part)) found.push([word.at[from], to < word.at.length ? word.at[to] : word.end]); from = to; }
      }
    });
    return found.filter(([from], i) => !i || from >= found[i - 1][1]);
  }
  return { words, parts, find, doc, marks, letters: text => words(text).map(word => word.joined).join("") };
}

if (typeof document === "undefined") { globalThis.neshastSearch = { engine, decode }; return; }

const $ = id => document.getElementById(id), q = $("q"), status = $("n"), list = $("r"), more = $("more"), form = q?.form;
if (!form || !list) return;

/* Index files are scripts, so that a folder on disk can be searched as well. */
const files = new Map(), waiting = new Map();
globalThis.neshast = (name, value) => waiting.get(name)?.(value);
const load = (name, version) => {
  if (!files.has(name)) files.set(name, new Promise((done, failed) => {
    waiting.set(name, done);
    const script = document.createElement("script");
    script.src = name + ".js" + (version ? "?" + version : "");
    script.onerror = () => { files.delete(name); failed(new Error(name)); };
    document.head.append(script);
  }));
  return files.get(name);
};

const PAGE = 10, LENGTH = 420, MARK = { speaker: "@", topic: "#", day: "!" };
const selects = [...form.querySelectorAll("select[name]")].filter(select => MARK[select.name]);
const digits = new Intl.NumberFormat(document.documentElement.lang);
const say = (kind, n) => { status.textContent = (status.dataset[kind] ?? "").replace("{n}", digits.format(n)); };
const make = (tag, text, to) => { const e = document.createElement(tag); if (text) e.textContent = text; if (to) e.href = to; return e; };
let search, turn = 0, shown = [];

/* The reader's line without «گوینده:…» and the like, which narrow. */
function query(core) {
  const narrowings = selects.filter(select => select.value).map(select => [MARK[select.name], select.value]);
  const names = new Map(selects.flatMap(select => [select.name, select.dataset.word ?? ""].map(name => [core.letters(name), MARK[select.name]])));
  const text = q.value.replace(/([^\s:]+):(«[^»]*»?|"[^"]*"?|\S*)/g, (all, name, value) => {
    const mark = names.get(core.letters(name));
    if (!mark) return all;
    if (core.letters(value)) narrowings.push([mark, value.replace(/[«»"]/g, "")]);
    return " ";
  });
  return [text, narrowings];
}

function figure(core, { slug, title, iso, day, text, anchor, place, name, page }, seen) {
  const box = make("figure"), quote = make("blockquote"), p = make("p"), caption = make("figcaption");
  const to = "../reports/" + encodeURIComponent(slug) + "/" + (anchor && "#" + anchor), found = core.marks(text, seen);
  let at = 0, end = text.length;
  if (end > LENGTH) {
    at = Math.max(0, Math.min(end - LENGTH, (found[0]?.[0] ?? 0) - LENGTH / 4));
    if (at) at = text.indexOf(" ", at) + 1;
    const stop = text.indexOf(" ", at + LENGTH);
    if (stop > 0) end = stop;
  }
  if (at) p.append("… ");
  for (const [from, till] of found) if (from >= at && till <= end) { p.append(text.slice(at, from), make("mark", text.slice(from, till))); at = till; }
  p.append(text.slice(at, end), end < text.length ? " …" : "");
  box.className = "say";
  quote.cite = to;
  quote.append(p);
  if (name) caption.append(page ? make("a", name, "../speakers/" + encodeURIComponent(page) + "/") : name, "، ");
  caption.append(make("a", place, to), "، ", title);
  if (iso) { const time = make("time", day); time.dateTime = iso; caption.append("، ", time); }
  box.append(quote, caption);
  return box;
}

async function show(core, found, mine) {
  const keys = shown.splice(0, PAGE), docs = await Promise.all(keys.map(core.doc));
  if (mine !== turn) return;
  const boxes = docs.filter(Boolean).map(doc => figure(core, doc, found.seen));
  list.append(...boxes);
  if (more) { more.hidden = !shown.length; more.onclick = () => show(core, found, mine).then(first => first?.querySelector("a")?.focus(), broken); }
  return boxes[0];
}

const broken = () => say("broken");

async function run() {
  const mine = ++turn;
  try {
    const core = await (search ??= engine(load)), [text, narrowings] = query(core);
    const found = await core.find(text, narrowings);
    if (mine !== turn) return;
    const fresh = document.createDocumentFragment();
    list.replaceChildren(fresh);
    if (more) more.hidden = true;
    shown = found.keys;
    if (!core.letters(text) && !narrowings.length) return void (status.textContent = "");
    say(found.common ? "common" : shown.length ? "found" : "none", shown.length);
    await show(core, found, mine);
  } catch { search = null; broken(); }
}

let timer;
const soon = () => { clearTimeout(timer); timer = setTimeout(run, 90); };
const keep = () => {
  const kept = new URLSearchParams([...new FormData(form)].filter(([, value]) => value)).toString();
  try { history.replaceState(null, "", kept ? "?" + kept : location.pathname); } catch { /* a folder on disk keeps no address */ }
};
for (const [name, value] of new URLSearchParams(location.search)) { const field = form.elements.namedItem(name); if (field && "value" in field) field.value = value; }
q.addEventListener("input", soon);
for (const select of selects) select.addEventListener("change", () => { keep(); run(); });
form.addEventListener("submit", event => { event.preventDefault(); keep(); run(); });
list.addEventListener("keydown", event => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key], links = step && [...list.querySelectorAll("figcaption a")], next = links?.[links.indexOf(event.target) + step];
  if (next) { event.preventDefault(); next.focus(); }
});
q.addEventListener("keydown", event => { const first = event.key === "ArrowDown" && list.querySelector("figcaption a"); if (first) { event.preventDefault(); first.focus(); } });
if (q.value || selects.some(select => select.value)) run();
})();
