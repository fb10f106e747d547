// Pictures of the built site: `node screenshots.mjs FOLDER [all]`. With `all`, every kind of page, phone and
// desktop, light and dark, and print; else the three that the README shows.
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { serve } from './server.mjs';

const [folder, all, built] = process.argv.slice(2);
const PUBLIC = built ?? fileURLToPath(new URL('../../public', import.meta.url));
const REPORT = 'reports/2025-10-22-56fc5d46/';
const PAGES = { home: '', report: REPORT, speaker: 'speakers/ahmad-masoumifar/', topic: 'topics/mining/', speakers: 'speakers/', topics: 'topics/', reports: 'reports/', days: 'days/', day: 'days/1404-07-30/', matrix: 'matrix/', search: 'search/?q=معدن', print: 'print/', about: 'about/', changes: REPORT + 'changes/', missing: 'nowhere/' };
const SHORT = [['home', 1280, 'light'], ['report', 1280, 'light'], ['report', 390, 'dark']];
const LONG = Object.keys(PAGES).flatMap((name) => [390, 1280].flatMap((width) => ['light', 'dark'].map((scheme) => [name, width, scheme])));

const site = await serve(PUBLIC, '/neshast/');
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] });
await mkdir(folder, { recursive: true });
for (const [name, width, scheme] of all ? LONG : SHORT) {
  const context = await browser.newContext({ viewport: { width, height: all ? 900 : Math.round(width * (width < 500 ? 1.9 : 0.8)) }, colorScheme: scheme, deviceScaleFactor: width < 500 ? 2 : 1 });
  const page = await context.newPage();
  await page.goto(site.origin + '/neshast/' + PAGES[name], { waitUntil: 'networkidle' });
  await page.screenshot({ path: `${folder}/${name}-${width}-${scheme}.png`, fullPage: Boolean(all) });
  if (all && width === 1280 && scheme === 'light') await page.pdf({ path: `${folder}/${name}.pdf`, preferCSSPageSize: true });
  await context.close();
}
await browser.close();
site.close();
