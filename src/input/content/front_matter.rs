//! A Markdown file cut into its front matter and its body.

use schemars::JsonSchema;
use serde::de::DeserializeOwned;

use crate::diagnostic::{Diagnostic, Location};
use crate::input::toml_read::read;
use crate::input::toml_shape::harmful_character;
use crate::input::toml_text::TomlText;
use crate::model::Origin;
use crate::persian::chars::is_harmful;

/// A file of `content/`, cut.
pub(super) struct Parts<'a, T> {
    /// What its front matter says.
    pub(super) front: T,
    /// The front matter as it was written.
    pub(super) text: TomlText<'a>,
    /// The file, and where its Markdown begins.
    pub(super) origin: Origin,
    /// The Markdown.
    pub(super) body: String,
}

/// Reads the TOML between the two `+++` lines as a `T`, and gives the Markdown behind them.
/// A file without front matter is an error; one with an unreadable one gives nothing.
pub(super) fn split<'a, T: DeserializeOwned + JsonSchema>(
    path: &'a str,
    file: &'a str,
    found: &mut Vec<Diagnostic>,
) -> Option<Parts<'a, T>> {
    let (range, body) = match fences(file) {
        Ok(parts) => parts,
        Err(missing) => {
            found.push(missing.at(Location::start(path)));
            return None;
        }
    };
    let text = TomlText { path, file, range };
    let (value, errors) = read::<T>(&text);
    found.extend(errors);
    let start = file.len() - file[body..].trim_start().len();
    let place = |at: usize| Location::of_byte(path, file, at);
    if let Some((at, c)) = file[start..].char_indices().find(|(_, c)| is_harmful(*c)) {
        found.push(harmful_character(c).at(place(start + at)));
    }
    let origin = Origin { path: path.to_owned(), body_line: place(start).line };
    Some(Parts { front: value?, text, origin, body: file[start..].trim_end().to_owned() })
}

/// What to say of a file that lacks the one thing it needs: `thing` in words, `key` in the front matter.
pub(super) fn needs(path: &str, thing: &str, key: &str) -> Diagnostic {
    Diagnostic::error("wrong-value", format!("{thing} needs a {key}"))
        .at(Location::start(path))
        .help(format!("add `{key} = \"…\"` to the front matter"))
}

/// The bytes between the fences, and where the body begins; or what is missing.
fn fences(file: &str) -> Result<(std::ops::Range<usize>, usize), Diagnostic> {
    let missing = |message: &str, help: &str| {
        Err(Diagnostic::error("no-front-matter", message.to_owned()).help(help))
    };
    let mut at = 0;
    let mut start = None;
    for line in file.split_inclusive('\n') {
        let bare = line.trim_end();
        match start {
            None if bare == "+++" => start = Some(at + line.len()),
            None if line.trim().is_empty() => {}
            None if bare == "---" => {
                return missing(
                    "the front matter is not TOML between lines of `+++`",
                    "write `+++` for `---`, and `key = \"…\"` for `key: …`",
                );
            }
            None => break,
            Some(start) if bare == "+++" => return Ok((start..at, at + line.len())),
            Some(_) => {}
        }
        at += line.len();
    }
    match start {
        None => missing(
            "the file does not begin with its front matter",
            "begin it with a line `+++`, the keys, and another line `+++`",
        ),
        Some(_) => {
            missing("the front matter does not end", "write a line `+++` below its last key")
        }
    }
}
