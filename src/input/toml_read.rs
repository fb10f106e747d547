//! TOML that an editor wrote, read into a wire type: every finding with its line.

use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use toml::de::DeTable;

use crate::diagnostic::Diagnostic;
use crate::input::toml_shape::compare;
use crate::input::toml_text::TomlText;

/// Reads `text` as a `T`. Keys that the schema of `T` does not know are errors; so are values it does not
/// take. `None` when nothing could be made of it.
pub(crate) fn read<T: DeserializeOwned + JsonSchema>(
    text: &TomlText<'_>,
) -> (Option<T>, Vec<Diagnostic>) {
    let source = &text.file[text.range.clone()];
    let (root, errors) = DeTable::parse_recoverable(source);
    if !errors.is_empty() {
        let mut found: Vec<Diagnostic> = errors.iter().map(|err| syntax(text, err)).collect();
        // Brackets that nobody closed are one mistake.
        found.dedup();
        return (None, found);
    }
    let schema = schemars::schema_for!(T).to_value();
    let mut found = compare(text, root.get_ref(), &schema);
    found.sort_by(|left, right| left.location.cmp(&right.location));
    match toml::from_str(source) {
        Ok(value) => (Some(value), found),
        Err(err) => {
            if found.iter().all(|it| it.code != "wrong-value") {
                found.push(wrong_value(text, &err));
            }
            (None, found)
        }
    }
}

fn syntax(text: &TomlText<'_>, err: &toml::de::Error) -> Diagnostic {
    let at = err.span().map_or(0, |span| span.start);
    let help = match err.message() {
        said if said.contains("duplicate key") => "keep one of the two",
        _ => "texts and Jalali dates stand between quotation marks: `title = \"…\"`",
    };
    Diagnostic::error("toml-syntax", format!("this is not TOML: {}", one_line(err.message())))
        .at(text.place(at))
        .quoting(text.line_at(at))
        .help(help)
}

fn wrong_value(text: &TomlText<'_>, err: &toml::de::Error) -> Diagnostic {
    let at = err.span().map_or(0, |span| span.start);
    Diagnostic::error("wrong-value", one_line(err.message()))
        .at(text.place(at))
        .quoting(text.line_at(at))
        .help("see what the key takes in docs/site-toml.md, or leave it out")
}

fn one_line(message: &str) -> String {
    message.trim().replace('\n', "; ")
}
