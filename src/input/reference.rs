//! `docs/site-toml.md`, written from the schema that `site.toml` is read by.
//!
//! `UPDATE_EXPECT=1 cargo test --lib reference` writes it anew.

use std::fmt::Write as _;

use expect_test::expect_file;
use schemars::schema_for;
use serde_json::Value;

use super::site_toml::SiteToml;
use super::toml_shape::{DAY, resolve};

const HEAD: &str = "# `site.toml`\n\n\
    Every key there is, and what it takes. All may be left out. Keys that are not listed are refused, with the\n\
    line they stand on and the key that was probably meant. Days may be written as `2025-10-22`,\n\
    `\"1404-07-30\"` or `\"۳۰ مهر ۱۴۰۴\"`.\n";

#[test]
fn the_document_is_what_the_schema_says() {
    let schema = schema_for!(SiteToml).to_value();
    let mut text = HEAD.to_owned();
    for (name, property) in fields(&schema) {
        let heading =
            if property["type"] == "array" { format!("[[{name}]]") } else { format!("[{name}]") };
        let _ = write!(text, "\n## `{heading}`\n\n{}\n\n", words(property));
        text.push_str("| key | takes | meaning |\n|---|---|---|\n");
        let table = resolve(property, &schema);
        let table = table.get("items").map_or(table, |items| resolve(items, &schema));
        for (key, property) in fields(table) {
            let takes = takes(resolve(property, &schema), &schema);
            let _ = writeln!(text, "| `{key}` | {takes} | {} |", words(property));
        }
    }
    expect_file!["../../docs/site-toml.md"].assert_eq(&text);
}

fn fields(table: &Value) -> impl Iterator<Item = (&String, &Value)> {
    table["properties"].as_object().into_iter().flatten()
}

fn takes(schema: &Value, root: &Value) -> String {
    if let Some(values) = schema["enum"].as_array() {
        let values: Vec<String> = values.iter().map(|it| format!("`{it}`")).collect();
        return values.join(", ");
    }
    if let Some(choices) = schema["oneOf"].as_array() {
        let choice = |it: &Value| format!("`{}`: {}", it["const"], words(it));
        return choices.iter().map(choice).collect::<Vec<_>>().join("<br>");
    }
    if schema["format"] == DAY {
        return "a day".to_owned();
    }
    let types = match &schema["type"] {
        Value::Array(types) => types.iter().find(|it| *it != "null").cloned().unwrap_or_default(),
        other => other.clone(),
    };
    match types.as_str() {
        Some("array") => format!("list of {}", takes(resolve(&schema["items"], root), root)),
        Some("boolean") => "`true` or `false`".to_owned(),
        Some("string") => "text".to_owned(),
        other => panic!("nothing is said of {other:?}"),
    }
}

fn words(schema: &Value) -> String {
    schema["description"].as_str().unwrap_or_default().replace('\n', " ")
}
