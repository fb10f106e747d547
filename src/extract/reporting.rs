//! Verbs that report speech without a colon: «… خبر داد», «خواستار … شد», «وعده داد …».

use std::ops::Range;

use super::lexicon::Class;
use super::reader::LONGEST_CLAUSE;
use super::words::Words;

/// «از» stands at most this many tokens before the verb that asks.
const FROM: usize = 8;
/// As [`FROM`], with a relative clause between, that a comma closes.
const FROM_THOSE_WHO: usize = 40;

/// What is done with «گفت» and «خواند» and says nothing: «پاسخ گفت», «شعر خواندند».
const ACTS: &[&str] = &[
    "پاسخ",
    "سخن",
    "شعر",
    "اشعار",
    "غزل",
    "سرود",
    "سروده",
    "متن",
    "وداع",
    "بدرود",
    "لبیک",
    "ترک",
    "پیام",
    "نماز",
    "دعا",
    "قران",
];

/// Ends «خواستار».
const BECAME: &[&str] = &["شد", "شدند", "است", "شدهاست", "شده", "بود", "بودند"];

/// A verb that reports speech.
pub(super) struct Reported {
    /// Its words.
    pub(super) cue: Range<usize>,
    /// What was said stands behind the verb, not before it.
    pub(super) follows: bool,
}

/// The verb by which a sentence reports speech.
pub(super) fn reporting_verb(words: &Words<'_>, sentence: &Range<usize>) -> Option<Reported> {
    closing_verb(words, sentence).or_else(|| inner_verb(words, sentence))
}

/// Where the verb begins by which the first sentence reports speech.
pub(super) fn first_verb(words: &Words<'_>) -> Option<usize> {
    let end = words.sentence_end(0, LONGEST_CLAUSE);
    let sentence = 0..end - usize::from(end > 0 && words.is_sign(end - 1));
    reporting_verb(words, &sentence).map(|verb| verb.cue.start)
}

/// A verb of reporting at the very end: «… را مهم دانست».
fn closing_verb(words: &Words<'_>, sentence: &Range<usize>) -> Option<Reported> {
    let longest = (sentence.end.saturating_sub(4).max(sentence.start)..sentence.end)
        .find(|at| words.longest(*at, sentence.end, Class::INDIRECT) == sentence.end - at)?;
    let reads = words.is_any(longest, &["خواند", "خواندند"]) && reads_aloud(words, longest);
    // «به این اعتماد پاسخ گفت» is what someone does; «از … سخن گفت» says of what.
    let acts = longest > 0 && words.is_any(longest - 1, ACTS);
    let tells = acts
        && words.is_any(longest - 1, &["سخن"])
        && (sentence.start..longest - 1).any(|at| words.key(at) == "از");
    (!reads && (!acts || tells)).then_some(Reported { cue: longest..sentence.end, follows: false })
}

/// «پیام او را | خواند», «… را برای حاضران | خواند» is no judgement, as «… را مهم | خواند» is.
fn reads_aloud(words: &Words<'_>, verb: usize) -> bool {
    let near = verb.saturating_sub(FROM)..verb;
    let object = near.rev().find(|at| words.key(*at) == "را");
    object.is_some_and(|at| at + 1 == verb || words.is_any(at + 1, &["برای", "در", "به"]))
}

/// «از X خواست تا …», «خواستار … شد», «تأکید کرد که …», «وعده داد …».
fn inner_verb(words: &Words<'_>, sentence: &Range<usize>) -> Option<Reported> {
    let end = sentence.end;
    let (mut from, mut object) = (None, false);
    for at in sentence.clone() {
        if words.key(at) == "از" {
            from = Some(at);
        }
        object |= words.key(at) == "را";
        if at + 1 >= end {
            return None;
        }
        let asked = from.is_some_and(|from| {
            at - from <= FROM || at - from <= FROM_THOSE_WHO && words.is_comma(at - 1)
        });
        // «خواست», «خواسته است».
        let behind = at + words.longest(at, end, Class::REQUEST);
        if behind > at && (words.is_any(behind, &["تا", "که"]) || asked) {
            return Some(Reported { cue: at..behind, follows: true });
        }
        let became = |at: usize| words.is_any(at, BECAME);
        if words.is_any(at, &["خواستار", "خواهان"]) && (became(end - 1) || became(at + 2))
        {
            return Some(Reported { cue: at..at + 1, follows: true });
        }
        let stress = words.longest(at, end, Class::INDIRECT);
        let that = at + stress < end && words.key(at + stress) == "که";
        // «این سخن را بی\u{200C}خبری خواند | و نبود بیمه را ظلمی دانست که …».
        let after = at + stress;
        let joins = after < end && (words.is_any(after, &["و", "که"]) || words.is_comma(after));
        if stress > 0 && object && joins && !words.is_quoted(at) && !reads_aloud(words, at) {
            return Some(Reported { cue: at..at + stress, follows: false });
        }
        if stress > 0 && words.key(at).starts_with("تاکید") && that {
            return Some(Reported { cue: at..at + stress, follows: true });
        }
        // «… ابراز امیدواری کرد | این کار تا بهار تمام شود».
        let inner = words.longest(at, end, Class::INNER);
        let next = at + inner;
        if inner > 0 && next + 2 < end && !words.is_sign(next) && !words.is_any(next, &["و"]) {
            return Some(Reported { cue: at..next, follows: true });
        }
    }
    None
}
