//! `data/briefing.json` and its JSON Schema.

use serde::Serialize;

use crate::site::machine::BriefingData;

/// Writes the briefing: one item of a list a line, so that a new report changes few lines.
///
/// # Panics
///
/// Never: these values have a JSON form.
pub(crate) fn briefing_json(data: &BriefingData) -> Vec<u8> {
    let mut out = Vec::from(b"{\n");
    field(&mut out, "$schema", &data.schema);
    field(&mut out, "version", &data.version);
    field(&mut out, "site", &data.site);
    field(&mut out, "event", &data.event);
    list(&mut out, "days", &data.days);
    list(&mut out, "sessions", &data.sessions);
    list(&mut out, "topics", &data.topics);
    list(&mut out, "speakers", &data.speakers);
    list(&mut out, "reports", &data.reports);
    list(&mut out, "statements", &data.statements);
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

fn list(out: &mut Vec<u8>, name: &str, items: &[impl Serialize]) {
    json(out, &name);
    out.extend_from_slice(b":[\n");
    for (idx, item) in items.iter().enumerate() {
        if idx > 0 {
            out.extend_from_slice(b",\n");
        }
        json(out, item);
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
    use crate::site::machine::briefing_data;
    use crate::site::sample;

    #[test]
    fn line_by_line_it_is_the_same_json() {
        let sample = sample::sample();
        let data = briefing_data(sample.site());
        let read: Value = serde_json::from_slice(&briefing_json(&data)).unwrap();
        assert_eq!(read, serde_json::to_value(&data).unwrap());
    }

    #[test]
    fn an_empty_briefing_is_json_too() {
        let mut sample = sample::sample();
        sample.briefing = crate::model::Briefing::default();
        let read: Value =
            serde_json::from_slice(&briefing_json(&briefing_data(sample.site()))).unwrap();
        assert_eq!(read["statements"], Value::Array(Vec::new()));
    }

    #[test]
    fn the_schema_names_every_field() {
        let schema: Value = serde_json::from_slice(&briefing_schema()).unwrap();
        let sample = sample::sample();
        let data = serde_json::to_value(briefing_data(sample.site())).unwrap();
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
