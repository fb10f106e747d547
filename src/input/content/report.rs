//! `content/reports/<seed stem>.md`: what the editor decided about one report.

use schemars::JsonSchema;
use serde::Deserialize;

use super::front_matter::{Parts, split};
use super::{former, slug_of};
use crate::diagnostic::Diagnostic;
use crate::input::toml_text::TomlText;
use crate::input::wire_day::{WireDay, day_at};
use crate::model::{EditorReport, EditorStatement, Mode, Overrule};

/// Front matter of `content/reports/<seed stem>.md`.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
pub(crate) struct ReportFront {
    /// Instead of the wire's headline.
    title: Option<String>,
    /// The last part of its address, instead of ours.
    slug: Option<String>,
    /// The day it was sent, instead of the wire's.
    date: Option<WireDay>,
    /// The day of the event it belongs to.
    day: Option<WireDay>,
    /// Slugs of topics, instead of what was read.
    topics: Option<Vec<String>>,
    /// Leave it out.
    skip: bool,
    /// Stem of the seed it is a copy of.
    same_as: Option<String>,
    /// Not to be published before this day.
    embargo: Option<WireDay>,
    /// Former addresses that lead here.
    former: Vec<String>,
    /// Corrected attributions.
    statement: Vec<StatementEntry>,
}

#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
struct StatementEntry {
    /// Number of the paragraph, from one, as the page shows it; 0 is the lead.
    paragraph: Option<u32>,
    /// Fingerprint of the paragraph, as the page and `neshast review` show it.
    fingerprint: String,
    /// Slug or name of who spoke; `"none"` when nobody did.
    speaker: Option<String>,
    /// In whose words.
    mode: Option<WireMode>,
}

#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
enum WireMode {
    Direct,
    Indirect,
    Continued,
}

pub(super) fn parse(
    path: &str,
    stem: &str,
    file: &str,
    found: &mut Vec<Diagnostic>,
) -> Option<EditorReport> {
    let Parts { front, text, origin, body } = split::<ReportFront>(path, file, found)?;
    let slug = front.slug.filter(|slug| {
        let n_before = found.len();
        slug_of(path, slug, found);
        found.len() == n_before
    });
    Some(EditorReport {
        origin,
        stem: stem.to_owned(),
        title: front.title.filter(|title| !title.trim().is_empty()),
        slug,
        date: day_at(&text, &["date"], front.date.as_ref(), found),
        day: day_at(&text, &["day"], front.day.as_ref(), found),
        topics: front.topics,
        skip: front.skip,
        same_as: front.same_as,
        embargo: day_at(&text, &["embargo"], front.embargo.as_ref(), found),
        former: former(&text, front.former, found),
        statements: statements(&text, &front.statement, found),
        body,
    })
}

fn statements(
    text: &TomlText<'_>,
    wire: &[StatementEntry],
    found: &mut Vec<Diagnostic>,
) -> Vec<EditorStatement> {
    let mut statements = Vec::new();
    for (idx, entry) in wire.iter().enumerate() {
        let place = text.place_of(&["statement", &idx.to_string()]);
        let (Some(paragraph), Some(speaker)) = (entry.paragraph, &entry.speaker) else {
            found.push(
                Diagnostic::error("wrong-value", "a correction needs a paragraph and a speaker")
                    .at(place)
                    .help("write `paragraph = 7`, `fingerprint = \"…\"` and `speaker = \"slug\"` or `\"none\"`"),
            );
            continue;
        };
        let speaker = match speaker.trim() {
            "none" => Overrule::Nobody,
            name => Overrule::Speaker(name.to_owned()),
        };
        let mode = entry.mode.map(|mode| match mode {
            WireMode::Direct => Mode::Direct,
            WireMode::Indirect => Mode::Indirect,
            WireMode::Continued => Mode::Continued,
        });
        let fingerprint = entry.fingerprint.trim().to_owned();
        statements.push(EditorStatement {
            paragraph,
            fingerprint,
            speaker,
            mode,
            line: place.line,
        });
    }
    statements
}
