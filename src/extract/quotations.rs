//! Quotations of which is told behind them, or in the paragraph beside, whose they are.

use std::ops::Range;

use super::ahead::person_of;
use super::attribute::attribute;
use super::continued::keep_for;
use super::cues::Force;
use super::introduced::{named_in, newcomer};
use super::lexicon::Class;
use super::mention::Mention;
use super::names::starts_name;
use super::reader::{LONGEST_CLAUSE, Parts, Reader};
use super::scope::Scope;
use super::subject::find_subject;
use super::talks::{is_quoted, points_back, says_it_behind};
use crate::model::Mode;

/// «… »؛ این جمله\u{200C}ای است که شیردل بر زبان آورد.»: a quotation, and behind it whose it is.
pub(super) fn read_behind(reader: &mut Reader<'_>, paragraph: usize) -> bool {
    let words = &reader.passages[paragraph];
    let Some(close) = (1..words.len()).rev().find(|at| words.closes_quote(*at)) else {
        return false;
    };
    let from = close + 1 + usize::from(words.is_sign(close + 1));
    let end = words.len().min(from + LONGEST_CLAUSE);
    if !words.is_any(from, &["این", "اینها"]) {
        return read_named_behind(reader, paragraph, from..end);
    }
    if !words.opens_quote(0) {
        return read_story(reader, paragraph, (from, close));
    }
    let scope = Scope { words, end, known: &reader.people.known };
    let named = (from + 1..end).find_map(|at| {
        let mention = find_subject(&scope, at)?;
        (mention.words.start == at && mention.is_name()).then_some(mention)
    });
    let Some(mention) = named else { return false };
    let parts = Parts {
        subject: (mention.words.start, mention.words.end),
        cue: (from, from + 1),
        content: (0, close + 1),
    };
    attribute(reader, paragraph, &mention, parts, (Mode::Direct, Force::Comma))
}

/// «… » رضا راستین این را گفت و رفت.»
fn read_named_behind(reader: &mut Reader<'_>, paragraph: usize, behind: Range<usize>) -> bool {
    let words = &reader.passages[paragraph];
    let scope = Scope { words, end: behind.end, known: &reader.people.known };
    let first = find_subject(&scope, behind.start);
    let Some(mention) = first.filter(|it| it.words.start == behind.start && it.is_name()) else {
        return false;
    };
    let this = mention.words.end;
    let told = points_back(words, this) && words.longest(this + 2, words.len(), Class::CUE) > 0;
    if !told || !words.opens_quote(0) {
        return false;
    }
    let parts = Parts {
        subject: (mention.words.start, mention.words.end),
        cue: (this + 2, this + 3),
        content: (0, behind.start),
    };
    attribute(reader, paragraph, &mention, parts, (Mode::Direct, Force::Comma))
}

/// «رضا راستین کنار باغ نشسته است. «پدرم …» این را می\u{200C}گوید و می\u{200C}رود.»: whom the first sentence names.
fn read_story(reader: &mut Reader<'_>, paragraph: usize, (this, close): (usize, usize)) -> bool {
    let words = &reader.passages[paragraph];
    let told = points_back(words, this) && words.longest(this + 2, words.len(), Class::CUE) > 0;
    let open = (0..close).find(|at| words.opens_quote(*at) && words.sentence_start(*at) == *at);
    let Some(open) = open.filter(|_| told) else { return false };
    let Some(mention) = named_in(reader, paragraph) else { return false };
    let parts = Parts {
        subject: (mention.words.start, mention.words.end),
        cue: (this + 2, this + 3),
        content: (open, close + 1),
    };
    attribute(reader, paragraph, &mention, parts, (Mode::Direct, Force::Comma))
}

/// Keeps a quotation for whom the paragraph behind it names as its source, or whom the one before it introduces.
/// True when there is one.
pub(super) fn read_beside(reader: &mut Reader<'_>, paragraph: usize) -> bool {
    let words = &reader.passages[paragraph];
    if !is_quoted(words) && !says_it_behind(words) {
        return false;
    }
    let source = source_behind(reader, paragraph).or_else(|| newcomer(reader, paragraph, false));
    let Some((place, mention)) = source else { return false };
    match person_of(reader, place, &mention, (0, 0)) {
        Some((person, _)) => keep_for(reader, paragraph, person),
        None => false,
    }
}

/// «این\u{200C}ها حرف\u{200C}های | کریم دریادل | است که …».
fn source_behind(reader: &Reader<'_>, paragraph: usize) -> Option<(usize, Mention)> {
    const TOLD: &[&str] = &[
        "حرفهای",
        "سخنان",
        "گفتههای",
        "صحبتهای",
        "جملات",
        "روایت",
        "درددلهای",
        "توصیف",
        "واگویههای",
    ];
    let behind = paragraph + 1;
    let words = reader.passages.get(behind)?;
    let points = words.is_any(0, &["اینها", "این", "اینان"]) && words.is_any(1, TOLD);
    let scope = Scope { words, end: words.len(), known: &reader.people.known };
    if !points || !starts_name(&scope, 2) {
        return None;
    }
    let mention = find_subject(&scope, 2).filter(|it| it.words.start == 2 && it.is_name())?;
    Some((behind, mention))
}
