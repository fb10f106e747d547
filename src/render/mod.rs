//! Pages into files.
//!
//! For machines: `plain` (text that may stand anywhere), `atom`, `json_feed`, `icalendar`, `briefing_json`,
//! `statements_csv`, `sitemap`, `citation`.

pub(crate) mod plain;
pub(crate) mod atom;
pub(crate) mod json_feed;
pub(crate) mod icalendar;
pub(crate) mod briefing_json;
pub(crate) mod statements_csv;
pub(crate) mod sitemap;
pub(crate) mod citation;
pub(crate) mod search_index;

use crate::diagnostic::Diagnostic;
use crate::site::{Artifact, Page, View};

/// The templates pages are made with: the built-in ones and the site's own.
#[derive(Debug, Default)]
pub(crate) struct Theme {}

/// Renders one page.
pub(crate) fn render(_theme: &Theme, page: &Page, view: &View) -> Result<Artifact, Diagnostic> {
    let View::Home { title } = view;
    Ok(Artifact { path: page.path.clone(), bytes: title.clone().into_bytes() })
}
