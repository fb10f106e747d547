//! Everything a build would find, and what only the finished pages show: links that lead nowhere.

use std::path::Path;
use std::sync::{Mutex, PoisonError};

use crate::diagnostic::{Location, Report, Severity};
use crate::error::Result;
use crate::input;
use crate::pipeline::compose;
use crate::pipeline::links::Pages;

/// Does the whole walk and writes nothing. Links are looked at when every template draws: only then are there
/// pages. One to a page whose own file is wrong is not told: that file is.
pub(crate) fn check(root: &Path) -> Result<Report> {
    let pages = Mutex::new(Pages::default());
    let built = compose(root, false, &|artifact| {
        pages.lock().unwrap_or_else(PoisonError::into_inner).add(&artifact);
        Ok(())
    })?;
    let mut report = built.report;
    let pages = pages.into_inner().unwrap_or_else(PoisonError::into_inner);
    let locate = |page: &str, words: &str| {
        // Editors write links from the site's root; pages hold the way there, too.
        let words = words.trim_start_matches("../");
        let written = sources(page).into_iter();
        let mut found = written.filter_map(|path| input::find_words(root, &path, words));
        found.next().unwrap_or_else(|| Location::start(&format!("public/{page}")))
    };
    let errors = || report.diagnostics.iter().filter(|it| it.severity == Severity::Error);
    if !errors().any(|it| it.code == "template-error") {
        let lost = errors().filter_map(|it| lost_address(&it.location.as_ref()?.path));
        let lost: Vec<String> = lost.collect();
        report.diagnostics.extend(pages.complaints(&built.base_url, &lost, &locate));
    }
    Ok(report)
}

/// What begins the addresses of the pages that a source makes.
fn lost_address(source: &str) -> Option<String> {
    if source.starts_with("seeds/") || source.starts_with("content/reports/") {
        return Some("reports/".to_owned());
    }
    let page = source.strip_prefix("content/")?.strip_suffix(".md")?;
    Some(format!("{}/", page.strip_prefix("pages/").unwrap_or(page)))
}

/// The editor's files whose words may stand on a page.
fn sources(page: &str) -> Vec<String> {
    let address = page.trim_end_matches("index.html").trim_end_matches('/');
    let of_pages = format!("content/pages/{address}.md");
    match address.split('/').collect::<Vec<_>>()[..] {
        [folder @ ("speakers" | "topics"), slug, ..] => vec![format!("content/{folder}/{slug}.md")],
        _ => vec![of_pages, format!("content/static/{page}")],
    }
}
