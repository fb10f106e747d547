// Search in headless Chromium: `node --test tests/browser/search.test.mjs`. Searches the index of tests/search_corpus.tsv.
import test, { after, before } from "node:test";
import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { chromium, serve } from "./chromium.mjs";

/** What the script needs of a search page; `templates/search.html` has the same parts. */
const PAGE = `<!doctype html><html lang="fa" dir="rtl"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'"><title>جست‌وجو</title></head>
<body><form role="search" method="get" action="./"><input id="q" name="q" type="search">
<select name="speaker" data-word="گوینده"><option value=""></option><option value="maryam-azarnoush">مریم آذرنوش</option><option value="kaveh-roudbari">کاوه رودباری‌فر</option></select>
<select name="topic" data-word="موضوع"><option value=""></option><option value="water">آب</option><option value="mining">معدن</option></select>
<select name="day" data-word="روز"><option value=""></option><option value="1404-11-20">روز</option></select><button>بیاب</button></form>
<p id="n" role="status" data-found="{n} یافته" data-none="هیچ" data-common="پربسامد" data-broken="خراب"></p>
<div id="r"></div><button id="more" type="button" hidden>بیشتر</button>
<script src="../assets/search.js"></script></body></html>`;

const root = new URL("../../", import.meta.url);
let site, browser, server;

before(async () => {
  site = fs.mkdtempSync(path.join(os.tmpdir(), "neshast-search-"));
  fs.mkdirSync(path.join(site, "assets"));
  fs.copyFileSync(new URL("templates/assets/search.js", root), path.join(site, "assets/search.js"));
  fs.cpSync(new URL("tests/search_index", root), path.join(site, "search"), { recursive: true });
  fs.writeFileSync(path.join(site, "search/index.html"), PAGE);
  browser = await chromium();
  server = await serve(site, "/some/repo/");
});
after(async () => {
  await browser.stop();
  server.stop();
  fs.rmSync(site, { recursive: true, force: true });
});

async function opened(address = "search/", from = server.url) {
  const page = await browser.page();
  await page.open(from + address);
  return page;
}
const typed = async (page, text) => {
  await page.run(() => { document.getElementById("n").textContent = ""; const q = document.getElementById("q"); q.value = ""; q.focus(); });
  await page.type(text);
  await page.until(() => document.getElementById("n").textContent);
};
const told = page => page.run(() => document.getElementById("n").textContent);
const results = page => page.run(() => [...document.querySelectorAll("#r .say")].map(say => say.innerText));
const settled = (page, n) => page.until(n => document.querySelectorAll("#r .say").length === n, n);

test("finds while typing, in any spelling, and says how many", async () => {
  const page = await opened();
  for (const text of ["سرمايهگذاري", "سرمایه گذاری", "سرمایه‌گ"]) {
    await typed(page, text);
    await settled(page, 1);
    assert.equal(await told(page), "۱ یافته");
    assert.match((await results(page))[0], /سرمایه‌گذاری در آب/);
  }
  assert.deepEqual(await page.run(() => [...document.querySelectorAll("mark")].map(mark => mark.textContent)), ["سرمایه‌گذاری"]);
  await typed(page, "ژژژژ");
  assert.equal(await told(page), "هیچ");
  await settled(page, 0);
  assert.deepEqual(page.errors, []);
});

test("a result leads to its paragraph and its speaker", async () => {
  const page = await opened();
  await typed(page, "خریدار");
  await settled(page, 1);
  const links = await page.run(() => [...document.querySelectorAll("#r a")].map(a => a.href));
  assert.deepEqual(links, [`${server.url}speakers/maryam-azarnoush/`, `${server.url}reports/2026-02-10-aaaa0001/#p2`]);
  assert.equal(await page.run(() => document.querySelector("#r time").dateTime), "2026-02-10");
});

test("lists and words narrow, and the address keeps them", async () => {
  const page = await opened("search/?q=%D8%A2%D8%A8&speaker=kaveh-roudbari");
  await settled(page, 1);
  await page.run(() => { const s = document.querySelector("[name=speaker]"); s.value = ""; s.dispatchEvent(new Event("change")); });
  await settled(page, 5);
  assert.equal(await page.run(() => location.search), "?q=%D8%A2%D8%A8");
  await typed(page, "آب گوینده:رودباری");
  await settled(page, 1);
  await typed(page, "موضوع:معدن");
  await settled(page, 2);
  await typed(page, "گوینده:«مریم آذرنوش» روز:۲۱ همایش");
  await settled(page, 1);
  assert.deepEqual(page.errors, []);
});

test("by keyboard alone", async () => {
  const page = await opened();
  await page.run(() => document.getElementById("q").focus());
  await page.type("معدن");
  await page.key("Enter", 13);
  await settled(page, 2);
  assert.match(await page.run(() => location.search), /q=/);
  await page.run(() => document.querySelector("form button").focus());
  await page.key("Tab", 9);
  assert.equal(await page.run(() => document.activeElement === document.querySelector(".say a")), true);
});

test("no text of a report becomes markup", async () => {
  const page = await opened();
  await typed(page, "بیانیه");
  await settled(page, 1);
  assert.match((await results(page))[0], /<script>alert\(1\)<\/script>/);
  assert.equal(await page.run(() => document.querySelectorAll("#r script, #r img").length), 0);
});

test("works from a folder on disk", async () => {
  const page = await opened("search/index.html", `file://${site}/`);
  await typed(page, "معدن");
  await settled(page, 2);
  assert.deepEqual(page.errors, []);
});

test("says so when the index cannot be reached, and tries again", async () => {
  const page = await opened();
  await page.ask("Network.setBlockedURLs", { urls: ["*/t.js*"] });
  await typed(page, "معدن");
  assert.equal(await told(page), "خراب");
  await page.ask("Network.setBlockedURLs", { urls: [] });
  await typed(page, "معدن");
  await settled(page, 2);
});
