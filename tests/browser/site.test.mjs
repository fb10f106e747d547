// The committed site, opened as a reader opens it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { serve } from './server.mjs';

const PUBLIC = fileURLToPath(new URL('../../public', import.meta.url));
const BASE = '/neshast/';
const REPORT = 'reports/2025-10-22-56fc5d46/';
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

let browser;
let site;

before(async () => {
  site = await serve(PUBLIC, BASE);
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS });
});
after(async () => {
  await browser?.close();
  site?.close();
});

/// Opens a page and notes what it logs and asks for.
async function open(path, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const seen = { errors: [], requests: [] };
  page.on('console', (message) => message.type() === 'error' && seen.errors.push(message.text()));
  page.on('pageerror', (error) => seen.errors.push(String(error)));
  page.on('request', (request) => seen.requests.push(request.url()));
  await page.goto(site.origin + BASE + path, { waitUntil: 'networkidle' });
  return { page, seen, close: () => context.close() };
}

for (const path of ['', REPORT, 'reports/', 'speakers/', 'speakers/ahmad-masoumifar/', 'topics/', 'topics/mining/', 'days/', 'about/', 'search/', 'matrix/', 'print/']) {
  test(`/${path} reads from right to left, in its own font, quietly and alone`, async () => {
    const { page, seen, close } = await open(path);
    assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).direction), 'rtl');
    assert.ok(await page.evaluate(async () => {
      await document.fonts.ready;
      return [...document.fonts].some((font) => font.family.includes('Vazirmatn') && font.status === 'loaded');
    }), 'the font is loaded');
    assert.deepEqual(seen.errors, []);
    assert.deepEqual(seen.requests.filter((url) => !url.startsWith(site.origin + BASE) && !url.startsWith('data:')), []);
    await close();
  });

  test(`/${path} fits a phone of 320 pixels`, async () => {
    const { page, close } = await open(path, { viewport: { width: 320, height: 640 } });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(over <= 0, `${over} px too wide`);
    await close();
  });
}

test('a statement leads to its paragraph', async () => {
  const { page, close } = await open('speakers/gholamreza-nazparvar/');
  const link = page.locator('a[href*="#p9"]').first();
  await link.click();
  await page.waitForURL(/#p9$/);
  assert.match(await page.locator('#p9').innerText(), /معتقدیم/);
  await close();
});

test('an address that is not there is answered in the house, at any depth', async () => {
  const { page, close } = await open('speakers/nobody/at/all/');
  assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).direction), 'rtl');
  const href = await page.locator('main a, header a').first().evaluate((link) => link.href);
  assert.ok(href.startsWith(site.origin + BASE) || href.startsWith('https://'), href);
  await close();
});
