//! Files for machines, from what stands in them to their bytes.

use std::io::{self, Write};

use crate::render::briefing_json::{briefing_json, briefing_schema};
use crate::render::each_report::{Known, LongFile, Pieces};
use crate::render::statements_csv::statements_csv;
use crate::render::{atom, citation, icalendar, json_feed, sitemap};
use crate::site::{CitationForm, FileView, Site};

/// A file that grows with the briefing: it is better written than held.
pub(crate) struct Long<'a> {
    site: Site<'a>,
    write: fn(&mut LongFile<'_>) -> io::Result<()>,
}

impl<'a> Long<'a> {
    /// What stands in a file, if that is long.
    pub(crate) fn of(view: &FileView<'a>) -> Option<Long<'a>> {
        match view {
            FileView::Briefing(site) => Some(Long { site: *site, write: briefing_json }),
            FileView::Statements(site) => Some(Long { site: *site, write: statements_csv }),
            _ => None,
        }
    }

    /// Writes it; what is as it was left is copied, where that is `known`. Gives where its pieces stand.
    pub(crate) fn write<'b>(
        &'b self,
        out: &'b mut dyn Write,
        known: Option<Known<'b>>,
    ) -> io::Result<Pieces> {
        let mut file = LongFile::new(self.site, out, known);
        (self.write)(&mut file)?;
        Ok(file.into_pieces())
    }
}

/// The bytes of a file.
pub(crate) fn bytes(view: &FileView<'_>) -> Vec<u8> {
    match view {
        FileView::Briefing(_) | FileView::Statements(_) => {
            let mut bytes = Vec::new();
            let long = Long::of(view).expect("these are long");
            long.write(&mut bytes, None).expect("memory does not fail");
            bytes
        }
        FileView::Atom(feed) => atom::atom(feed),
        FileView::JsonFeed(feed) => json_feed::json_feed(feed),
        FileView::Calendar(calendar) => icalendar::icalendar(calendar),
        FileView::Schema => briefing_schema(),
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
