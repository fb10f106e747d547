//! What Tera says about a template, as a finding with its place.

use tera::{Error, ErrorKind};

use crate::diagnostic::{Diagnostic, Location};

/// A finding about a template: its file, line and column, and what Tera found.
pub(crate) fn template(err: &Error) -> Diagnostic {
    let code = "template-error";
    match err.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let span = report.span();
            let narrow = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
            let location = Location {
                path: path(report.filename()),
                line: narrow(span.start_line),
                column: narrow(span.start_col + 1),
            };
            let (message, help) = split(report.message());
            let found = Diagnostic::error(code, message).at(location);
            match help {
                Some(help) => found.help(help),
                None => found.help("`docs/templates.md` lists every field of every template"),
            }
        }
        kind => Diagnostic::error(code, kind.to_string()),
    }
}

/// Where the editor finds a template: built-in ones are written out by `init --theme`.
fn path(name: &str) -> String {
    format!("templates/{}", name.trim_start_matches("builtin/"))
}

/// Tera's second sentence lists the fields that exist: it is the way out.
fn split(message: &str) -> (String, Option<String>) {
    match message.split_once(". ") {
        Some((what, fields)) => (
            what.to_owned(),
            Some(format!("{} (see docs/templates.md)", fields.trim_end_matches('.'))),
        ),
        None => (message.trim_end_matches('.').to_owned(), None),
    }
}
