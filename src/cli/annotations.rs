//! `neshast export annotations`: what was read in each report, in the form of `neshast-gold/1`.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::{Annotation, Article, Attribution, Mode, Paragraph, Seed, Tier, VoiceKind};

/// One report and what was read in it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Exported<'a> {
    /// The report.
    pub(crate) seed: &'a Seed,
    /// Of the file's bytes, in hexadecimal.
    pub(crate) sha256: &'a str,
    /// The report, restored.
    pub(crate) article: &'a Article,
    /// What was read in it.
    pub(crate) annotation: &'a Annotation,
    /// By voice: whose it is, across reports. A voice beyond the list is its own.
    pub(crate) people: &'a [String],
    /// Labels of the site's topics.
    pub(crate) topics: &'a [String],
}

/// The annotations of every report, as one JSON list.
pub(super) fn list_json(reports: &[Annotated]) -> String {
    let one = |report: &Annotated| {
        let Annotated { reading, sha256 } = report;
        annotations_json(&Exported {
            seed: &reading.seed,
            sha256,
            article: &reading.article,
            annotation: &reading.annotation,
            people: &[],
            topics: &[],
        })
    };
    let reports: Vec<String> = reports.iter().map(one).collect();
    format!("[\n{}]\n", reports.join(","))
}

/// The annotations of one report, as a JSON document with a line feed at its end.
pub(crate) fn annotations_json(report: &Exported<'_>) -> String {
    let mut json = serde_json::to_string_pretty(&document(report)).expect("plain data is JSON");
    json.push('\n');
    json
}

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    seed: &'a str,
    sha256: &'a str,
    date: Option<String>,
    paragraphs: u32,
    speakers: Vec<Speaker<'a>>,
    statements: Vec<Statement>,
    topics: &'a [String],
    event: &'a [String],
    days: Vec<Day>,
}

#[derive(Serialize)]
struct Speaker<'a> {
    id: String,
    kind: &'static str,
    name: Option<&'a str>,
    roles: &'a [String],
    gid: String,
}

#[derive(Serialize)]
struct Statement {
    p: u32,
    speaker: String,
    mode: &'static str,
    confidence: f32,
    rule: &'static str,
}

#[derive(Serialize)]
struct Day {
    date: String,
    event: bool,
}

fn document<'a>(report: &Exported<'a>) -> Document<'a> {
    let Exported { seed, annotation, .. } = *report;
    Document {
        schema: "neshast-gold/1",
        seed: &seed.stem,
        sha256: report.sha256,
        date: report.article.date.map(|date| date.to_string()),
        paragraphs: seed.blocks.iter().map(|block| block.lines.end).max().unwrap_or(0),
        speakers: speakers(report),
        statements: annotation
            .attributions
            .iter()
            .flat_map(|one| statements(report, one))
            .collect(),
        topics: report.topics,
        event: &annotation.events,
        days: days(annotation),
    }
}

fn speakers<'a>(report: &Exported<'a>) -> Vec<Speaker<'a>> {
    let speaker = |(at, voice): (usize, &'a crate::model::Voice)| {
        let id = format!("s{}", at + 1);
        let own = || format!("{}/{id}", report.seed.stem);
        Speaker {
            kind: match voice.kind {
                VoiceKind::Person => "person",
                VoiceKind::Role => "role",
                VoiceKind::Body => "org",
            },
            name: Some(voice.name.as_str()).filter(|name| !name.is_empty()),
            roles: &voice.roles,
            gid: report.people.get(at).cloned().unwrap_or_else(own),
            id,
        }
    };
    report.annotation.voices.iter().enumerate().map(speaker).collect()
}

/// One entry for each line that the attribution stands on.
fn statements(report: &Exported<'_>, one: &Attribution) -> Vec<Statement> {
    let paragraph = &report.article.paragraphs[one.paragraph as usize];
    let entry = |p: u32| Statement {
        p,
        speaker: format!("s{}", one.voice + 1),
        mode: match one.mode {
            Mode::Direct => "direct",
            Mode::Indirect => "indirect",
            Mode::Continued => "continued",
        },
        confidence: match one.tier {
            Tier::A => 1.0,
            Tier::B => 0.8,
            Tier::C => 0.5,
        },
        rule: one.rule,
    };
    lines_of(&report.seed.source, paragraph, one).into_iter().map(entry).collect()
}

/// The non-empty lines of the file, from zero, on which an attribution stands.
fn lines_of(source: &str, paragraph: &Paragraph, one: &Attribution) -> Vec<u32> {
    if paragraph.lines.len() <= 1 {
        return vec![paragraph.lines.start];
    }
    let spans = [one.subject, one.cue, one.content].into_iter().filter(|span| !span.is_empty());
    let first = spans.clone().map(|span| span.start).min().unwrap_or(0);
    let last = spans.map(|span| span.end - 1).max().unwrap_or(0);
    let block = paragraph.text.source();
    let line_at = |shown: u32| {
        let before = source.get(block.start as usize..paragraph.text.origin(shown) as usize);
        let breaks = before.unwrap_or_default().lines().filter(|line| !line.trim().is_empty());
        paragraph.lines.start + u32::try_from(breaks.count().saturating_sub(1)).unwrap_or(0)
    };
    (line_at(first)..=line_at(last)).filter(|line| paragraph.lines.contains(line)).collect()
}

fn days(annotation: &Annotation) -> Vec<Day> {
    let mut dates = BTreeMap::new();
    for day in &annotation.days {
        *dates.entry(day.date).or_insert(false) |= day.event;
    }
    dates.into_iter().map(|(date, event)| Day { date: date.to_string(), event }).collect()
}
