//! Pages into files.

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
