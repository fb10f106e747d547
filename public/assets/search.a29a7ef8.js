(() => {
const SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const WORD = /[\p{Alphabetic}\p{N}]/u, ROOM = 2 ** 20, LONGEST = 32, SHARDS = 5, SPREAD = 60;
function decode(list, each) {
let at = 0, bucket = 0;
const sign = () => SIGNS.indexOf(list[at++]);
const gap = () => { let v = sign(), n = v % 32; for (let scale = 32; v > 31; scale *= 32) n += (v = sign()) % 32 * scale; return n; };
for (; at < list.length; bucket++) {
bucket += gap();
for (let doc = 0, v = 32; v > 31; doc++) { doc += gap(); v = sign(); each(bucket * ROOM + doc, v % 32); }
}
}
async function engine(load) {
const index = await load("index"), starts = index.starts.split(" "), suffixes = index.suffixes.split(" ");
const to = [...index.to], fold = new Map([...index.from].map((c, i) => [c, to[i]]));
for (const c of index.dropped) fold.set(c, "");
function words(text) {
const found = [];
let word, at = 0;
for (const c of text + " ") {
const f = fold.get(c) ?? (c < "\x80" ? c.toLowerCase() : c), cut = c === "\u200c";
if (f && !WORD.test(f)) {
if (word) { if (word.cuts.at(-1) === word.joined.length) word.cuts.pop(); found.push(word); }
word = null;
} else if (f) {
word ??= { joined: "", cuts: [], at: [], n: 0 };
if (word.n++ < LONGEST) { word.joined += f; word.at.push(...Array(f.length).fill(at)); }
}
if (word && cut && word.cuts.at(-1) !== word.joined.length) word.cuts.push(word.joined.length);
at += c.length;
if (word && !cut) word.end = at;
}
return found;
}
const parts = ({ joined, cuts }) => cuts.length ? [0, ...cuts].map((from, i) => joined.slice(from, cuts[i])) : [];
const letters = text => words(text).map(word => word.joined).join("");
const shardOf = term => starts.findLastIndex(start => start <= term);
async function shard(i) {
const flat = await load("t" + [...starts[i]].map(c => c.codePointAt().toString(16)).join("-"), index.layout);
return new Map(flat.flatMap((term, k) => k % 2 ? [] : [[term, flat[k + 1]]]));
}
async function gather(wanted, prefix, seen = new Set()) {
const places = new Set([...wanted.keys()].map(shardOf)), lists = [], others = new Map(), docs = new Map();
if (prefix) for (let i = shardOf(prefix); i < starts.length && starts[i] < prefix + "\uffff"; i++) places.add(i);
for (const terms of await Promise.all([...places].slice(0, SHARDS).map(shard))) for (const [term, entry] of terms) {
const weight = wanted.get(term) ?? (prefix && term.startsWith(prefix) ? .4 : 0);
if (!weight) continue;
docs.common ||= weight === 1 && entry[0] === "!";
const [list, ...spelt] = entry.replace("!", "").split("=");
lists.push([term, weight, list]);
for (const other of spelt) if (!wanted.has(other)) others.set(other, weight * .9);
}
for (const [other, weight] of others) lists.push([other, weight, ((await shard(shardOf(other))).get(other) ?? "").replace(/!|=.*/g, "")]);
lists.sort((a, b) => b[1] - a[1] || b[2].length - a[2].length);
for (const [term, weight, list] of lists.slice(0, SPREAD)) {
seen.add(term);
decode(list, (key, impact) => docs.set(key, Math.max(docs.get(key) ?? 0, impact * weight)));
}
const rarity = Math.log(1 + (index.docs - docs.size + .5) / (docs.size + .5));
for (const [key, score] of docs) docs.set(key, score * rarity);
return docs;
}
const exactly = (term, seen) => gather(new Map([[term, 1]]), "", seen);
const both = (a, b) => !a ? b : new Map([...a].filter(([key]) => b.has(key)).map(([key, score]) => [key, score + b.get(key)]));
async function one(word, prefix, seen) {
const w = word.joined, wanted = new Map([[w, 1]]), add = (term, weight) => wanted.has(term) || wanted.set(term, weight);
if (w.length > 2) for (const s of ["", ...suffixes]) {
add(w + s, .8);
const stem = w.slice(0, w.length - s.length);
if (s && w.endsWith(s) && stem.length > 2) for (const t of ["", ...suffixes]) add(stem + t, t ? .6 : .7);
}
const docs = await gather(wanted, prefix && w.length > 1 && w, seen);
// Joined finds apart.
if (!docs.size) for (const cut of word.cuts.length ? word.cuts.slice(0, 1) : [...w].map((_, i) => i).slice(2, -1)) {
const trial = new Set(), before = await exactly(w.slice(0, cut), trial);
if (!before.size) continue;
for (const [key, score] of both(before, await exactly(w.slice(cut), trial))) { docs.set(key, score * .8); trial.forEach(term => seen.add(term)); }
}
return docs;
}
async function narrow([mark, value]) {
const own = words(value).map(word => word.joined);
if (mark === "!") return gather(new Map(), mark + own.map(w => /^\d$/.test(w) && own[0].length > 3 ? "0" + w : w).join(""));
let docs = await exactly(mark + value);
if (docs.size) return docs;
docs = null;
for (const w of own) docs = both(docs, await gather(new Map([[mark + w, 1]]), mark + w));
return docs;
}
async function find(text, narrowings) {
const seen = new Set(), own = words(text), open = !/\s$/.test(text);
const sets = await Promise.all(own.map((word, i) => one(word, open && !own[i + 1], seen)));
// Apart finds joined.
for (let i = 1; i < own.length; i++) for (const [key, score] of await exactly(own[i - 1].joined + own[i].joined, seen))
for (const set of [sets[i - 1], sets[i]]) set.set(key, Math.max(set.get(key) ?? 0, score / 2));
const all = [...sets, ...await Promise.all(narrowings.map(narrow))], rare = all.filter(docs => !docs.common), docs = (rare[0] ? rare : all).reduce(both, null);
return { keys: [...docs ?? []].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([key]) => key), seen, common: !rare[0] };
}
async function doc(key) {
let at = key % ROOM;
for (const [docs, ...report] of await load("d" + Math.floor(key / ROOM))) {
if (docs[at]) return [...report, ...docs[at]];
at -= docs.length;
}
}
function marks(text, seen) {
let last = 0;
return words(text).flatMap((word, i, own) => {
const next = own[i + 1];
if (seen.has(word.joined)) return [[word.at[0], word.end]];
if (next && seen.has(word.joined + next.joined)) return [[word.at[0], next.end]];
let from = 0;
return parts(word).map(part => [part, word.at[from], word.at[from += part.length] ?? word.end]).filter(([part]) => seen.has(part)).map(range => range.slice(1));
}).filter(([from, to]) => from >= last && (last = to));
}
return { words, parts, letters, find, doc, marks };
}
if (typeof document === "undefined") { globalThis.neshastSearch = { engine, decode }; return; }
const $ = id => document.getElementById(id), q = $("q"), told = $("n"), list = $("r"), more = $("more"), form = q.form;
const files = new Map(), waiting = new Map();
globalThis.neshast = (name, value) => waiting.get(name)(value);
const load = (name, version = "") => {
if (!files.has(name)) files.set(name, new Promise((done, failed) => {
waiting.set(name, done);
const script = make("script");
script.src = name + ".js?" + version;
script.onerror = () => { files.delete(name); failed(); };
document.head.append(script);
}));
return files.get(name);
};
const LENGTH = 420, MARK = { speaker: "@", topic: "#", day: "!" };
const selects = [...form.querySelectorAll("select")], digits = new Intl.NumberFormat(document.documentElement.lang, { useGrouping: "min2" });
const say = (kind, n) => told.textContent = (told.dataset[kind] ?? "").replace("{n}", digits.format(n));
const make = (tag, text = "", to) => { const e = document.createElement(tag); e.textContent = text; if (to) e.href = to; return e; };
let core, timer, turn = 0;
function query({ letters }) {
const narrowings = selects.filter(select => select.value).map(select => [MARK[select.name], select.value]);
const names = new Map(selects.map(({ name, dataset }) => [letters(dataset.word), MARK[name]]));
return [q.value.replace(/([^\s:]+):(«[^»]*»?|"[^"]*"?|\S*)/g, (all, name, value) => {
const mark = names.get(letters(name));
if (mark && letters(value)) narrowings.push([mark, value.replace(/[«»"]/g, "")]);
return mark ? " " : all;
}), narrowings];
}
function figure([slug, title, iso, day, text, anchor, place, name, page, colour = 0], found) {
const [box, quote, p, caption] = ["figure", "blockquote", "p", "figcaption"].map(tag => make(tag)), to = `../reports/${slug}/${anchor && "#" + anchor}`;
let at = 0, end = text.length;
if (end > LENGTH) {
at = Math.max(0, Math.min(end - LENGTH, (found[0]?.[0] ?? 0) - LENGTH / 4));
at &&= text.indexOf(" ", at) + 1;
end = Math.max(0, text.indexOf(" ", at + LENGTH)) || end;
}
p.append(at ? "… " : "");
for (const [from, till] of found) if (from >= at && till <= end) { p.append(text.slice(at, from), make("mark", text.slice(from, till))); at = till; }
p.append(text.slice(at, end), end < text.length ? " …" : "");
box.className = "say k" + colour;
quote.cite = to;
quote.append(p);
if (name) caption.append(page ? make("a", name, `../speakers/${page}/`) : name, "، ");
caption.append(make("a", place, to), "، ", title);
if (iso) { const time = make("time", day); time.dateTime = iso; caption.append("، ", time); }
box.append(quote, caption);
return box;
}
async function run() {
const mine = ++turn;
clearTimeout(timer);
try {
const it = await (core ??= engine(load)), [text, narrowings] = query(it), { keys, seen, common } = await it.find(text, narrowings);
const next = async fresh => {
const docs = await Promise.all(keys.splice(0, 10).map(it.doc));
if (mine !== turn) return;
if (fresh) list.replaceChildren();
const boxes = docs.map(doc => figure(doc, it.marks(doc[4], seen)));
list.append(...boxes);
more.hidden = !keys.length;
return boxes[0]?.querySelector("a");
};
more.onclick = async () => (await next())?.focus();
const n = keys.length;
await next(true);
if (mine === turn) say(it.letters(text) || narrowings.length ? n ? "found" : common ? "common" : "none" : "", n);
} catch { core = null; say("broken"); }
}
const keep = () => { try { history.replaceState(null, "", "?" + new URLSearchParams([...new FormData(form)].filter(([, value]) => value))); } catch { /* file: */ } run(); };
for (const [name, value] of new URLSearchParams(location.search)) if (form.elements[name]) form.elements[name].value = value;
q.oninput = () => { clearTimeout(timer); timer = setTimeout(run, 90); };
for (const select of selects) select.onchange = keep;
form.onsubmit = event => { event.preventDefault(); keep(); };
run();
})();
