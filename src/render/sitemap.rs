//! `sitemap.xml` (sitemaps.org 0.9), the news sitemap, `robots.txt`.

use std::fmt::Write as _;

use crate::render::plain::{escape, one_line};
use crate::site::machine::{MapEntry, MapView, NewsEntry};

/// The most addresses one sitemap may hold.
const ENTRIES: usize = 50_000;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
const SPACE: &str = "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"";

/// The sitemap's files by name: one, or past 50,000 pages an index and its parts.
pub(crate) fn sitemap(view: &MapView) -> Vec<(String, Vec<u8>)> {
    let whole = String::from("sitemap.xml");
    if view.pages.len() <= ENTRIES {
        return vec![(whole, urlset(&view.base, &view.pages))];
    }
    let mut files = Vec::new();
    let mut index = format!("{HEAD}<sitemapindex {SPACE}>\n");
    for (number, pages) in (1..).zip(view.pages.chunks(ENTRIES)) {
        let name = format!("sitemap-{number}.xml");
        line(&mut index, "sitemap", &escape(&format!("{}{name}", view.base)), "");
        files.push((name, urlset(&view.base, pages)));
    }
    index.push_str("</sitemapindex>\n");
    files.push((whole, index.into_bytes()));
    files
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
    use super::{news_sitemap, robots, sitemap};
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
        let files = sitemap(&view);
        assert_eq!(files.len(), 1);
        let text = String::from_utf8(files[0].1.clone()).unwrap();
        let home = text.find("<loc>https://example.org/ab/</loc><lastmod>2026-02-10</lastmod>");
        assert!(home.unwrap() < text.find("/ab/speakers/").unwrap());
        assert_eq!(text.matches("<url>").count(), 2);
    }

    #[test]
    fn a_very_large_site_has_an_index() {
        let sample = sample::sample();
        let pages = (0..50_001).map(|n| entry(&format!("{n}/"))).collect();
        let files = sitemap(&machine::sitemap(sample.site(), pages).unwrap());
        let names: Vec<&str> = files.iter().map(|file| file.0.as_str()).collect();
        assert_eq!(names, ["sitemap-1.xml", "sitemap-2.xml", "sitemap.xml"]);
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
