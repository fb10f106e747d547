//! A Markdown file cut into its front matter and its body.

use schemars::JsonSchema;
use serde::de::DeserializeOwned;

use crate::diagnostic::{Diagnostic, Location};
use crate::input::toml_text::{TomlText, read};

/// Reads the TOML between the two `+++` lines as a `T`, and gives the Markdown behind them.
/// A file without front matter is an error; one with an unreadable one gives nothing.
pub(super) fn split<'a, T: DeserializeOwned + JsonSchema>(
    path: &'a str,
    file: &'a str,
    found: &mut Vec<Diagnostic>,
) -> Option<(T, TomlText<'a>, String)> {
    let Some((range, body)) = fences(file) else {
        found.push(
            Diagnostic::error("no-front-matter", "the file does not begin with its front matter")
                .at(Location::start(path))
                .help("begin it with a line `+++`, the keys, and another line `+++`"),
        );
        return None;
    };
    let text = TomlText { path, file, range };
    let (value, errors) = read::<T>(&text);
    found.extend(errors);
    Some((value?, text, file[body..].trim().to_owned()))
}

/// The bytes between the fences, and where the body begins.
fn fences(file: &str) -> Option<(std::ops::Range<usize>, usize)> {
    let mut at = 0;
    let mut start = None;
    for line in file.split_inclusive('\n') {
        let is_fence = line.trim_end() == "+++";
        match start {
            None if is_fence => start = Some(at + line.len()),
            None if line.trim().is_empty() => {}
            None => return None,
            Some(start) if is_fence => return Some((start..at, at + line.len())),
            Some(_) => {}
        }
        at += line.len();
    }
    None
}
