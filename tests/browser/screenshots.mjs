// Pictures of the built site: `node screenshots.mjs FOLDER [PUBLIC]`. Without PUBLIC, those that the README shows, of
// the committed site; with it every kind of page of that site, phone and desktop, light and dark, and print.
import fs from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium, serve } from "./chromium.mjs";

const [folder, built] = process.argv.slice(2);
const publicFolder = built ?? fileURLToPath(new URL("../../public", import.meta.url));
const first = list => fs.readdirSync(`${publicFolder}/${list}`, { withFileTypes: true }).filter(it => it.isDirectory() && !/^(page|letter)-/.test(it.name)).map(it => `${list}/${it.name}/`)[0];
const report = first("reports");
const PAGES = { home: "", report, speaker: first("speakers"), topic: first("topics"), speakers: "speakers/", topics: "topics/", reports: "reports/", days: "days/", day: first("days"), matrix: "matrix/", search: `search/?q=${encodeURIComponent("نشست")}`, print: "print/", changes: `${report}changes/`, missing: "nowhere/" };
const README = ["home", "report"].flatMap(name => [1280, 390].map(width => [name, width, "light"]));
const EVERY = Object.keys(PAGES).flatMap(name => [390, 1280].flatMap(width => ["light", "dark"].map(scheme => [name, width, scheme])));

const site = await serve(publicFolder, "/neshast/");
const browser = await chromium();
fs.mkdirSync(folder, { recursive: true });
for (const [name, width, scheme] of built ? EVERY : README) {
  const page = await browser.page({ width, height: width < 500 ? 760 : 900, scheme });
  await page.open(site.url + PAGES[name]);
  await page.run(() => document.fonts.ready.then(() => new Promise(go => setTimeout(go, 200))));
  fs.writeFileSync(`${folder}/${name}-${width < 500 ? "phone" : "desktop"}${scheme === "dark" ? "-dark" : ""}.png`, await page.picture(Boolean(built)));
  if (built && width > 500 && scheme === "light") fs.writeFileSync(`${folder}/${name}.pdf`, await page.pdf());
  await page.close();
}
await browser.stop();
site.stop();
