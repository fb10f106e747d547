//! What templates can call: `fa`, `fill`, `isolate`, `changes`, `markdown`, `script_json`.

use std::fmt::Write as _;

use tera::{Kwargs, State, Tera, Value};

use crate::persian::number::grouped;
use crate::render::{isolate, markdown, strings};
use crate::site::{ChangePart, Changes};

/// Makes every filter known, and our way of escaping.
pub(crate) fn register(tera: &mut Tera) {
    tera.register_filter("fa", fa);
    tera.register_filter("fill", fill);
    tera.register_filter("isolate", isolated);
    tera.register_filter("changes", changed);
    tera.register_filter("markdown", marked_down);
    tera.register_filter("script_json", script_json);
    tera.set_escape_fn(isolate::write_escaped);
}

/// A number in Persian digits: `{{ 12 | fa }}` → «۱۲».
fn fa(value: &Value, _: Kwargs, _: &State<'_>) -> String {
    grouped(&value.to_string())
}

/// A string with its blanks filled: `{{ ui.statements | fill(n=5) }}`, «{n} گفته» → «۵ گفته».
#[expect(clippy::needless_pass_by_value, reason = "Tera calls filters this way")]
fn fill(pattern: &str, blanks: Kwargs, _: &State<'_>) -> String {
    strings::fill(pattern, |name| {
        blanks.iter().find(|(key, _)| key.as_str() == Some(name)).map(|(_, value)| shown(value))
    })
}

fn shown(value: &Value) -> String {
    if value.is_number() { grouped(&value.to_string()) } else { value.to_string() }
}

/// Text as HTML, with its Latin runs set apart: `{{ text | isolate }}`.
fn isolated(text: &str, _: Kwargs, _: &State<'_>) -> Value {
    Value::safe_string(&isolate::html(text))
}

/// A text cut at its changes as HTML: `{{ block.parts | changes }}`. What was received stands in `<del>` and what is
/// shown in `<ins>`, a half-space in `<u>`, which has to be seen without being wide.
fn changed(parts: &Value, _: Kwargs, _: &State<'_>) -> tera::TeraResult<Value> {
    let bytes = parts.as_bytes().ok_or_else(|| tera::Error::message("it takes `parts` alone"))?;
    let mut res = String::with_capacity(2 * bytes.len());
    for part in Changes::parts(bytes) {
        match part {
            ChangePart::Same(words) => isolate::html_onto(words, &mut res),
            ChangePart::Changed { from, to } => {
                put_changed("del", from, &mut res);
                put_changed(if to == "\u{200C}" { "u" } else { "ins" }, to, &mut res);
            }
        }
    }
    Ok(Value::safe_string(&res))
}

/// The style sets every change apart; letters say their language, too.
fn put_changed(tag: &str, words: &str, res: &mut String) {
    if words.is_empty() {
        return;
    }
    res.extend(["<", tag, ">"]);
    if words.contains(|c: char| c.is_ascii_alphabetic()) {
        isolate::html_onto(words, res);
    } else {
        isolate::escape(words, res);
    }
    res.extend(["</", tag, ">"]);
}

/// Markdown as HTML: `{{ introduction | markdown(up=page.up) }}`; links count from the site's root.
#[expect(clippy::needless_pass_by_value, reason = "Tera calls filters this way")]
fn marked_down(text: &str, arguments: Kwargs, _: &State<'_>) -> tera::TeraResult<Value> {
    let up: &str = arguments.must_get("up")?;
    Ok(Value::safe_string(&markdown::html(text, up)))
}

/// JSON that may stand in a `<script>`: no character of it can end the element.
fn script_json(json: &str, _: Kwargs, _: &State<'_>) -> Value {
    let mut safe = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => {
                write!(safe, "\\u{:04x}", u32::from(c)).expect("memory does not fail");
            }
            _ => safe.push(c),
        }
    }
    Value::safe_string(&safe)
}
