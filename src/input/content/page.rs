//! `content/pages/<path>.md`: a page of the editor's own.

use schemars::JsonSchema;
use serde::Deserialize;

use super::front_matter::{Parts, needs, split};
use super::{former, slug_of};
use crate::diagnostic::{Diagnostic, Location};
use crate::model::EditorPage;

/// Addresses that the program itself uses.
const TAKEN: [&str; 11] = [
    "assets", "data", "days", "index", "matrix", "print", "reports", "search", "speakers",
    "topics", "404",
];

/// Front matter of `content/pages/<path>.md`.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
pub(crate) struct PageFront {
    /// Its heading.
    title: String,
    /// Its name in the navigation; left out, it is not there.
    nav: Option<String>,
    /// Former addresses that lead here.
    former: Vec<String>,
}

pub(super) fn parse(
    path: &str,
    stem: &str,
    file: &str,
    found: &mut Vec<Diagnostic>,
) -> Option<EditorPage> {
    let Parts { front, text, origin, body } = split::<PageFront>(path, file, found)?;
    if front.title.trim().is_empty() {
        found.push(needs(path, "a page", "title"));
    }
    let n_before = found.len();
    for part in stem.split('/') {
        slug_of(path, part, found);
    }
    if let Some(taken) = stem.split('/').next().filter(|first| TAKEN.contains(first)) {
        found.push(
            Diagnostic::error(
                "address-clash",
                format!("the site itself uses the address `/{taken}/`"),
            )
            .at(Location::start(path))
            .help("give the file another name"),
        );
    }
    if found.len() > n_before {
        return None;
    }
    Some(EditorPage {
        origin,
        slug: stem.to_owned(),
        title: front.title.trim().to_owned(),
        nav: front.nav,
        former: former(&text, front.former, found),
        body,
    })
}
