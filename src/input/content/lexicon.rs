//! `content/lexicon.toml`: words the editor adds or forbids.

use std::ops::Range;

use schemars::JsonSchema;
use serde::Deserialize;
use toml::Spanned;

use super::said;
use crate::diagnostic::{Diagnostic, Location};
use crate::input::toml_read::read;
use crate::input::toml_text::TomlText;
use crate::model::{EditorLexicon, Fix, Keep, NameSpelling, Origin};

/// `content/lexicon.toml`.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
pub(crate) struct LexiconToml {
    /// A spelling to change.
    #[schemars(with = "Vec<FixEntry>")]
    fix: Vec<Spanned<FixEntry>>,
    /// A word to leave alone.
    #[schemars(with = "Vec<KeepEntry>")]
    keep: Vec<Spanned<KeepEntry>>,
    /// A name and how to show it.
    #[schemars(with = "Vec<NameEntry>")]
    name: Vec<Spanned<NameEntry>>,
    /// Given names to know.
    given_names: Vec<String>,
    /// Words that are never names.
    not_names: Vec<String>,
    /// Honorifics to know.
    titles: Vec<String>,
    /// Heads of posts to know: «آموزیار».
    roles: Vec<String>,
    /// Verbs of saying to know, in the third person: «فرمود».
    verbs: Vec<String>,
}

#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
struct FixEntry {
    /// As the wire writes it.
    from: String,
    /// As the site shows it.
    to: String,
}

#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
struct KeepEntry {
    /// The word.
    word: String,
}

#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
struct NameEntry {
    /// As the site shows it.
    show: String,
    /// Other spellings.
    also: Vec<String>,
}

pub(super) fn parse(path: &str, file: &str, found: &mut Vec<Diagnostic>) -> EditorLexicon {
    let text = TomlText { path, file, range: 0..file.len() };
    let (wire, errors) = read::<LexiconToml>(&text);
    found.extend(errors);
    let wire = wire.unwrap_or_default();
    let mut need = |span: Range<usize>, key: &str, value: &str| {
        if value.trim().is_empty() {
            found.push(
                Diagnostic::error("wrong-value", format!("this entry needs a `{key}`"))
                    .at(Location::of_byte(path, file, span.start))
                    .help(format!(
                        "add `{key} = \"…\"` below its line in brackets, or take the entry out"
                    )),
            );
        }
    };
    wire.fix.iter().for_each(|it| need(it.span(), "from", &it.get_ref().from));
    wire.keep.iter().for_each(|it| need(it.span(), "word", &it.get_ref().word));
    wire.name.iter().for_each(|it| need(it.span(), "show", &it.get_ref().show));
    let line = |at: Range<usize>| Location::of_byte(path, file, at.start).line;
    let fix = |it: Spanned<FixEntry>| {
        let line = line(it.span());
        let FixEntry { from, to } = it.into_inner();
        Fix { from, to, line }
    };
    let keep = |it: Spanned<KeepEntry>| Keep { line: line(it.span()), word: it.into_inner().word };
    let name = |it: Spanned<NameEntry>| {
        let line = line(it.span());
        let NameEntry { show, also } = it.into_inner();
        NameSpelling { show, also: said(also), line }
    };
    EditorLexicon {
        origin: Some(Origin { path: path.to_owned(), body_line: 1 }),
        fixes: wire.fix.into_iter().map(fix).filter(|it| !it.from.trim().is_empty()).collect(),
        keep: wire.keep.into_iter().map(keep).filter(|it| !it.word.trim().is_empty()).collect(),
        names: wire.name.into_iter().map(name).filter(|it| !it.show.trim().is_empty()).collect(),
        given_names: said(wire.given_names),
        not_names: said(wire.not_names),
        titles: said(wire.titles),
        roles: said(wire.roles),
        verbs: said(wire.verbs),
    }
}
