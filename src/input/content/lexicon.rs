//! `content/lexicon.toml`: words the editor adds or forbids.

use std::ops::Range;

use schemars::JsonSchema;
use serde::Deserialize;
use toml::Spanned;

use crate::diagnostic::{Diagnostic, Location};
use crate::input::toml_text::{TomlText, read};
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
        NameSpelling { show, also, line }
    };
    EditorLexicon {
        origin: Some(Origin { path: path.to_owned() }),
        fixes: wire.fix.into_iter().map(fix).filter(|it| !it.from.trim().is_empty()).collect(),
        keep: wire.keep.into_iter().map(keep).collect(),
        names: wire.name.into_iter().map(name).collect(),
        given_names: wire.given_names,
        not_names: wire.not_names,
        titles: wire.titles,
        roles: wire.roles,
        verbs: wire.verbs,
    }
}
