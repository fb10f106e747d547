//! A day in an editor's TOML: a TOML date or a text, ISO or Jalali.

use std::borrow::Cow;

use chrono::NaiveDate;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;

use crate::diagnostic::Diagnostic;
use crate::input::day::{numeric_day, worded_day};
use crate::input::toml_shape::DAY;
use crate::input::toml_text::TomlText;

/// As it was written.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub(crate) enum WireDay {
    /// `start = "1404-07-30"`, `"۳۰ مهر ۱۴۰۴"`.
    Words(String),
    /// `start = 2025-10-22`.
    Native(toml::value::Datetime),
}

impl JsonSchema for WireDay {
    fn schema_name() -> Cow<'static, str> {
        "Day".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "format": DAY, "description": "a day, ISO (`2025-10-22`) or Jalali (`1404-07-30`)" })
    }
}

/// The day at `keys`, or a finding that says where it stands.
pub(crate) fn day_at(
    text: &TomlText<'_>,
    keys: &[&str],
    wire: Option<&WireDay>,
    found: &mut Vec<Diagnostic>,
) -> Option<NaiveDate> {
    let written = match wire? {
        WireDay::Words(words) if words.trim().is_empty() => return None,
        WireDay::Words(words) => words.clone(),
        WireDay::Native(day) => day.date.map(|it| it.to_string()).unwrap_or_default(),
    };
    let day = numeric_day(&written).or_else(|| worded_day(&written));
    if day.is_none() {
        found.push(
            Diagnostic::error(
                "bad-date",
                format!("`{}` is no day of either calendar", keys.join(".")),
            )
            .at(text.place_of(keys))
            .quoting(written)
            .help("write it as `2025-10-22` or, in the Jalali calendar, as `\"1404-07-30\"`"),
        );
    }
    day.map(|day| day.date)
}
