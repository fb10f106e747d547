//! `sitemap.xml` (sitemaps.org 0.9), the news sitemap, `robots.txt`.

use std::fmt::Write as _;

use crate::render::plain::{escape, one_line};
use crate::site::machine::{MAP_ENTRIES, MapEntry, MapView, NewsEntry, part_name};

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
const SPACE: &str = "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"";

/// `sitemap.xml`: every page, or past 50,000 of them an index of its parts.
pub(crate) fn sitemap(view: &MapView) -> Vec<u8> {
    if view.pages.len() <= MAP_ENTRIES {
        return urlset(&view.base, &view.pages);
    }
    let mut index = format!("{HEAD}<sitemapindex {SPACE}>\n");
    for number in (1..).take(view.pages.len().div_ceil(MAP_ENTRIES)) {
        line(&mut index, "sitemap", &escape(&format!("{}{}", view.base, part_name(number))), "");
    }
    index.push_str("</sitemapindex>\n");
    index.into_bytes()
}

/// Part `number`, counted from one, of a sitemap that has parts.
pub(crate) fn sitemap_part(view: &MapView, number: usize) -> Vec<u8> {
    let start = (number.saturating_sub(1) * MAP_ENTRIES).min(view.pages.len());
    let end = (start + MAP_ENTRIES).min(view.pages.len());
    urlset(&view.base, &view.pages[start..end])
}

/// The news sitemap.
pub(crate) fn news_sitemap(view: &MapView) -> Vec<u8> {
    let news = "xmlns:news=\"http://www.google.com/schemas/sitemap-news/0.9\"";
    let mut out = format!("{HEAD}<urlset {SPACE} {news}>\n");
    for entry in &view.news {
        let page = escape(&format!("{}{}", view.base, entry.path));
        line(&mut out, "url", &page, &news_part(view, entry));
    }
    out.push_str("</urlset>\n");
    out.into_bytes()
}

/// `robots.txt`: everything may be read; the sitemaps, where there are any.
pub(crate) fn robots(view: Option<&MapView>) -> Vec<u8> {
    let mut out = String::from("User-agent: *\nAllow: /\n");
    if let Some(MapView { base, .. }) = view {
        for name in ["sitemap.xml", "sitemap-news.xml"] {
            out.push_str(&["Sitemap: ", base, name, "\n"].concat());
        }
    }
    out.into_bytes()
}

fn urlset(base: &str, pages: &[MapEntry]) -> Vec<u8> {
    let mut out = format!("{HEAD}<urlset {SPACE}>\n");
    for page in pages {
        let changed = page.changed.map(|day| format!("<lastmod>{day}</lastmod>"));
        let address = escape(&format!("{base}{}", page.path));
        line(&mut out, "url", &address, &changed.unwrap_or_default());
    }
    out.push_str("</urlset>\n");
    out.into_bytes()
}

fn news_part(view: &MapView, entry: &NewsEntry) -> String {
    format!(
        "<news:news><news:publication><news:name>{}</news:name><news:language>{}</news:language>\
         </news:publication><news:publication_date>{}</news:publication_date>\
         <news:title>{}</news:title></news:news>",
        escape(&one_line(&view.publication)),
        escape(&view.language),
        entry.date,
        escape(&one_line(&entry.title)),
    )
}

fn line(out: &mut String, tag: &str, address: &str, rest: &str) {
    writeln!(out, "<{tag}><loc>{address}</loc>{rest}</{tag}>").expect("memory does not fail");
}

#[cfg(test)]
mod tests {
    use super::{news_sitemap, robots, sitemap, sitemap_part};
    use crate::site::machine::{self, MapEntry};
    use crate::site::sample;

    fn entry(path: &str) -> MapEntry {
        MapEntry { path: path.to_owned(), changed: Some(sample::day("2026-02-10")) }
    }

    #[test]
    fn pages_once_in_order_of_address() {
        let sample = sample::sample();
        let pages = vec![entry("speakers/"), entry(""), entry("speakers/")];
        let view = machine::sitemap(sample.site(), pages).unwrap();
        let text = String::from_utf8(sitemap(&view)).unwrap();
        let home = text.find("<loc>https://example.org/ab/</loc><lastmod>2026-02-10</lastmod>");
        assert!(home.unwrap() < text.find("/ab/speakers/").unwrap());
        assert_eq!(text.matches("<url>").count(), 2);
    }

    #[test]
    fn a_very_large_site_has_an_index() {
        let sample = sample::sample();
        let pages = (0..50_001).map(|n| entry(&format!("{n}/"))).collect();
        let view = machine::sitemap(sample.site(), pages).unwrap();
        let index = String::from_utf8(sitemap(&view)).unwrap();
        assert!(index.contains("<loc>https://example.org/ab/sitemap-2.xml</loc>"));
        let count =
            |part| String::from_utf8(sitemap_part(&view, part)).unwrap().matches("<url>").count();
        assert_eq!([count(1), count(2)], [50_000, 1]);
    }

    #[test]
    fn news_is_of_the_newest_days() {
        let mut sample = sample::sample();
        let view = machine::sitemap(sample.site(), Vec::new()).unwrap();
        let text = String::from_utf8(news_sitemap(&view)).unwrap();
        assert_eq!(text.matches("<news:news>").count(), 2);
        assert!(String::from_utf8(robots(Some(&view))).unwrap().contains("/ab/sitemap-news.xml"));
        sample.settings.site.base_url.clear();
        assert_eq!(machine::sitemap(sample.site(), Vec::new()), None);
        assert!(!String::from_utf8(robots(None)).unwrap().contains("Sitemap"));
    }
}
