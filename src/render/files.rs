//! Files for machines, from what stands in them to their bytes.

use std::io::{self, Write};

use crate::render::{atom, briefing_json, citation, icalendar, json_feed, sitemap, statements_csv};
use crate::site::{CitationForm, FileView};

/// True for a file that grows with the briefing: it is better written than held.
pub(crate) fn is_long(view: &FileView<'_>) -> bool {
    matches!(view, FileView::Briefing(_) | FileView::Statements(_))
}

/// Writes a file.
pub(crate) fn write(view: &FileView<'_>, out: &mut dyn Write) -> io::Result<()> {
    match view {
        FileView::Briefing(site) => briefing_json::briefing_json(*site, out),
        FileView::Statements(site) => statements_csv::statements_csv(*site, out),
        _ => out.write_all(&bytes(view)),
    }
}

/// The bytes of a file.
pub(crate) fn bytes(view: &FileView<'_>) -> Vec<u8> {
    match view {
        FileView::Briefing(_) | FileView::Statements(_) => {
            let mut bytes = Vec::new();
            write(view, &mut bytes).expect("memory does not fail");
            bytes
        }
        FileView::Atom(feed) => atom::atom(feed),
        FileView::JsonFeed(feed) => json_feed::json_feed(feed),
        FileView::Calendar(calendar) => icalendar::icalendar(calendar),
        FileView::Schema => briefing_json::briefing_schema(),
        FileView::Sitemap(map) => sitemap::sitemap(map),
        FileView::SitemapPart(map, number) => sitemap::sitemap_part(map, *number),
        FileView::NewsSitemap(map) => sitemap::news_sitemap(map),
        FileView::Robots(map) => sitemap::robots(map.as_ref()),
        FileView::Citation(view, CitationForm::Bibtex) => citation::bibtex(view),
        FileView::Citation(view, CitationForm::Ris) => citation::ris(view),
        FileView::Citation(view, CitationForm::Csl) => citation::csl_json(view),
        #[cfg(feature = "cards")]
        FileView::Card(view) => crate::render::card::card(view),
    }
}
