//! TOML that an editor wrote: read into a wire type, every finding with its line.

use std::ops::Range;

use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde_json::Value;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostic::{Diagnostic, Location};

/// A stretch of TOML in a file: all of `site.toml`, the front matter of a page.
#[derive(Debug, Clone)]
pub(crate) struct TomlText<'a> {
    /// The file, relative to the site folder.
    pub(crate) path: &'a str,
    /// The whole file.
    pub(crate) file: &'a str,
    /// Which bytes of it are TOML.
    pub(crate) range: Range<usize>,
}

impl TomlText<'_> {
    /// Where byte `at` of the TOML stands in the file.
    fn place(&self, at: usize) -> Location {
        Location::of_byte(self.path, self.file, self.range.start + at)
    }

    /// Where the value at `keys` stands; `3` as a key picks the fourth of a list. The start, if nowhere.
    pub(crate) fn place_of(&self, keys: &[&str]) -> Location {
        let (root, _) = DeTable::parse_recoverable(&self.file[self.range.clone()]);
        self.place(find(root.get_ref(), keys).map_or(0, |span| span.start))
    }
}

/// Reads `text` as a `T`. Unknown keys, which keys the schema of `T` knows, are errors; so are wrong
/// types. `None` when nothing could be made of it.
pub(crate) fn read<T: DeserializeOwned + JsonSchema>(
    text: &TomlText<'_>,
) -> (Option<T>, Vec<Diagnostic>) {
    let source = &text.file[text.range.clone()];
    let (root, errors) = DeTable::parse_recoverable(source);
    if !errors.is_empty() {
        return (None, errors.iter().map(|err| syntax(text, err)).collect());
    }
    let schema = schemars::schema_for!(T).to_value();
    let mut found = Vec::new();
    unknown_keys(text, root.get_ref(), &schema, &schema, &mut found);
    found.sort_by(|left, right| left.location.cmp(&right.location));
    match toml::from_str(source) {
        Ok(value) => (Some(value), found),
        Err(err) => {
            found.push(wrong_value(text, &err));
            (None, found)
        }
    }
}

fn syntax(text: &TomlText<'_>, err: &toml::de::Error) -> Diagnostic {
    let at = err.span().map_or(0, |span| span.start);
    Diagnostic::error("toml-syntax", format!("this is not TOML: {}", one_line(err.message())))
        .at(text.place(at))
        .quoting(line_at(text, at))
        .help("texts and Jalali dates stand between quotation marks: `title = \"…\"`")
}

fn wrong_value(text: &TomlText<'_>, err: &toml::de::Error) -> Diagnostic {
    let at = err.span().map_or(0, |span| span.start);
    Diagnostic::error("wrong-value", one_line(err.message()))
        .at(text.place(at))
        .quoting(line_at(text, at))
        .help("`docs/site-toml.md` lists every key and what it takes")
}

/// Compares the keys of a table with the properties of its schema, all the way down.
fn unknown_keys(
    text: &TomlText<'_>,
    table: &DeTable<'_>,
    schema: &Value,
    root: &Value,
    found: &mut Vec<Diagnostic>,
) {
    let Some(known) = resolve(schema, root).get("properties").and_then(Value::as_object) else {
        return;
    };
    for (key, value) in table {
        match known.get(key.get_ref().as_ref()) {
            None => found.push(unknown_key(text, key, known.keys().map(String::as_str))),
            Some(schema) => unknown_keys_in(text, value.get_ref(), schema, root, found),
        }
    }
}

fn unknown_keys_in(
    text: &TomlText<'_>,
    value: &DeValue<'_>,
    schema: &Value,
    root: &Value,
    found: &mut Vec<Diagnostic>,
) {
    match value {
        DeValue::Table(table) => unknown_keys(text, table, schema, root, found),
        DeValue::Array(items) => {
            let Some(schema) = resolve(schema, root).get("items") else { return };
            for item in items {
                unknown_keys_in(text, item.get_ref(), schema, root, found);
            }
        }
        _ => {}
    }
}

/// Follows `$ref`.
fn resolve<'a>(schema: &'a Value, root: &'a Value) -> &'a Value {
    let name = schema.get("$ref").and_then(Value::as_str).and_then(|it| it.rsplit('/').next());
    let target = name.and_then(|name| root.get("$defs")?.get(name));
    target.unwrap_or(schema)
}

fn unknown_key<'a>(
    text: &TomlText<'_>,
    key: &Spanned<std::borrow::Cow<'_, str>>,
    known: impl Iterator<Item = &'a str>,
) -> Diagnostic {
    let mut known: Vec<&str> = known.collect();
    known.sort_unstable();
    let help = match nearest(key.get_ref(), known.iter().copied()) {
        Some(name) => format!("did you mean `{name}`?"),
        None => format!("the keys here are {}", known.join(", ")),
    };
    Diagnostic::error("unknown-key", format!("there is no key `{}` here", key.get_ref()))
        .at(text.place(key.span().start))
        .quoting(line_at(text, key.span().start))
        .help(help)
}

/// The known word that `word` was probably meant to be (Jaro–Winkler, at least 0.8).
pub(crate) fn nearest<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let scored = known.map(|it| (strsim::jaro_winkler(&word.to_lowercase(), it), it));
    let best = scored.max_by(|left, right| left.0.total_cmp(&right.0).then(right.1.cmp(left.1)))?;
    (best.0 >= 0.8).then_some(best.1)
}

fn find(table: &DeTable<'_>, keys: &[&str]) -> Option<Range<usize>> {
    let (first, rest) = keys.split_first()?;
    let value = table.iter().find(|(key, _)| key.get_ref() == first)?.1;
    find_in(value, rest)
}

fn find_in(value: &Spanned<DeValue<'_>>, keys: &[&str]) -> Option<Range<usize>> {
    let Some((first, rest)) = keys.split_first() else {
        return Some(value.span());
    };
    match value.get_ref() {
        DeValue::Table(table) => find(table, keys),
        DeValue::Array(items) => find_in(items.get(first.parse::<usize>().ok()?)?, rest),
        _ => Some(value.span()),
    }
}

fn line_at(text: &TomlText<'_>, at: usize) -> String {
    let source = &text.file[text.range.clone()];
    let at = source.floor_char_boundary(at.min(source.len()));
    let start = source[..at].rfind('\n').map_or(0, |it| it + 1);
    let end = source[at..].find('\n').map_or(source.len(), |it| at + it);
    source[start..end].trim().chars().take(80).collect()
}

fn one_line(message: &str) -> String {
    message.trim().replace('\n', "; ")
}
