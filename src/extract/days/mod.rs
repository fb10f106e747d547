//! The days a report speaks of: «۳۰ مهر و یکم آبان», «فردا», «چهارشنبه شب».
//!
//! `vocabulary` holds the words, `calendar` reads dates with a month, `relative` reads «امروز» and weekdays;
//! this file walks the paragraphs and joins the two.

mod calendar;
mod relative;
mod vocabulary;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::model::{Article, Attribution, DayMention, Mode};
use crate::persian::{Span, WordKind, Words};

use vocabulary::Class;

/// One paragraph being read.
#[derive(Debug, Clone, Copy)]
struct Passage<'a> {
    words: &'a Words,
    /// The day the report was sent; where it does not say, the first day that it writes out with its year.
    sent: NaiveDate,
    /// The report says on which day it was sent.
    known: bool,
    /// Quoted speech, in which «امروز» often means nowadays.
    speech: &'a [Span],
}

/// Days found at some words.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Found {
    /// First word.
    from: usize,
    /// One past the last word.
    to: usize,
    /// More than one for a range or a list: its ends.
    dates: Vec<NaiveDate>,
    /// «فردا» and the like, in days after the day of sending, when the words say only that.
    relative: Option<i8>,
}

/// Every day that can be told from the report alone, in order of text.
/// «مشهد در روزهای ۳۰ مهر و یکم آبان ماه میزبان …» (sent in 2025) → 2025-10-22, 2025-10-23.
/// `words` are the paragraphs, cut.
pub(crate) fn days(
    article: &Article,
    words: &[Words],
    attributions: &[Attribution],
) -> Vec<DayMention> {
    let known = article.date.is_some();
    let Some(sent) = article.date.or_else(|| words.iter().find_map(calendar::written_out)) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let speech = speech(attributions, article);
    for ((idx, words), speech) in (0..).zip(words).zip(&speech) {
        let passage = Passage { words, sent, known, speech };
        found.extend(read(passage).into_iter().map(|it| mention(passage, idx, it)));
    }
    agree(found)
}

/// Reads one paragraph from its first word to its last.
fn read(passage: Passage<'_>) -> Vec<Found> {
    let mut res: Vec<Found> = Vec::new();
    let mut at = 0;
    while at < passage.words.len() {
        if !may_be_a_day(passage.words, at) {
            at += 1;
            continue;
        }
        match calendar::read(passage, at)
            .or_else(|| if passage.known { relative::read(passage, at) } else { None })
        {
            Some(found) => {
                at = found.to.max(at + 1);
                res.push(found);
            }
            None => at += 1,
        }
    }
    res
}

/// The cheap look before the careful one: a number, or a word of the table.
fn may_be_a_day(words: &Words, at: usize) -> bool {
    let word = words.key(at);
    words.kind(at) == Some(WordKind::Number)
        || vocabulary::begins_a_day(word)
        || matches!(word, "روز" | "شب")
}

/// A day with what is needed to settle it: [`Found::relative`] and the mentions.
type Settled = (Option<i8>, Vec<DayMention>);

fn mention(passage: Passage<'_>, paragraph: u32, found: Found) -> Settled {
    let span = passage.words.span(found.from, found.to);
    let event = speaks_of_event(passage.words, found.from);
    let day = |date| DayMention { paragraph, span, date, event };
    (found.relative, found.dates.into_iter().map(day).collect())
}

/// «فردا (جمعه ۲۸ شهریور)» settles what «فردا» means in the rest of the report, the headline included.
fn agree(found: Vec<Settled>) -> Vec<DayMention> {
    let mut meant: BTreeMap<i8, NaiveDate> = BTreeMap::new();
    for pair in found.windows(2) {
        let [(Some(offset), said), (None, dates)] = pair else { continue };
        let ([said], [date]) = (said.as_slice(), dates.as_slice()) else { continue };
        let close = date.paragraph == said.paragraph
            && date.span.start.saturating_sub(said.span.end) <= NEAR_BYTES;
        if close {
            meant.entry(*offset).or_insert(date.date);
        }
    }
    let settle = |(offset, mut days): Settled| {
        if let Some(date) = offset.and_then(|it| meant.get(&it)) {
            for day in &mut days {
                day.date = *date;
            }
        }
        days
    };
    found.into_iter().flat_map(settle).collect()
}

/// How far, in bytes, the date may stand behind the «فردا» that it explains: a bracket and a weekday.
const NEAR_BYTES: u32 = 32;

/// The spoken parts of each paragraph, in order and apart.
fn speech(attributions: &[Attribution], article: &Article) -> Vec<Vec<Span>> {
    let mut res = vec![Vec::new(); article.paragraphs.len()];
    for it in attributions.iter().filter(|it| it.mode != Mode::Indirect) {
        let idx = it.paragraph as usize;
        let Some(paragraph) = article.paragraphs.get(idx) else { continue };
        let whole = Span::new(0, paragraph.text.as_str().len());
        res[idx].push(if it.mode == Mode::Continued { whole } else { it.content });
    }
    for spans in &mut res {
        join_overlapping(spans);
    }
    res
}

fn join_overlapping(spans: &mut Vec<Span>) {
    spans.sort_unstable_by_key(|span| span.start);
    spans.dedup_by(|next, before| {
        let overlaps = next.start <= before.end;
        if overlaps {
            before.end = before.end.max(next.end);
        }
        overlaps
    });
}

/// The sentence around a word names an event, or says that something takes place.
fn speaks_of_event(words: &Words, at: usize) -> bool {
    let (from, to) = sentence(words, at);
    (from..to).any(|idx| vocabulary::is(words.key(idx), Class::Event))
}

/// So many words on each side of a day are looked at, where a sentence does not end.
const SENTENCE: usize = 120;

/// The words of the sentence around one.
fn sentence(words: &Words, at: usize) -> (usize, usize) {
    let ends = |idx: &usize| words.is_sign(*idx, &['.', '؟', '!', '?']);
    let (first, end) = (at.saturating_sub(SENTENCE), words.len().min(at + SENTENCE));
    let from = (first..at).rev().find(ends).map_or(first, |idx| idx + 1);
    let to = (at..end).find(ends).unwrap_or(end);
    (from, to)
}

impl Passage<'_> {
    /// The word at an index is spoken, not the reporter's.
    fn is_spoken(self, idx: usize) -> bool {
        let Some(word) = self.words.all().get(idx) else { return false };
        let after = self.speech.partition_point(|span| span.start <= word.span.start);
        after.checked_sub(1).is_some_and(|last| word.span.start < self.speech[last].end)
    }

    fn is(self, idx: usize, class: Class) -> bool {
        vocabulary::is(self.words.key(idx), class)
    }

    /// The same of the word before.
    fn is_before(self, idx: usize, class: Class) -> bool {
        idx.checked_sub(1).is_some_and(|before| self.is(before, class))
    }
}

#[cfg(test)]
mod tests;
