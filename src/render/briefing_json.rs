//! `data/briefing.json` and its JSON Schema.

use std::io::{self, Write};

use serde::Serialize;

use crate::render::each_report::LongFile;
use crate::site::machine::{BriefingData, briefing_head, report_data, statements_data};

/// Writes the briefing: one item of a list a line, so that a new report changes few lines.
pub(crate) fn briefing_json(out: &mut LongFile<'_>) -> io::Result<()> {
    let site = out.site;
    let data = briefing_head(site);
    out.write_all(b"{\n")?;
    field(out, "$schema", &data.schema)?;
    field(out, "version", &data.version)?;
    field(out, "site", &data.site)?;
    field(out, "event", &data.event)?;
    list(out, "days", &data.days)?;
    list(out, "sessions", &data.sessions)?;
    list(out, "topics", &data.topics)?;
    list(out, "speakers", &data.speakers)?;
    out.write_all(b"\"reports\":[\n")?;
    out.each_report(NEXT, |it| items([report_data(site, it)]))?;
    out.write_all(b"\n],\n\"statements\":[\n")?;
    out.each_report(NEXT, |it| items(statements_data(site, it)))?;
    out.write_all(b"\n]\n}\n")
}

/// The JSON Schema of that file, made from its types.
///
/// # Panics
///
/// Never: a schema has a JSON form.
pub(crate) fn briefing_schema() -> Vec<u8> {
    let schema = schemars::schema_for!(BriefingData<'_>);
    let mut bytes = serde_json::to_vec_pretty(&schema).expect("a schema has a JSON form");
    bytes.push(b'\n');
    bytes
}

/// Between two items of a list, and behind a field.
const NEXT: &str = ",\n";

fn field(out: &mut dyn Write, name: &str, value: &impl Serialize) -> io::Result<()> {
    write!(out, "\"{name}\":{}{NEXT}", json(value))
}

fn list(out: &mut dyn Write, name: &str, list: &[impl Serialize]) -> io::Result<()> {
    writeln!(out, "\"{name}\":[")?;
    out.write_all(&items(list))?;
    write!(out, "\n]{NEXT}")
}

/// Items of a list, a line each.
fn items(items: impl IntoIterator<Item = impl Serialize>) -> Vec<u8> {
    let mut out = Vec::new();
    for item in items {
        if !out.is_empty() {
            out.extend_from_slice(NEXT.as_bytes());
        }
        serde_json::to_writer(&mut out, &item).expect("these values have a JSON form");
    }
    out
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("these values have a JSON form")
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::{briefing_json, briefing_schema};
    use crate::render::each_report::LongFile;
    use crate::site::sample::{self, Sample};

    fn written(sample: &Sample) -> Vec<u8> {
        let mut bytes = Vec::new();
        briefing_json(&mut LongFile::new(sample.site(), &mut bytes, None)).unwrap();
        bytes
    }

    fn read(sample: &Sample) -> Value {
        serde_json::from_slice(&written(sample)).unwrap()
    }

    #[test]
    fn an_item_of_a_list_is_a_line() {
        let sample = sample::sample();
        let lines = String::from_utf8(written(&sample)).unwrap();
        let data = read(&sample);
        for name in ["days", "reports", "statements"] {
            let items = data[name].as_array().unwrap();
            assert!(!items.is_empty(), "{name}");
            for item in items {
                let is_it = |line: &str| {
                    serde_json::from_str::<Value>(line.trim_end_matches(','))
                        .is_ok_and(|it| it == *item)
                };
                assert!(lines.lines().any(is_it), "{name}: {item}");
            }
        }
    }

    #[test]
    fn an_empty_briefing_is_json_too() {
        let mut sample = sample::sample();
        sample.briefing = crate::model::Briefing::default();
        assert_eq!(read(&sample)["statements"], Value::Array(Vec::new()));
    }

    #[test]
    fn the_schema_names_every_field() {
        let schema: Value = serde_json::from_slice(&briefing_schema()).unwrap();
        let data = read(&sample::sample());
        for (name, items) in data.as_object().unwrap() {
            assert!(schema["properties"].get(name).is_some(), "{name}");
            let Some(item) = items.get(0) else { continue };
            let at = schema["properties"][name]["items"]["$ref"].as_str().unwrap();
            let shape = schema.pointer(at.trim_start_matches('#')).unwrap();
            for field in item.as_object().unwrap().keys() {
                assert!(shape["properties"].get(field).is_some(), "{name}.{field}");
            }
        }
    }
}
