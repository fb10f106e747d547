//! `content/topics/<slug>.md`: a subject the editor chose.

use schemars::JsonSchema;
use serde::Deserialize;

use super::front_matter::{Parts, needs, split};
use super::{former, said, slug_of};
use crate::diagnostic::Diagnostic;
use crate::model::EditorTopic;

/// Front matter of `content/topics/<slug>.md`.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
pub(crate) struct TopicFront {
    /// As readers see it.
    label: String,
    /// Words that mean it; their plurals and other endings are found too. The label itself counts.
    terms: Vec<String>,
    /// Words that look like it and are not.
    not_terms: Vec<String>,
    /// Former addresses that lead here.
    former: Vec<String>,
}

pub(super) fn parse(
    path: &str,
    stem: &str,
    file: &str,
    found: &mut Vec<Diagnostic>,
) -> Option<EditorTopic> {
    let Parts { front, text, origin, body } = split::<TopicFront>(path, file, found)?;
    if front.label.trim().is_empty() {
        found.push(needs(path, "a topic", "label"));
    }
    Some(EditorTopic {
        origin,
        slug: slug_of(path, stem, found),
        label: front.label.trim().to_owned(),
        terms: said(front.terms),
        not_terms: said(front.not_terms),
        former: former(&text, front.former, found),
        body,
    })
}
