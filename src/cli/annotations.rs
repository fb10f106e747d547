//! `neshast export annotations`: what was read in each report, in the form of `neshast-gold/1`.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::{Annotation, Attribution, Mode, Paragraph, Reading, Tier, VoiceKind};
use crate::persian::fold::key;
use crate::pipeline::Annotated;

/// A headline is repeated in so many lines below it.
const REPEATS: u32 = 3;
/// So many entries back one of the same line can stand.
const NEAR: usize = 16;

/// The annotations of every seed, as one JSON list.
pub(super) fn list_json(seeds: &[Annotated]) -> String {
    let all: Vec<Document<'_>> = seeds.iter().map(document).collect();
    let mut json = serde_json::to_string_pretty(&all).expect("plain data is JSON");
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
    gid: &'a str,
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

fn document(it: &Annotated) -> Document<'_> {
    let reading = &it.seed.reading;
    Document {
        schema: "neshast-gold/1",
        seed: &reading.article.stem,
        sha256: &it.sha256,
        date: reading.article.date.map(|date| date.to_string()),
        paragraphs: reading.received.n_lines,
        speakers: speakers(it),
        statements: once(it.seed.statements.iter().flat_map(|one| statements(it, one))),
        topics: &it.seed.topics,
        event: &reading.annotation.events,
        days: days(&reading.annotation),
    }
}

fn id(speaker: usize) -> String {
    format!("s{}", speaker + 1)
}

fn speakers(it: &Annotated) -> Vec<Speaker<'_>> {
    let speakers = it.seed.speakers.iter().enumerate().map(|(at, speaker)| Speaker {
        id: id(at),
        kind: match speaker.kind {
            VoiceKind::Person => "person",
            VoiceKind::Role => "role",
            VoiceKind::Body => "org",
        },
        name: speaker.name.as_deref(),
        roles: &speaker.roles,
        gid: &speaker.slug,
    });
    speakers.collect()
}

/// One entry for each line that the attribution stands on.
fn statements(it: &Annotated, (one, speaker): &(Attribution, usize)) -> Vec<Statement> {
    let reading = &it.seed.reading;
    let paragraph = &reading.article.paragraphs[one.paragraph as usize];
    let entry = |p: u32| Statement {
        p,
        speaker: id(*speaker),
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
    let mut lines = lines_of(paragraph, one);
    if one.rule == "headline"
        && let [line] = lines.as_slice()
    {
        lines.extend(repeated(reading, *line));
    }
    lines.into_iter().map(entry).collect()
}

/// Where a page has the same headline again, right below it, which is shown once.
fn repeated(reading: &Reading, headline: u32) -> Vec<u32> {
    let source = reading.source();
    let lines: Vec<&str> = source.lines().filter(|line| !line.trim().is_empty()).collect();
    let shown = |line: u32| reading.article.paragraphs.iter().any(|it| it.lines.contains(&line));
    // The day stands before the first line.
    let same = |line: &u32| {
        let again = lines.get(*line as usize).map(|line| key(line)).unwrap_or_default();
        !again.is_empty()
            && lines.get(headline as usize).is_some_and(|line| key(line).ends_with(&again))
    };
    (headline + 1..=headline + REPEATS).filter(|line| same(line) && !shown(*line)).collect()
}

/// One entry for a speaker and a line, direct if one of them was: two are told apart by their words alone.
fn once(entries: impl Iterator<Item = Statement>) -> Vec<Statement> {
    let mut res: Vec<Statement> = Vec::new();
    for entry in entries {
        let same = |it: &&mut Statement| it.p == entry.p && it.speaker == entry.speaker;
        match res.iter_mut().rev().take(NEAR).find(same) {
            Some(kept) if entry.mode == "direct" => kept.mode = entry.mode,
            Some(_) => {}
            None => res.push(entry),
        }
    }
    res
}

/// The non-empty lines of the file, from zero, on which an attribution stands.
fn lines_of(paragraph: &Paragraph, one: &Attribution) -> Vec<u32> {
    if paragraph.lines.len() <= 1 {
        return vec![paragraph.lines.start];
    }
    let spans = [one.subject, one.cue, one.content].into_iter().filter(|span| !span.is_empty());
    let first = spans.clone().map(|span| span.start).min().unwrap_or(0);
    let last = spans.map(|span| span.end - 1).max().unwrap_or(0);
    let start = paragraph.text.source().start;
    let source = paragraph.text.undo();
    let line_at = |shown: u32| {
        let before = source.get(..(paragraph.text.origin(shown) - start) as usize);
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
