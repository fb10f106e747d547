//! Pages into files: Tera templates written tight, Markdown, assets with their hash in their name.
//!
//! In reading order: `theme` (the templates, compiled once), `theme_files`, `strings` (the words of the site's own
//! furniture), `assets`, `filters` (what templates can call), `isolate`, `markdown`, `minify`, `squeeze`,
//! `complaint`, `outline` (what a finished page leads to).
//! For machines: `plain` (text that may stand anywhere), `atom`, `json_feed`, `icalendar`, `each_report` (files too long
//! to stand in memory), `briefing_json`, `statements_csv`, `sitemap`, `citation`, `search_index`, `card`.

mod theme;
mod theme_files;
mod strings;
mod assets;
mod filters;
mod isolate;
mod markdown;
mod minify;
pub(crate) mod squeeze;
mod complaint;
pub(crate) mod files;
mod outline;
pub(crate) mod plain;
pub(crate) mod atom;
pub(crate) mod json_feed;
pub(crate) mod icalendar;
pub(crate) mod each_report;
pub(crate) mod briefing_json;
pub(crate) mod statements_csv;
pub(crate) mod sitemap;
pub(crate) mod citation;
pub(crate) mod search_index;
#[cfg(feature = "cards")]
mod card;
#[cfg(test)]
mod tests;

use crate::diagnostic::Diagnostic;
use crate::site::{Artifact, Page, View};

pub(crate) use markdown::{Lost, lost};
pub(crate) use outline::{Outline, outline};
pub(crate) use theme::{Theme, ThemeOptions};
pub(crate) use theme_files::builtin_files;

/// Renders one page.
pub(crate) fn render(theme: &Theme, page: &Page, view: View<'_>) -> Result<Artifact, Diagnostic> {
    let bytes = match view {
        View::Html(view) => theme.draw(*view)?,
        View::Machine(view) => files::bytes(&view),
        View::File(bytes) => bytes,
    };
    Ok(Artifact { path: page.path.clone(), bytes })
}
