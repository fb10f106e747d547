//! The words of the site's own furniture: `templates/strings.fa.toml`.

use serde_json::{Map, Value};
use tera::Context;

use crate::diagnostic::{Diagnostic, Location};
use crate::persian::number::{grouped, persian};
use crate::render::theme_files::text as text_of;
use crate::site::Words;

/// Every string, by section and name.
#[derive(Debug)]
pub(crate) struct Strings(Value);

/// The texts of a page's `<head>`.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub(crate) struct Head {
    /// In the browser's tab.
    pub(crate) title: String,
    /// For search engines and link previews.
    pub(crate) description: String,
}

impl Strings {
    /// The built-in strings of `language`, with the site's own in their place.
    pub(crate) fn new(
        builtin: &[(String, &'static [u8])],
        overrides: &[(String, Vec<u8>)],
        language: &str,
    ) -> Result<Strings, Diagnostic> {
        let language = if language.is_empty() { "fa" } else { language };
        let name = |language: &str| format!("strings.{language}.toml");
        let find = |wanted: &str| builtin.iter().find(|(path, _)| path == wanted);
        let (path, bytes) = find(&name(language))
            .or_else(|| find(&name("fa")))
            .expect("the Persian strings are built in");
        let mut strings = parse(path, &String::from_utf8_lossy(bytes))?;
        for (path, bytes) in overrides.iter().filter(|(path, _)| *path == name(language)) {
            let text = text_of(path, bytes)?;
            let own = parse(path, text)?;
            lay_over(&mut strings, own).map_err(|key| unknown(path, text, &key))?;
        }
        Ok(Strings(strings))
    }

    /// As templates see them: `ui`.
    pub(crate) fn all(&self) -> &Value {
        &self.0
    }

    /// What of them stands in files for machines.
    pub(crate) fn words(&self) -> Words {
        let word =
            |key: &str| self.0.pointer(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        Words {
            reports: word("/nav/reports"),
            days: word("/nav/days"),
            speakers: word("/nav/speakers"),
            topics: word("/nav/topics"),
            matrix: word("/nav/matrix"),
            search: word("/nav/search"),
            print: word("/nav/print"),
            paragraph: word("/report/paragraph"),
            paragraphs: word("/report/paragraphs"),
            kicker: word("/parts/kicker"),
            lead: word("/parts/lead"),
            headline: word("/parts/headline"),
            subhead: word("/parts/subhead"),
        }
    }

    /// The head's texts of a page, from the section of [`Strings`] that is named for its kind, with the
    /// view's own words.
    pub(crate) fn head(&self, kind: &str, view: &Context) -> Head {
        let pattern = |key: &str| self.0.pointer(key).and_then(Value::as_str).unwrap_or_default();
        let leaf = match look_up(view, "pager.number") {
            Some(number) if number != persian(0) => {
                fill(pattern("/head/leaf"), |_| Some(number.clone()))
            }
            _ => String::new(),
        };
        let text = |name: &str| {
            let filled = fill(pattern(&format!("/head/{kind}/{name}")), |path| look_up(view, path));
            let words = filled.split_whitespace().chain(leaf.split_whitespace());
            words.collect::<Vec<_>>().join(" ")
        };
        Head { title: text("title"), description: text("description") }
    }
}

/// Fills the blanks of a pattern: «{n} گفته» → «۵ گفته». A blank without a value is left out.
pub(crate) fn fill(pattern: &str, value: impl Fn(&str) -> Option<String>) -> String {
    let mut res = String::with_capacity(pattern.len() + 32);
    let mut rest = pattern;
    while let Some((before, blank)) = rest.split_once('{') {
        res.push_str(before);
        let Some((name, after)) = blank.split_once('}') else {
            res.push('{');
            rest = blank;
            continue;
        };
        res.push_str(&value(name).unwrap_or_default());
        rest = after;
    }
    res.push_str(rest);
    res
}

/// A value of a view by its path, as readers see it: `date.full`, `page.site_title`, `n_statements`.
fn look_up(view: &Context, path: &str) -> Option<String> {
    let (first, rest) = path.split_once('.').unwrap_or((path, ""));
    let value = view.get(first)?;
    let value = if rest.is_empty() { value } else { value.get_from_path(rest)? };
    match value.as_str() {
        Some(text) => Some(text.to_owned()),
        None => value.is_number().then(|| grouped(&value.to_string())),
    }
}

fn parse(path: &str, text: &str) -> Result<Value, Diagnostic> {
    toml::from_str::<Value>(text).map_err(|err| {
        let path = format!("templates/{path}");
        let at = err.span().map_or(0, |span| span.start);
        Diagnostic::error("strings-error", err.message().to_owned())
            .at(Location::of_byte(&path, text, at))
            .help("each string stands between quotation marks: `home = \"…\"`")
    })
}

/// Puts the site's own strings over the built-in ones; the first key that is not built in is an error.
fn lay_over(under: &mut Value, over: Value) -> Result<(), String> {
    let (Value::Object(under), Value::Object(over)) = (under, over) else {
        return Ok(());
    };
    for (key, value) in over {
        lay_one(under, &key, value)?;
    }
    Ok(())
}

fn lay_one(under: &mut Map<String, Value>, key: &str, value: Value) -> Result<(), String> {
    match under.get_mut(key) {
        Some(old) if old.is_object() && value.is_object() => lay_over(old, value),
        Some(old) if !old.is_object() => {
            *old = value;
            Ok(())
        }
        _ => Err(key.to_owned()),
    }
}

fn unknown(path: &str, text: &str, key: &str) -> Diagnostic {
    let path = format!("templates/{path}");
    let at = text.find(key).unwrap_or(0);
    Diagnostic::error("unknown-string", format!("no string of the theme is called `{key}`"))
        .at(Location::of_byte(&path, text, at))
        .help("`neshast init --theme` writes out the file with every name")
}

#[cfg(test)]
mod tests {
    use super::{Strings, fill};

    #[test]
    fn blanks_are_filled() {
        let value = |name: &str| (name == "n").then(|| "۵".to_owned());
        assert_eq!(fill("{n} گفته{none}", value), "۵ گفته");
        assert_eq!(fill("{n", value), "{n");
    }

    #[test]
    fn a_string_that_does_not_exist_is_refused() {
        let builtin: Vec<(String, &'static [u8])> =
            vec![(String::from("strings.fa.toml"), b"[nav]\nhome = \"a\"\n")];
        let own = |text: &str| [(String::from("strings.fa.toml"), text.as_bytes().to_vec())];
        let made = Strings::new(&builtin, &own("[nav]\nhome = \"b\"\n"), "fa").unwrap();
        assert_eq!(made.all()["nav"]["home"], "b");
        let refused = Strings::new(&builtin, &own("[nav]\nhame = \"b\"\n"), "fa").unwrap_err();
        assert_eq!(refused.location.unwrap().to_string(), "templates/strings.fa.toml:2:1");
    }
}
