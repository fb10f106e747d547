//! What machines read in a page: structured data, the picture of a link preview, the feed that belongs to it.

use crate::site::{Page, PageKind, Site};

/// Structured data of a page, each one JSON text.
pub(crate) fn json_ld(_site: Site<'_>, _page: &Page) -> Vec<String> {
    Vec::new()
}

/// Address of the picture shown where a page is linked to; empty when there is none.
pub(crate) fn card(_site: Site<'_>, _page: &Page) -> String {
    String::new()
}

/// Address of the feed that belongs to a page.
pub(crate) fn feed(_site: Site<'_>, page: &Page) -> String {
    match page.kind {
        PageKind::Speaker(..) | PageKind::Topic(..) | PageKind::Day(..) => "feed.xml".to_owned(),
        _ => "feed.xml".to_owned(),
    }
}
