//! The event a report is about, by the name it repeats.

use std::collections::BTreeMap;

use crate::model::{Article, Part};
use crate::persian::Words;
use crate::persian::fold::key;

use super::vocabulary::{self, Class};

/// Longest name of an event, in words.
const LONGEST: usize = 10;

/// One name met in a report.
#[derive(Debug, Clone, Default)]
struct Name {
    /// As first written, without the ordinal.
    shown: String,
    /// How often it stands there; twice as much in headline and lead.
    weight: u32,
    /// Order of first mention.
    order: usize,
}

/// Names of events, most likely first: repeated ones, or those of headline and lead.
/// «دومین نشست دیپلماسی استانی امروز … گشایش یافت» → «نشست دیپلماسی استانی».
/// `words` are the paragraphs, cut.
pub(crate) fn events(article: &Article, words: &[Words]) -> Vec<String> {
    let mut names: BTreeMap<String, Name> = BTreeMap::new();
    for (paragraph, words) in article.paragraphs.iter().zip(words) {
        let weight = match paragraph.part {
            Part::Kicker | Part::Headline | Part::Lead | Part::Body(1) => 2,
            Part::Subhead | Part::Body(_) => 1,
        };
        for shown in in_text(paragraph.text.as_str(), words) {
            let order = names.len();
            let name =
                names.entry(bare_key(&shown)).or_insert_with(|| Name { shown, weight: 0, order });
            name.weight += weight;
        }
    }
    ranked(&names)
}

/// A name's key without its first word, so that «همایش» and «نشست» of one event agree.
fn bare_key(name: &str) -> String {
    name.split_once(' ').map_or_else(|| key(name), |(_, rest)| key(rest))
}

/// By weight, each counting those that begin like it; the shorter and the earlier first.
fn ranked(names: &BTreeMap<String, Name>) -> Vec<String> {
    let mut scored: Vec<(u32, usize, &Name)> = Vec::new();
    for (bare, name) in names {
        let longer =
            names.range(bare.clone()..).take_while(|(it, _)| it.starts_with(bare.as_str()));
        let mut score: u32 = longer.map(|(_, it)| it.weight).sum();
        let ends = bare.char_indices().map(|(at, _)| at).skip(1);
        let shorter = ends.filter_map(|end| names.get(&bare[..end]));
        score += shorter.map(|it| it.weight).sum::<u32>();
        let needed = if name.shown.matches(' ').count() > 1 { 2 } else { 4 };
        if score >= needed {
            scored.push((score, bare.len(), name));
        }
    }
    scored.sort_by_key(|(score, len, name)| (u32::MAX - score, *len, name.order));
    scored.into_iter().map(|(_, _, name)| name.shown.clone()).collect()
}

/// Names of events in one paragraph.
fn in_text(text: &str, words: &Words) -> Vec<String> {
    let mut res = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let pointed = || at > 0 && matches!(words.key(at - 1), "این" | "ان" | "همین" | "هر");
        if !vocabulary::is(words.key(at), Class::Event) || pointed() {
            at += 1;
            continue;
        }
        let end = end_of_name(words, at);
        let inner = (at + 1..end).find(|idx| vocabulary::is(words.key(*idx), Class::Event));
        match inner {
            Some(inner) if vocabulary::is(words.key(at), Class::Outer) => at = inner,
            _ => {
                res.extend(name(text, words, at, end));
                at = end.max(at + 1);
            }
        }
    }
    res
}

/// The words from the noun at `from`, an ordinal (of one word, or three: «بیست و ششم») behind it left out; `None` for a noun alone.
fn name(text: &str, words: &Words, from: usize, end: usize) -> Option<String> {
    let ordinal = [3, 1].into_iter().find(|count| {
        words.joined(from + 1, *count).is_some_and(|it| vocabulary::is(it, Class::Ordinal))
    });
    let rest = from + 1 + ordinal.unwrap_or(0);
    let rest = text.get(words.span(rest, end).range()).filter(|it| !it.is_empty())?;
    let noun = text.get(words.span(from, from + 1).range())?;
    Some(format!("{noun} {rest}"))
}

/// One past the last word of the name that begins at `from`. A title in quotation marks belongs to it.
fn end_of_name(words: &Words, from: usize) -> usize {
    let mut at = from + 1;
    while at < words.len() && at - from <= LONGEST {
        if words.is_sign(at, &['«', '"']) {
            let close = (at + 1..(at + 2 * LONGEST).min(words.len()))
                .find(|idx| words.is_sign(*idx, &['»', '"']));
            return close.map_or(at, |it| it + 1);
        }
        let joins = words.key(at) == "و" && !ends_name(words, at + 1);
        if !joins && ends_name(words, at) {
            break;
        }
        at += 1;
    }
    at
}

fn ends_name(words: &Words, at: usize) -> bool {
    words.joined(at, 1).is_none()
        || words.key(at) == "و"
        || vocabulary::is(words.key(at), Class::Stop)
}
