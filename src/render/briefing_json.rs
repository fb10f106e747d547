//! `data/briefing.json` and its JSON Schema.

use serde::Serialize;

use crate::site::Site;
use crate::site::machine::{BriefingData, briefing_head, report_data, statements_data};

/// Writes the briefing: one item of a list a line, so that a new report changes few lines.
///
/// # Panics
///
/// Never: these values have a JSON form.
pub(crate) fn briefing_json(site: Site<'_>) -> Vec<u8> {
    let data = briefing_head(site);
    let reports = || site.briefing.reports.iter().map(|(_, report)| report);
    let mut out = Vec::from(b"{\n");
    field(&mut out, "$schema", &data.schema);
    field(&mut out, "version", &data.version);
    field(&mut out, "site", &data.site);
    field(&mut out, "event", &data.event);
    list(&mut out, "days", &data.days);
    list(&mut out, "sessions", &data.sessions);
    list(&mut out, "topics", &data.topics);
    list(&mut out, "speakers", &data.speakers);
    list(&mut out, "reports", reports().map(|it| report_data(site, it)));
    list(&mut out, "statements", reports().flat_map(|it| statements_data(site, it)));
    // After the last field stands no comma.
    out.truncate(out.len() - 2);
    out.extend_from_slice(b"\n}\n");
    out
}

/// The JSON Schema of that file, made from its types.
///
/// # Panics
///
/// Never: a schema has a JSON form.
pub(crate) fn briefing_schema() -> Vec<u8> {
    let schema = schemars::schema_for!(BriefingData);
    let mut bytes = serde_json::to_vec_pretty(&schema).expect("a schema has a JSON form");
    bytes.push(b'\n');
    bytes
}

fn field(out: &mut Vec<u8>, name: &str, value: &impl Serialize) {
    json(out, &name);
    out.push(b':');
    json(out, value);
    out.extend_from_slice(b",\n");
}

fn list(out: &mut Vec<u8>, name: &str, items: impl IntoIterator<Item = impl Serialize>) {
    json(out, &name);
    out.extend_from_slice(b":[\n");
    for (idx, item) in items.into_iter().enumerate() {
        if idx > 0 {
            out.extend_from_slice(b",\n");
        }
        json(out, &item);
    }
    out.extend_from_slice(b"\n],\n");
}

/// Written where it stands: the list of statements is the largest thing there is.
fn json(out: &mut Vec<u8>, value: &impl Serialize) {
    serde_json::to_writer(out, value).expect("these values have a JSON form");
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::{briefing_json, briefing_schema};
    use crate::site::sample::{self, Sample};

    fn read(sample: &Sample) -> Value {
        serde_json::from_slice(&briefing_json(sample.site())).unwrap()
    }

    #[test]
    fn an_item_of_a_list_is_a_line() {
        let sample = sample::sample();
        let lines = String::from_utf8(briefing_json(sample.site())).unwrap();
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
