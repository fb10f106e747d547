//! What the terminal shows. Results go to stdout, the rest to stderr; a closed pipe is no failure.

use std::io::{self, IsTerminal as _, Write as _};
use std::process::{Command, Stdio};

use annotate_snippets::{Group, Level, Origin, Renderer, normalize_untrusted_str};
use clap::builder::styling::Style;
use serde_json::{Value, json};

use crate::cli::format::Format;
use crate::diagnostic::{Diagnostic, Severity};
use crate::error::{Error, Result};

/// Where none is set. `F`: nothing to page, nothing paged; `R`: colours; `X`: the text stays on the screen.
const PAGER: &str = "less -FRX";

/// Writes a result. That nobody reads any more (`neshast export … | head`) is no failure; a full disk is.
pub(super) fn result(text: &str) -> Result<()> {
    part(text).map(|_| ())
}

/// Writes a part of a result; false when nobody reads any more.
pub(super) fn part(text: &str) -> Result<bool> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(err) if err.kind() == io::ErrorKind::BrokenPipe => Ok(false),
        Err(err) => Err(Error::io("write to", "standard output", err)),
        Ok(()) => Ok(true),
    }
}

/// Writes a result of many lines: on a terminal page by page, by `$PAGER`, with its headings in bold.
pub(super) fn pages(text: &str) -> Result<()> {
    if !io::stdout().is_terminal() {
        return result(text);
    }
    let text = if plain() { text.to_owned() } else { with_headings(text) };
    let pager = std::env::var_os("PAGER").and_then(|it| it.into_string().ok());
    let mut words = pager.as_deref().unwrap_or(PAGER).split_whitespace();
    let started = words.next().and_then(|name| {
        Command::new(name)
            .args(words)
            .env("LESSCHARSET", "utf-8")
            .stdin(Stdio::piped())
            .spawn()
            .ok()
    });
    let Some(mut pager) = started else { return result(&text) };
    if let Some(mut into) = pager.stdin.take() {
        // The reader may leave before the end.
        let _ = into.write_all(text.as_bytes());
    }
    let _ = pager.wait();
    Ok(())
}

/// Lines that begin with `#`, in bold.
fn with_headings(text: &str) -> String {
    let bold = Style::new().bold();
    let line = |line: &str| {
        if line.starts_with('#') { format!("{bold}{line}{bold:#}") } else { line.to_owned() }
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n") + "\n"
}

/// Writes a remark, and a new line.
pub(super) fn remark(text: &str) {
    let mut err = io::stderr().lock();
    let _ = writeln!(err, "{text}");
}

/// Says why the program stops.
pub(super) fn failure(err: &Error) {
    let title = Level::ERROR.primary_title(err.to_string());
    remark(&renderer().render(&[Group::with_title(title)]));
}

/// Shows every finding, the heaviest last, where the eye is.
pub(super) fn findings(found: &[Diagnostic], format: Format) {
    let mut found: Vec<&Diagnostic> = found.iter().collect();
    found.sort_by_key(|it| it.severity);
    for it in found {
        match format {
            Format::Text => remark(&text(it)),
            Format::Json => remark(&value(it).to_string()),
        }
    }
}

/// A finding for programs.
pub(super) fn value(it: &Diagnostic) -> Value {
    let place = it.location.as_ref();
    json!({
        "severity": word(it.severity),
        "code": it.code,
        "message": it.message,
        "path": place.map(|it| &it.path),
        "line": place.map(|it| it.line),
        "column": place.map(|it| it.column),
        "quote": it.quote,
        "help": it.help,
    })
}

fn text(it: &Diagnostic) -> String {
    let level = match it.severity {
        Severity::Review => Level::NOTE,
        Severity::Warning => Level::WARNING,
        Severity::Error => Level::ERROR,
    };
    let mut group = Group::with_title(level.primary_title(&it.message).id(it.code));
    if let Some(place) = &it.location {
        let origin = Origin::path(normalize_untrusted_str(&place.path));
        group = group.element(origin.line(place.line as usize).char_column(place.column as usize));
    }
    if let Some(quote) = &it.quote {
        group = group.element(Level::NOTE.message(format!("«{}»", normalize_untrusted_str(quote))));
    }
    if let Some(help) = &it.help {
        group = group.element(Level::HELP.message(normalize_untrusted_str(help)));
    }
    renderer().render(&[group])
}

/// True where the terminal's owner wants no colour (no-color.org).
fn plain() -> bool {
    std::env::var_os("NO_COLOR").is_some_and(|it| !it.is_empty())
}

/// With colour on a terminal.
fn renderer() -> Renderer {
    if io::stderr().is_terminal() && !plain() { Renderer::styled() } else { Renderer::plain() }
}

/// `1 file`, `2 files`.
pub(super) fn count(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}

fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Review => "review",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}
