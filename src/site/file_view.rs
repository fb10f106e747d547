//! What stands in each file for machines.

use crate::site::files::{CitationForm, FileKind};
use crate::site::listed::is_found;
use crate::site::machine::{
    self, CalendarView, CitationView, FeedScope, FeedView, MapEntry, MapView,
};
use crate::site::{Page, PageKind, Site, plan};

/// What stands in a file for machines.
#[derive(Debug)]
pub(crate) enum FileView<'a> {
    /// An Atom feed.
    Atom(FeedView),
    /// A JSON feed.
    JsonFeed(FeedView),
    /// A calendar.
    Calendar(CalendarView),
    /// The whole briefing.
    Briefing(Site<'a>),
    /// Its schema.
    Schema,
    /// The statements as a table.
    Statements(Site<'a>),
    /// The sitemap.
    Sitemap(MapView),
    /// A part of it.
    SitemapPart(MapView, usize),
    /// The news sitemap.
    NewsSitemap(MapView),
    /// What robots may read.
    Robots(Option<MapView>),
    /// A citation.
    Citation(CitationView, CitationForm),
    /// The picture of link previews.
    #[cfg(feature = "cards")]
    Card(machine::CardView),
}

/// Gathers what stands in one of them.
pub(super) fn file<'a>(site: Site<'a>, kind: &FileKind) -> FileView<'a> {
    match kind {
        FileKind::Atom(scope) => FileView::Atom(machine::feed(site, *scope)),
        FileKind::JsonFeed => FileView::JsonFeed(machine::feed(site, FeedScope::Site)),
        FileKind::Calendar => {
            let calendar = machine::calendar(site);
            FileView::Calendar(calendar.expect("planned only where there is one"))
        }
        FileKind::Briefing => FileView::Briefing(site),
        FileKind::Schema => FileView::Schema,
        FileKind::Statements => FileView::Statements(site),
        FileKind::Sitemap => FileView::Sitemap(map(site).expect("planned with a base address")),
        FileKind::SitemapPart(number) => {
            FileView::SitemapPart(map(site).expect("planned with a base address"), *number)
        }
        FileKind::NewsSitemap => {
            FileView::NewsSitemap(map(site).expect("planned with a base address"))
        }
        FileKind::Robots => FileView::Robots(machine::sitemap(site, Vec::new())),
        FileKind::Citation(id, form) => {
            FileView::Citation(machine::citation(site, &site.briefing.reports[*id]), *form)
        }
        #[cfg(feature = "cards")]
        FileKind::Card(Some(id)) => {
            FileView::Card(machine::report_card(site, &site.briefing.reports[*id]))
        }
        #[cfg(feature = "cards")]
        FileKind::Card(None) => FileView::Card(machine::event_card(site)),
    }
}

/// Every page that may be found.
fn map(site: Site<'_>) -> Option<MapView> {
    let pages = plan(site).into_iter().filter(is_found);
    let entry = |page: Page| {
        let changed = match &page.kind {
            PageKind::Report(id) => site.briefing.reports[*id].date,
            _ => None,
        };
        MapEntry { path: page.path.address().to_owned(), changed }
    };
    machine::sitemap(site, pages.map(entry).collect())
}
