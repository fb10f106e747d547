//! Pages into files.

use crate::diagnostic::Diagnostic;
use crate::site::{Artifact, HtmlView, Page, View};

/// The templates pages are made with: the built-in ones and the site's own.
#[derive(Debug, Default)]
pub(crate) struct Theme {}

/// Renders one page.
pub(crate) fn render(_theme: &Theme, page: &Page, view: &View) -> Result<Artifact, Diagnostic> {
    let bytes = match view {
        View::Html(view) => html(view),
        View::File(bytes) => bytes.clone(),
    };
    Ok(Artifact { path: page.path.clone(), bytes })
}

fn html(view: &HtmlView) -> Vec<u8> {
    format!("{:?}", view.body.template()).into_bytes()
}
