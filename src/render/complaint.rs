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
        ErrorKind::CircularExtend { tpl, inheritance_chain: chain }
        | ErrorKind::CircularInclude { tpl, include_chain: chain } => {
            Diagnostic::error(code, "the template leads back to itself")
                .at(Location::start(&path(tpl)))
                .quoting(chain.join(" → "))
                .help("take the `extends` or the `include` out of one of them")
        }
        ErrorKind::MissingParent { current, parent } => {
            Diagnostic::error(code, format!("there is no template `{parent}` to extend"))
                .at(Location::start(&path(current)))
                .help("the built-in ones are listed in docs/templates.md; `builtin/home.html` is the one that yours replaces")
        }
        kind => reported(&kind.to_string()),
    }
}

/// A finding of what Tera draws for a terminal when it joins templates: `error: …`, then ` --> home.html:1:12`.
fn reported(drawn: &str) -> Diagnostic {
    let message = drawn.lines().next().unwrap_or_default().trim_start_matches("error: ");
    let found = Diagnostic::error("template-error", message)
        .help("`docs/templates.md` lists every template with its blocks and fields");
    let place = drawn.lines().find_map(|line| line.trim().strip_prefix("--> "));
    let mut parts = place.unwrap_or_default().rsplitn(3, ':');
    let mut number = || parts.next().and_then(|it| it.parse().ok());
    let (column, line) = (number(), number());
    match (line, column, parts.next()) {
        (Some(line), Some(column), Some(name)) => {
            found.at(Location { path: path(name), line, column })
        }
        _ => found,
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
