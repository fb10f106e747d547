//! Which pages search engines may list, and which of them the sitemap names.

use crate::site::{Page, PageKind};

/// A page that says what another says is for readers alone.
pub(crate) fn is_listed(kind: &PageKind) -> bool {
    !matches!(kind, PageKind::NotFound | PageKind::Redirect { .. } | PageKind::Provenance(_))
}

/// True for a page of the site that may be found: no file, and listed.
pub(super) fn is_found(page: &Page) -> bool {
    match page.kind {
        PageKind::Source(_) | PageKind::Static(_) | PageKind::Words(_) | PageKind::File(_) => false,
        _ => is_listed(&page.kind) && page.path.is_page(),
    }
}
