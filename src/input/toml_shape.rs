//! What an editor's TOML holds, compared with the schema of what is read from it: every finding in one run, in
//! words that say what to write.

use std::borrow::Cow;

use serde_json::Value;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostic::Diagnostic;
use crate::input::toml_text::{TomlText, nearest};
use crate::persian::chars::is_harmful;

/// How the schema of a day is marked, since a day is written as a text or as it is.
pub(super) const DAY: &str = "day";

/// What a key takes.
enum Takes<'a> {
    Text,
    Day,
    Switch,
    Number,
    Choice(Vec<&'a str>),
    List(&'a Value),
    Table,
}

/// A walk down the values of a file.
struct Walk<'a> {
    text: &'a TomlText<'a>,
    /// The schema of the whole file.
    root: &'a Value,
    found: Vec<Diagnostic>,
}

/// Keys that the schema does not know, values that it does not take, and texts that no page may hold.
pub(super) fn compare(text: &TomlText<'_>, table: &DeTable<'_>, schema: &Value) -> Vec<Diagnostic> {
    let mut walk = Walk { text, root: schema, found: Vec::new() };
    walk.table(table, schema);
    walk.found
}

impl Walk<'_> {
    fn table(&mut self, table: &DeTable<'_>, schema: &Value) {
        let root = self.root;
        let Some(known) = resolve(schema, root).get("properties").and_then(Value::as_object) else {
            return;
        };
        for (key, value) in table {
            match known.get(key.get_ref().as_ref()) {
                None => {
                    let known = known.keys().map(String::as_str).collect();
                    self.found.push(self.unknown_key(key, known));
                }
                Some(schema) => self.value(key.get_ref(), value, schema),
            }
        }
    }

    fn value(&mut self, key: &str, value: &Spanned<DeValue<'_>>, schema: &Value) {
        let root = self.root;
        let schema = resolve(schema, root);
        let Some(takes) = takes(schema) else { return };
        match (&takes, value.get_ref()) {
            (Takes::Text | Takes::Day, DeValue::String(words)) => self.words(words, value),
            (Takes::Choice(choices), DeValue::String(word)) if choices.contains(&&**word) => {}
            (Takes::Day, DeValue::Datetime(_)) | (Takes::Switch, DeValue::Boolean(_)) => {}
            (Takes::Number, DeValue::Integer(number))
                if u32::from_str_radix(number.as_str(), number.radix()).is_ok() => {}
            (Takes::Table, DeValue::Table(table)) => self.table(table, schema),
            (Takes::List(of), DeValue::Array(items)) => {
                let of = resolve(of, root);
                items.iter().for_each(|item| self.value(key, item, of));
            }
            (_, other) => {
                let at = value.span().start;
                let found = Diagnostic::error("wrong-value", takes.sentence(key, root))
                    .at(self.text.place(at))
                    .quoting(self.text.line_at(at))
                    .help(takes.way_out(key, other, root));
                self.found.push(found);
            }
        }
    }

    fn words(&mut self, words: &str, value: &Spanned<DeValue<'_>>) {
        let Some(harmful) = words.chars().find(|c| is_harmful(*c)) else { return };
        let at = value.span().start;
        let place = self.text.place(at);
        self.found.push(harmful_character(harmful).at(place));
    }

    fn unknown_key(&self, key: &Spanned<Cow<'_, str>>, mut known: Vec<&str>) -> Diagnostic {
        known.sort_unstable();
        let above = self.root.get("properties").and_then(|it| it.get(key.get_ref().as_ref()));
        let help = match nearest(key.get_ref(), known.iter().copied()) {
            Some(name) => format!("did you mean `{name}`?"),
            None if above.is_some() => {
                "move it up: what stands below a line in brackets belongs to that line".to_owned()
            }
            None => format!("the keys here are {}", known.join(", ")),
        };
        let at = key.span().start;
        Diagnostic::error("unknown-key", format!("there is no key `{}` here", key.get_ref()))
            .at(self.text.place(at))
            .quoting(self.text.line_at(at))
            .help(help)
    }
}

/// A character that may not stand in what the site shows.
pub(super) fn harmful_character(c: char) -> Diagnostic {
    Diagnostic::error(
        "control-character",
        format!("the text holds the invisible character U+{:04X}", c as u32),
    )
    .help("delete the place and type it anew: such characters come along when text is pasted")
}

impl Takes<'_> {
    /// What the key takes, as a sentence.
    fn sentence(&self, key: &str, root: &Value) -> String {
        let what = match self {
            Takes::Text => "a text".to_owned(),
            Takes::Day => "a day".to_owned(),
            Takes::Switch => "`true` or `false`".to_owned(),
            Takes::Number => "a whole number".to_owned(),
            Takes::Choice(choices) => {
                let choices: Vec<String> = choices.iter().map(|it| format!("`\"{it}\"`")).collect();
                format!("one of {}", choices.join(", "))
            }
            Takes::List(of) if of_tables(of, root) => "blocks of keys".to_owned(),
            Takes::List(_) => "a list".to_owned(),
            Takes::Table => "a block of keys".to_owned(),
        };
        format!("`{key}` takes {what}")
    }

    /// How to write it.
    fn way_out(&self, key: &str, instead: &DeValue<'_>, root: &Value) -> String {
        match self {
            Takes::Text => format!("put it between quotation marks: `{key} = \"…\"`"),
            Takes::Day => format!(
                "write it as `2025-10-22` or, in the Jalali calendar, as `{key} = \"1404-07-30\"`"
            ),
            Takes::Switch => {
                format!("write `{key} = true` or `{key} = false`, without quotation marks")
            }
            Takes::Number => format!("write it as `{key} = 7`"),
            Takes::Choice(choices) => {
                let word = if let DeValue::String(word) = instead { word } else { "" };
                match nearest(word, choices.iter().copied()) {
                    Some(choice) => format!("did you mean `{key} = \"{choice}\"`?"),
                    None => "choose one of them, or leave the key out".to_owned(),
                }
            }
            Takes::List(of) if of_tables(of, root) => {
                format!("begin each with a line `[[{key}]]`, or write `{key} = [{{ … }}]`")
            }
            Takes::List(_) => format!("put it between square brackets: `{key} = [\"…\"]`"),
            Takes::Table => match instead {
                DeValue::String(_) => {
                    format!("write it with its keys: `{key} = [{{ title = \"…\" }}]`")
                }
                _ => format!("begin it with a line `[{key}]`"),
            },
        }
    }
}

fn of_tables(schema: &Value, root: &Value) -> bool {
    resolve(schema, root).get("properties").is_some()
}

/// Follows `$ref` and looks through `null`.
pub(super) fn resolve<'a>(schema: &'a Value, root: &'a Value) -> &'a Value {
    let name = schema.get("$ref").and_then(Value::as_str).and_then(|it| it.rsplit('/').next());
    if let Some(target) = name.and_then(|name| root.get("$defs")?.get(name)) {
        return resolve(target, root);
    }
    let any = schema.get("anyOf").and_then(Value::as_array);
    let real = any.and_then(|any| any.iter().find(|it| it["type"] != "null"));
    real.map_or(schema, |it| resolve(it, root))
}

fn takes(schema: &Value) -> Option<Takes<'_>> {
    if schema.get("properties").is_some() {
        return Some(Takes::Table);
    }
    if let Some(of) = schema.get("items") {
        return Some(Takes::List(of));
    }
    if let Some(choices) = schema.get("oneOf").or(schema.get("enum")).and_then(Value::as_array) {
        let words = choices.iter().filter_map(|it| it.get("const").unwrap_or(it).as_str());
        return Some(Takes::Choice(words.collect()));
    }
    if schema.get("format").and_then(Value::as_str) == Some(DAY) {
        return Some(Takes::Day);
    }
    let kind = match schema.get("type")? {
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).find(|it| *it != "null")?,
        kind => kind.as_str()?,
    };
    match kind {
        "string" => Some(Takes::Text),
        "boolean" => Some(Takes::Switch),
        "integer" => Some(Takes::Number),
        _ => None,
    }
}
