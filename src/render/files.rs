//! Files for machines, from what stands in them to their bytes.

use crate::render::{atom, briefing_json, citation, icalendar, json_feed, sitemap, statements_csv};
use crate::site::{CitationForm, FileView};

/// The bytes of a file.
pub(super) fn bytes(view: &FileView<'_>) -> Vec<u8> {
    match view {
        FileView::Atom(feed) => atom::atom(feed),
        FileView::JsonFeed(feed) => json_feed::json_feed(feed),
        FileView::Calendar(calendar) => icalendar::icalendar(calendar),
        FileView::Briefing(site) => briefing_json::briefing_json(*site),
        FileView::Schema => briefing_json::briefing_schema(),
        FileView::Statements(site) => statements_csv::statements_csv(*site),
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
