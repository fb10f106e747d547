//! A briefing into the list of pages to publish: addresses and views, no HTML.
//!
//! [`plan`] lists every page by address, cheaply; [`view`] gathers what one page shows, when it is drawn.

mod path;
mod view;
pub(crate) mod machine;
pub(crate) mod search;
#[cfg(test)]
pub(crate) mod sample;

use crate::model::{Briefing, Content, Settings};

pub use path::SitePath;
pub(crate) use view::View;

/// Everything pages are made of.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Site<'a> {
    /// What the editor set.
    pub(crate) settings: &'a Settings,
    /// What the editor wrote.
    pub(crate) content: &'a Content,
    /// What the reports say.
    pub(crate) briefing: &'a Briefing,
}

/// A page to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Page {
    /// Where it goes.
    pub(crate) path: SitePath,
    /// What it is.
    pub(crate) kind: PageKind,
}

/// What a page is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum PageKind {
    /// The briefing itself.
    Home,
}

/// A finished file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Artifact {
    /// Where it goes.
    pub path: SitePath,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Decides every page of the site, in order of path.
pub(crate) fn plan(_site: Site<'_>) -> Vec<Page> {
    vec![Page { path: SitePath::new("index.html"), kind: PageKind::Home }]
}

/// What a page shows.
pub(crate) fn view(site: Site<'_>, page: &Page) -> View {
    match page.kind {
        PageKind::Home => View::Home { title: site.settings.site.title.clone() },
    }
}
