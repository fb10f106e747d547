// A site made of hostile reports, settings and file names, opened in a real browser: nothing of theirs runs,
// nothing leaves: `node --test tests/browser/hostile.test.mjs`, after `cargo test` has made the program.
import test, { after, before } from "node:test";
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { chromium, serve } from "./chromium.mjs";

const PROGRAM = process.env.NESHAST ?? fileURLToPath(new URL("../../target/debug/neshast", import.meta.url));

// Each sets `window.owned`, shows a dialog or asks for something when it comes to life.
const ATTACKS = [
  '<script>window.owned=1;alert(1)</script>', '</script><script>window.owned=1</script>', '</title><img src=x onerror=window.owned=1>',
  '"><svg/onload=window.owned=1>', "' autofocus onfocus=window.owned=1 x='", '<!--<script>', ']]><script>window.owned=1</script>',
  '<img src=//evil.example/a.png>', '<link rel=stylesheet href=//evil.example/a.css>', '<base href=//evil.example/>',
  '<meta http-equiv=refresh content=0;url=//evil.example/>', '<iframe src=//evil.example></iframe>', '{{ page.up }}{% raw %}', '&lt;script&gt;',
  '\u202E<b>\u2066', '</style><style>*{background:url(//evil.example)}</style>', '\u2028window.owned=1\u2029', '\\u003cscript>window.owned=1</script>',
];

let folder, site, browser;

before(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'neshast-hostile-'));
  for (const name of ['seeds', 'content/topics', 'content/pages', 'content/speakers']) fs.mkdirSync(path.join(folder, name), { recursive: true });
  const quoted = (text) => JSON.stringify(text.replace(/[\u2028\u2029]/g, ' '));
  fs.writeFileSync(path.join(folder, 'site.toml'), `[site]\nbase_url = "https://example.org/neshast/"\ntitle = ${quoted(ATTACKS[0])}\ndescription = ${quoted(ATTACKS[3])}\n[event]\nname = ${quoted(ATTACKS[2])}\nplace = ${quoted(ATTACKS[4])}\n`);
  ATTACKS.forEach((attack, at) => {
    fs.writeFileSync(path.join(folder, 'seeds', `${at}-<b>"'&.txt`), ` date 2025-05-01 ${attack} همایش کتاب ${attack}.\n\nبه گزارش خبرگزاری صدا و سیما، مرکز ${attack}، پری داستانی${at}، نویسنده ${attack} گفت: ${attack} کتاب خوب است «${attack}».\n\n${attack}\n\nوی افزود: ${attack}\n`);
  });
  fs.writeFileSync(path.join(folder, 'content/topics/books.md'), `+++\nlabel = ${quoted(ATTACKS[3])}\nterms = ["کتاب"]\n+++\n${ATTACKS.join('\n\n')}\n`);
  fs.writeFileSync(path.join(folder, 'content/pages/about.md'), `+++\ntitle = ${quoted(ATTACKS[1])}\n+++\n${ATTACKS.join('\n\n')}\n\n[a](javascript:window.owned=1) [b](//evil.example/) ![c](//evil.example/c.png)\n`);
  fs.writeFileSync(path.join(folder, 'content/speakers/pari-dastani.md'), `+++\nname = ${quoted('پری ' + ATTACKS[3])}\nroles = [{ title = ${quoted(ATTACKS[4])} }]\n+++\n${ATTACKS[7]}\n`);
  execFileSync(PROGRAM, ["--site", folder, "build"], { stdio: ["ignore", "ignore", "inherit"] });
  site = await serve(path.join(folder, "public"), "/neshast/");
  browser = await chromium();
});
after(async () => {
  await browser?.stop();
  site?.stop();
  fs.rmSync(folder, { recursive: true, force: true });
});

/// Opens a page, lets `act` use it, and says what it did that it should not.
async function misdeeds(address, act = async () => {}) {
  const page = await browser.page({ width: 1280 });
  await page.open(site.url + address);
  await act(page);
  const foreign = await page.run(() => [...document.querySelectorAll("script, link, img, iframe, base, meta[http-equiv=refresh], style, [onerror], [onload], [onfocus]")]
    .filter(it => it.type !== "application/ld+json" && !["canonical", "alternate"].includes(it.rel)).map(it => it.outerHTML)
    .filter(it => /evil\.example|owned|<iframe|<base|refresh|<style/.test(it)));
  const owned = await page.run(() => "owned" in window) ? ["a script ran"] : [];
  const left = page.requests.filter(url => !url.startsWith(site.url) && !url.startsWith("data:"));
  const found = [...page.errors, ...left, ...owned, ...foreign];
  await page.close();
  return found;
}

test("no page does what a report says", async () => {
  const pages = fs.readdirSync(path.join(folder, "public"), { recursive: true }).filter(name => name.endsWith("index.html"));
  assert.ok(pages.length > ATTACKS.length, `only ${pages.length} pages`);
  for (const page of pages) {
    const address = page.replace(/index\.html$/, "").split("/").map(encodeURIComponent).join("/");
    assert.deepEqual(await misdeeds(address), [], page);
  }
});

test("no search result does what a report says", async () => {
  for (const words of ["کتاب", "script", "onerror", "evil"]) {
    const typed = async page => {
      await page.run(() => document.getElementById("q").focus());
      await page.type(words);
      await page.until(() => document.getElementById("n").textContent);
    };
    assert.deepEqual(await misdeeds("search/", typed), [], words);
  }
  assert.deepEqual(await misdeeds(`search/?q=${encodeURIComponent(ATTACKS[2])}`), []);
});

test("the words of the attacks can be read", async () => {
  const page = await browser.page({ width: 1280 });
  await page.open(`${site.url}reports/`);
  assert.match(await page.run(() => document.querySelector("main").textContent), /alert\(1\)/);
  await page.close();
});
