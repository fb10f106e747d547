// The committed site, opened as a reader opens it: `node --test tests/browser/site.test.mjs`.
// NESHAST_PUBLIC names another built site.
import test, { after, before } from "node:test";
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium, serve } from "./chromium.mjs";

const PUBLIC = process.env.NESHAST_PUBLIC ?? fileURLToPath(new URL("../../public", import.meta.url));
const REPORT = "reports/2025-10-22-56fc5d46/";
const PAGES = ["", "reports/", REPORT, `${REPORT}changes/`, "speakers/", "speakers/ahmad-masoumifar/", "topics/", "topics/mining/", "days/", "days/1404-07-30/", "matrix/", "search/", "print/", "about/", "404.html"];

let browser, site, root;

before(async () => {
  browser = await chromium();
  site = await serve(PUBLIC, "/neshast/");
  root = await serve(PUBLIC, "/");
});
after(async () => {
  await browser.stop();
  site.stop();
  root.stop();
});

async function opened(address, as) {
  const page = await browser.page({ width: 1280, ...as });
  await page.open(site.url + address);
  return page;
}
const text = (page, query) => page.run(query => document.querySelector(query)?.innerText ?? "", query);
const results = page => page.run(() => [...document.querySelectorAll("#r .say")].map(say => say.innerText));
const settled = (page, least = 1) => page.until(least => document.querySelectorAll("#r .say").length >= least && document.getElementById("n").textContent, least);

for (const address of PAGES) {
  test(`/${address} reads from right to left, in its own font, quietly and alone`, async () => {
    const page = await opened(address);
    assert.equal(await page.run(() => getComputedStyle(document.documentElement).direction), "rtl");
    const fonts = await page.run(async () => { await document.fonts.ready; return [...document.fonts].filter(font => font.status === "loaded").map(font => font.family); });
    assert.ok(fonts.includes("Vazirmatn"), fonts.join());
    assert.deepEqual(page.errors, []);
    assert.deepEqual(page.requests.filter(url => !url.startsWith(site.url) && !url.startsWith("data:")), []);
    await page.close();
  });

  test(`/${address} fits 320 pixels, and text twice as large`, async () => {
    const over = page => page.run(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    const small = await opened(address, { width: 320, height: 640 });
    assert.ok(await over(small) <= 0, `${await over(small)} px too wide`);
    await small.close();
    // 1280 pixels at 200 % are 640.
    const large = await opened(address, { width: 640, height: 450, zoom: 2 });
    assert.ok(await over(large) <= 0, `${await over(large)} px too wide at 200 %`);
    await large.close();
  });
}

test("search finds any spelling and leads to the paragraph, where the words are", async () => {
  const page = await opened("search/");
  await page.run(() => document.getElementById("q").focus());
  await page.type("معصومي فر");
  await settled(page);
  await page.open(`${site.url}search/?q=${encodeURIComponent("كالاهای")}`);
  await settled(page);
  const [found] = await page.run(() => [...document.querySelectorAll("#r mark")].map(mark => mark.textContent));
  assert.equal(found, "کالاهای");
  const href = await page.run(() => document.querySelector("#r a[href*='#p']").href);
  await page.open(href);
  assert.match(await text(page, new URL(href).hash), /کالاهای/);
  await page.close();
});

test("facets and words narrow a search alike", async () => {
  const page = await opened("search/");
  const choose = (name, value) => page.run((name, value) => { const list = document.querySelector(`[name=${name}]`); list.value = value; list.dispatchEvent(new Event("change")); return list.value; }, name, value);
  assert.equal(await choose("speaker", "gholamreza-nazparvar"), "gholamreza-nazparvar");
  await settled(page, 3);
  const chosen = await results(page);
  assert.equal(chosen.length, 3);
  assert.ok(chosen.every(result => result.includes("غلامرضا نازپرور")));
  await choose("topic", "mining");
  await settled(page);
  assert.ok((await results(page)).length <= 3);
  await page.open(`${site.url}search/?q=${encodeURIComponent("گوینده:نازپرور")}`);
  await settled(page, 3);
  assert.deepEqual((await results(page)).sort(), chosen.sort());
  await page.open(`${site.url}search/?q=${encodeURIComponent("معدن")}&day=1404-07-30`);
  await settled(page);
  assert.equal(await page.run(() => document.querySelector("[name=day]").value), "1404-07-30");
  await page.close();
});

test("by keyboard alone: skip link, search, a result", async () => {
  const page = await opened("");
  const focused = () => page.run(() => { const { className, id, name, tagName } = document.activeElement; return className || id || name || tagName; });
  await page.key("Tab", 9);
  assert.equal(await focused(), "skip");
  assert.ok(await page.run(() => document.activeElement.getBoundingClientRect().top >= 0), "the skip link is seen");
  await page.key("Enter", 13);
  assert.equal(await page.run(() => location.hash), "#main");
  for (let n = 0; n < 20 && await focused() !== "q"; n++) await page.key("Tab", 9);
  assert.equal(await focused(), "q");
  assert.notEqual(await page.run(() => getComputedStyle(document.activeElement).outlineStyle), "none");
  await page.type("معدن");
  await page.key("Enter", 13);
  await page.until(() => location.pathname.endsWith("/search/"));
  await settled(page);
  assert.match(await text(page, "[role=status]"), /[۰-۹]/);
  await page.run(() => document.querySelector("form button").focus());
  for (let n = 0; n < 8 && !await page.run(() => Boolean(document.activeElement.closest(".say"))); n++) await page.key("Tab", 9);
  await page.key("Enter", 13);
  await page.until(() => !location.pathname.includes("/search/"));
  await page.close();
});

test("without scripts everything but searching is there", async () => {
  const page = await opened(REPORT, { scripts: false });
  assert.equal(await page.run(() => document.querySelectorAll(".turn > p[id]").length), 10);
  assert.equal(await page.run(() => document.querySelectorAll("button").length), 0);
  await page.run(() => document.querySelector(".why summary").click());
  assert.match(await text(page, ".why ul"), /«[^»]+»: .+؛ قطعی/);
  const wrong = await page.run(() => document.querySelector(".why li a[href*='changes/']").href);
  await page.open(wrong);
  assert.match(await text(page, new URL(wrong).hash), /fingerprint = /);
  await page.open(`${site.url}search/`);
  assert.match(await text(page, "noscript"), /گویندگان/);
  await page.close();
});

test("a paragraph's link and a citation are copied", async () => {
  const page = await opened(REPORT);
  await page.ask("Page.addScriptToEvaluateOnNewDocument", { source: "Object.defineProperty(navigator, 'clipboard', { value: { writeText: async text => { globalThis.copied = text; } } })" });
  await page.open(site.url + REPORT);
  const copied = async query => {
    await page.run(query => { globalThis.copied = ""; document.querySelector(query).click(); }, query);
    return page.until(() => globalThis.copied);
  };
  assert.equal(await copied("#p7 .copy"), `${site.url}${REPORT}#p7`);
  assert.match(await copied("#cite-fa .copy"), /^«.+»، خبرگزاری .+۱۴۰۴\. https:/s);
  assert.match(await copied("#cite-apa .copy"), /\(2025, October 22\)/);
  const statement = await copied(".why li .copy");
  assert.match(statement, /^«.+» احمد معصومی‌فر؛ .+ بند ۱\. .+#p1:~:text=/s);
  const address = statement.match(/http\S+$/)[0];
  const apa = await copied(".why li .copy:nth-of-type(2)");
  assert.match(apa, /^خبرگزاری .+\(2025, October 22\)\. .+ \[احمد معصومی‌فر, para\. 1\]\. /s);
  const bibtex = await copied(".why li .copy:nth-of-type(3)");
  assert.match(bibtex, /^@misc\{2025-10-22-56fc5d46-p1,\n {2}author = \{\{احمد معصومی‌فر\}\},/);
  assert.match(bibtex, /year = \{2025\}/);
  assert.ok(apa.endsWith(address) && bibtex.includes(address));
  await page.until(() => document.getElementById("said").textContent);
  await page.close();
});

test("the address of a statement leads to its words", async () => {
  const page = await opened(REPORT);
  await page.ask("Page.addScriptToEvaluateOnNewDocument", { source: "Object.defineProperty(navigator, 'clipboard', { value: { writeText: async text => { globalThis.copied = text; } } })" });
  await page.open(site.url + REPORT);
  const last = await page.run(() => { const of = [...document.querySelectorAll(".why li")].find(li => li.firstChild.hash === "#p9"); of.querySelector(".copy").click(); return of.firstChild.hash; });
  const address = (await page.until(() => globalThis.copied)).match(/http\S+$/)[0];
  // By the words alone, without the paragraph's anchor; other words lead nowhere.
  const place = async fragment => {
    await page.open(site.url);
    await page.open(address.replace(/#.*/, fragment));
    await page.run(() => new Promise(go => setTimeout(go, 600)));
    return page.run(last => [Math.round(scrollY), Math.round(document.querySelector(last).getBoundingClientRect().top), innerHeight], last);
  };
  const [scrolled, top, height] = await place(address.match(/#\w+(:~:.*)/)[1].replace(/^/, "#"));
  assert.ok(scrolled > 0 && top > -height && top < height, `${scrolled} ${top} of ${height}`);
  assert.equal((await place("#:~:text=%DA%98%DA%98%DA%98"))[0], 0);
  await page.close();
});

test("received and shown text can be read alone, without scripts", async () => {
  const page = await opened(`${REPORT}changes/`, { scripts: false });
  const shown = query => page.run(query => [...document.querySelectorAll(`.raw ${query}`)].filter(it => it.getClientRects().length).length, query);
  const all = [await shown("del"), await shown(":is(ins,u)")];
  assert.ok(all[0] > 0 && all[1] > 0, all.join());
  await page.run(() => document.getElementById("v-raw").click());
  assert.deepEqual([await shown("del"), await shown(":is(ins,u)")], [0, all[1]]);
  await page.run(() => { document.getElementById("v-raw").click(); document.getElementById("v-new").click(); });
  assert.deepEqual([await shown("del"), await shown(":is(ins,u)")], [all[0], 0]);
  await page.close();
});

test("dark and light are both real, and nothing moves where no motion is wanted", async () => {
  const ground = async scheme => {
    const page = await opened(REPORT, { scheme, motion: "reduce" });
    const [back, front, scroll] = await page.run(() => { const body = getComputedStyle(document.body); return [body.backgroundColor, body.color, getComputedStyle(document.documentElement).scrollBehavior]; });
    await page.close();
    const light = colour => colour.match(/\d+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0);
    assert.equal(scroll, "auto");
    return [light(back), light(front)];
  };
  const [dark, light] = [await ground("dark"), await ground("light")];
  assert.ok(dark[0] < 150 && dark[1] > 600, `dark: ${dark}`);
  assert.ok(light[0] > 600 && light[1] < 150, `light: ${light}`);
});

test("on paper: sheets of A4 without navigation", async () => {
  for (const address of [REPORT, "print/"]) {
    const page = await opened(address);
    const pdf = (await page.pdf()).toString("latin1");
    const sheets = pdf.match(/\/Type\s*\/Page\b(?!s)/g).length;
    assert.ok(sheets >= 2 && sheets <= 4, `${address}: ${sheets} sheets`);
    assert.match(pdf, /\/MediaBox\s*\[0 0 59[45][.\d]* 84[12][.\d]*\]/);
    await page.ask("Emulation.setEmulatedMedia", { media: "print" });
    const shown = await page.run(() => [...document.querySelectorAll(".top nav, .foot, .copy, .why, .side, .skip")].filter(it => it.getClientRects().length).map(it => it.className));
    assert.deepEqual(shown, [], address);
    await page.close();
  }
});

test("a statement leads to its paragraph", async () => {
  const page = await opened("speakers/gholamreza-nazparvar/");
  await page.open(await page.run(() => document.querySelector("a[href*='#p9']").href));
  assert.match(await text(page, "#p9"), /معتقدیم/);
  await page.close();
});

test("an address that is not there is answered in the house, at any depth", async () => {
  const page = await opened("speakers/nobody/at/all/");
  assert.match(await text(page, "h1"), /پیدا نشد/);
  await page.open(await page.run(() => document.querySelector("main a").href));
  assert.match(await text(page, "h1"), /نشست/);
  await page.close();
});

test("the same files work at the root, under a path and from a folder", async () => {
  const page = await browser.page({ width: 1280 });
  for (const from of [root.url, site.url, `${pathToFileURL(PUBLIC)}/`]) {
    const folder = from.startsWith("file:") ? "index.html" : "";
    await page.open(`${from}${REPORT}${folder}`);
    assert.equal(await page.run(() => document.styleSheets.length), 1, from);
    await page.open(`${from}search/${folder}`);
    await page.run(() => document.getElementById("q").focus());
    await page.type("معدن");
    await settled(page, 3);
  }
  await page.close();
});

test("every XML file is well formed, as a browser reads it", async () => {
  const page = await opened("");
  const files = fs.readdirSync(PUBLIC, { recursive: true }).filter(file => /\.(xml|svg)$/.test(file));
  assert.ok(files.length > 10);
  for (const file of files) {
    const words = fs.readFileSync(path.join(PUBLIC, file), "utf8");
    assert.equal(await page.run(words => new DOMParser().parseFromString(words, "application/xml").querySelector("parsererror")?.textContent ?? "", words), "", file);
  }
  await page.close();
});
