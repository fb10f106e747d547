// The browser's half of search, without a browser: `node --test tests/browser/engine.test.mjs`.
// The words are those of the Rust test on tests/search_words.tsv; the index is the one that
// `render::search_index` makes of tests/search_corpus.tsv.
import test from "node:test";
import assert from "node:assert/strict";
import fs from "node:fs";
import vm from "node:vm";

const read = name => fs.readFileSync(new URL(name, import.meta.url), "utf8");
const context = vm.createContext({});
vm.runInContext(read("../../templates/assets/search.js"), context);
const { engine, decode } = context.neshastSearch;

const loaded = [];
const load = async name => {
  loaded.push(name);
  let value;
  vm.runInNewContext(read(`../search_index/${name}.js`), { neshast: (own, given) => { assert.equal(own, name); value = given; } });
  return value;
};
const core = await engine(load);

async function found(text, narrowings = []) {
  const { keys } = await core.find(text, narrowings);
  const docs = await Promise.all(keys.map(core.doc));
  return docs.map(([slug, , , , , anchor]) => `${slug.slice(-4)}#${anchor}`);
}
const check = async (text, expected, narrowings) => assert.deepEqual(await found(text, narrowings), expected, text);
const some = async (text, expected) => assert.ok((await found(text)).includes(expected), `${text}: ${await found(text)}`);

test("words are the same as in Rust", () => {
  let lines = 0;
  for (const line of read("../search_words.tsv").trimEnd().split("\n")) {
    if (line.startsWith("#")) continue;
    const [text, expected] = line.split("\t");
    const got = core.words(text).map(word => core.parts(word).join("+") || word.joined);
    assert.equal(got.join(" "), expected, JSON.stringify(text));
    lines++;
  }
  assert.ok(lines > 20);
});

test("postings are read as Rust writes them", () => {
  const places = list => { const out = []; decode(list, (key, impact) => out.push([Math.floor(key / 2 ** 20), key % 2 ** 20, impact])); return out; };
  assert.deepEqual(places(""), []);
  assert.deepEqual(places("DAH"), [[3, 0, 7]]);
  assert.deepEqual(places("AA_BAAoBB"), [[0, 0, 31], [0, 2, 0], [1, 40, 1]]);
  assert.deepEqual(places("__DBF"), [[4095, 1, 5]]);
});

test("a word is found in any spelling", async () => {
  for (const text of ["سرمایه‌گذاری", "سرمایهگذاری", "سرمايه گذاري ", "سرمایهٔ‌گذاری", "سَرمایه‌گذاری"]) await some(text, "0001#p1");
  for (const text of ["كالاهای", "کالا ", "کالاها "]) await some(text, "0001#p2");
  for (const text of ["مسأله ", "مسئله ", "مساله "]) await some(text, "0001#p3");
  for (const text of ["مسئولان ", "مسؤولان ", "مسوولان "]) await some(text, "0003#p1");
  for (const text of ["هیئت ", "هیأت ", "هیات "]) await some(text, "0002#p2");
  await some("12 شهردار", "0001#lead");
  await some("بیانیه ", "0002#p2");
});

test("apart, with a half-space, joined: one word", async () => {
  for (const text of ["پیش بینی", "پیش‌بینی", "پیشبینی"]) assert.deepEqual((await found(text)).sort(), ["0001#p3", "0002#lead"], text);
  for (const text of ["چاره اندیشی", "چاره‌اندیشی", "چارهاندیشی"]) await check(text, ["0002#lead"]);
});

test("a noun is found with other endings, more weakly", async () => {
  await check("کشورهای ", ["0001#p1", "0003#p1"]);
  await check("کشور ", ["0003#p1", "0001#p1"]);
  await some("معدنی ", "0001#p2");
});

test("the last word may be unfinished, the others may not", async () => {
  await some("سرما", "0001#p1");
  await check("سرما ", []);
  await check("سرما آب", []);
});

test("all words must be there", async () => {
  await check("معدن خریدار", ["0001#p2"]);
  await check("معدن بیانیه", []);
  await check("ژژژژ", []);
  await check("", []);
});

test("what is said comes before what is told, and more often before once", async () => {
  assert.deepEqual((await found("معدن ")).slice(0, 2), ["0001#p2", "0002#p1"]);
});

test("speaker, topic and day narrow", async () => {
  await check("آب ", ["0002#lead"], [["@", "رودباری"]]);
  assert.deepEqual((await found("", [["@", "maryam-azarnoush"]])).sort(), ["0001#p1", "0001#p2", "0003#p1"]);
  await check("", [], [["@", "احمد"]]);
  assert.deepEqual((await found("", [["#", "معدن"]])).sort(), ["0001#p2", "0002#p1"]);
  assert.deepEqual((await found("", [["!", "۱۴۰۴/۱۱/۲۱"]])).sort(), ["0002#lead", "0002#p1", "0002#p2"]);
  assert.equal((await found("", [["!", "1404-11"]])).length, 8);
  assert.equal((await found("", [["!", "بهمن"]])).length, 8);
  await check("معدن ", ["0002#p1"], [["#", "mining"], ["!", "2026-02-11"]]);
});

test("the words that were found are marked where they stand", async () => {
  const marked = async (query, text) => {
    const { seen } = await core.find(query, []);
    return [...core.marks(text, seen)].map(([from, to]) => text.slice(from, to));
  };
  assert.deepEqual(await marked("گذاری", "سرمایه‌گذاری، گذار"), ["گذاری"]);
  assert.deepEqual(await marked("سرمايهگذاري", "یک سرمایه‌گذاری"), ["سرمایه‌گذاری"]);
  assert.deepEqual(await marked("پیش‌بینی", "پیش بینی ما"), ["پیش بینی"]);
  assert.deepEqual(await marked("چارهاندیشی", "و چاره اندیشی."), ["چاره", "اندیشی"]);
  assert.deepEqual(await marked("معدن ", "مَعدَنِ آهن"), ["مَعدَنِ"]);
  assert.deepEqual(await marked("مساله ", "یک مسئله"), ["مسئله"]);
});

test("a query asks for each file once", async () => {
  loaded.length = 0;
  await core.find("معدن آب شهر", []);
  assert.ok(loaded.every(name => /^t/.test(name)), loaded.join(" "));
});
