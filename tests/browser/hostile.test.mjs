// A site made of hostile reports and file names, opened in a real browser: nothing of theirs runs, nothing leaves.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium, serve } from './chromium.mjs';

const PROGRAM = process.env.NESHAST ?? fileURLToPath(new URL('../../target/debug/neshast', import.meta.url));
const BASE = '/neshast/';

// Each sets `window.owned`, shows a dialog or asks for something when it comes to life.
const ATTACKS = [
  '<script>window.owned=1;alert(1)</script>', '</script><script>window.owned=1</script>', '</title><img src=x onerror=window.owned=1>',
  '"><svg/onload=window.owned=1>', "' autofocus onfocus=window.owned=1 x='", '<!--<script>', ']]><script>window.owned=1</script>',
  '<img src=//evil.example/a.png>', '<link rel=stylesheet href=//evil.example/a.css>', '<base href=//evil.example/>',
  '<meta http-equiv=refresh content=0;url=//evil.example/>', '<iframe src=//evil.example></iframe>', '{{ page.up }}{% raw %}', '&lt;script&gt;',
  '\u202E<b>\u2066', '</style><style>*{background:url(//evil.example)}</style>', '\u2028window.owned=1\u2029', '\\u003cscript>window.owned=1</script>',
];

// What an editor's own file may hold: characters that turn the order of others are refused there.
const WRITTEN = ATTACKS.filter((attack) => !/[\u2028\u2029\u202E\u2066]/.test(attack));

let folder;
let site;
let browser;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'neshast-hostile-'));
  for (const name of ['seeds', 'content/topics', 'content/pages', 'content/speakers']) mkdirSync(join(folder, name), { recursive: true });
  const quoted = (text) => JSON.stringify(text.replace(/[\u2028\u2029]/g, ' '));
  writeFileSync(join(folder, 'site.toml'), `[site]\nbase_url = "https://example.org/neshast/"\ntitle = ${quoted(ATTACKS[0])}\ndescription = ${quoted(ATTACKS[3])}\n[event]\nname = ${quoted(ATTACKS[2])}\nplace = ${quoted(ATTACKS[4])}\n`);
  // Words of its own, or a report would be folded into another as its copy.
  const own = (at) => Array.from({ length: 40 }, (_, n) => `واژه${at}${n}`).join(' ');
  ATTACKS.forEach((attack, at) => {
    writeFileSync(join(folder, 'seeds', `${at}-<b>"'&.txt`), ` date 2025-05-01 ${attack} همایش کتاب ${attack}.\n\nبه گزارش خبرگزاری صدا و سیما، مرکز ${attack}، پری داستانی${at}، نویسنده ${attack} گفت: ${attack} کتاب خوب است «${attack}».\n\n${attack}\n\nوی افزود: ${attack}\n\n${own(at)}\n`);
  });
  writeFileSync(join(folder, 'content/topics/books.md'), `+++\nlabel = ${quoted(ATTACKS[3])}\nterms = ["کتاب"]\n+++\n${WRITTEN.join('\n\n')}\n`);
  writeFileSync(join(folder, 'content/pages/about.md'), `+++\ntitle = ${quoted(ATTACKS[1])}\n+++\n${WRITTEN.join('\n\n')}\n\n[a](javascript:window.owned=1) [b](//evil.example/) ![c](//evil.example/c.png)\n`);
  writeFileSync(join(folder, 'content/speakers/pari-dastani.md'), `+++\nname = ${quoted('پری ' + ATTACKS[3])}\nroles = [{ title = ${quoted(ATTACKS[4])} }]\n+++\n${ATTACKS[7]}\n`);
  execFileSync(PROGRAM, ['--site', folder, 'build'], { stdio: ['ignore', 'ignore', 'inherit'] });
  site = await serve(join(folder, 'public'), BASE);
  browser = await chromium();
});
after(async () => {
  await browser?.stop();
  site?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Opens a page, lets it settle, and says what it did that it should not. */
async function misdeeds(path, act = async () => {}) {
  const page = await browser.page();
  await page.open(site.url + path);
  await act(page);
  await settle();
  const owned = await page.run(() => 'owned' in window);
  const foreign = await page.run(() => [...document.querySelectorAll('script[src], link[href], img[src], iframe, base, meta[http-equiv=refresh], [onerror], [onload], [onfocus]')]
    .filter((it) => !['canonical', 'alternate'].includes(it.rel)).map((it) => it.outerHTML)
    .filter((it) => /evil\.example|owned|<iframe|<base|refresh/.test(it)));
  await page.close();
  return [...page.errors, ...page.requests.filter((url) => !url.startsWith(site.url)), ...owned ? ['a script ran'] : [], ...foreign];
}
const settle = () => new Promise((done) => setTimeout(done, 200));

test('no page does what a report says', async () => {
  const reports = readdirSync(join(folder, 'public/reports')).filter((name) => !name.includes('.'));
  assert.equal(reports.length, ATTACKS.length, 'every attack has its report');
  const pages = readdirSync(join(folder, 'public'), { recursive: true }).filter((path) => path.endsWith('index.html'));
  assert.ok(pages.length > ATTACKS.length, `only ${pages.length} pages`);
  for (const page of pages) {
    const address = page.replace(/index\.html$/, '').split('/').map(encodeURIComponent).join('/');
    assert.deepEqual(await misdeeds(address), [], page);
  }
});

test('no search result does what a report says', async () => {
  for (const words of ['کتاب', 'script', 'onerror', 'evil']) {
    const typed = async (page) => {
      await page.run(() => document.getElementById('q').focus());
      await page.type(words);
      await page.until(() => document.getElementById('n').textContent);
    };
    assert.deepEqual(await misdeeds('search/', typed), [], words);
  }
  assert.deepEqual(await misdeeds(`search/?q=${encodeURIComponent(ATTACKS[2])}`), []);
});

test('a word without end makes no page wider than a phone', async () => {
  const endless = 'Donaudampfschifffahrt'.repeat(20);
  const wide = mkdtempSync(join(tmpdir(), 'neshast-wide-'));
  mkdirSync(join(wide, 'seeds'));
  writeFileSync(join(wide, 'site.toml'), `[site]\ntitle = "${endless}"\n[event]\nname = "${endless}"\n`);
  writeFileSync(join(wide, 'seeds/a.txt'), ` date 2025-05-01 همایش ${endless} برگزار شد.\n\nپری داستانی، رئیس انجمن ${endless} گفت: ${endless} خوب است.\n\nوی افزود: ${endless}\n`);
  execFileSync(PROGRAM, ['--site', wide, 'build'], { stdio: ['ignore', 'ignore', 'inherit'] });
  const served = await serve(join(wide, 'public'), BASE);
  const page = await browser.page({ width: 320, height: 640 });
  const pages = readdirSync(join(wide, 'public'), { recursive: true }).filter((path) => path.endsWith('index.html'));
  assert.ok(pages.length > 10, `only ${pages.length} pages`);
  for (const path of pages) {
    await page.open(served.url + path.replace(/index\.html$/, ''));
    assert.ok(await page.run(() => document.documentElement.scrollWidth) <= 320, path);
  }
  await page.close();
  served.stop();
  rmSync(wide, { recursive: true, force: true });
});

test('the words of the attacks can be read', async () => {
  const page = await browser.page();
  await page.open(`${site.url}reports/`);
  assert.match(await page.run(() => document.querySelector('header').textContent), /alert\(1\)/);
  assert.match(await page.run(() => document.querySelector('main').textContent), /onfocus=window\.owned=1/);
  await page.close();
});
