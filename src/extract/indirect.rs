//! Speech in the reporter's own words: «… خبر داد», «… خواستار … شد», «به گفته وی …».

use std::ops::Range;

use super::attribute::attribute;
use super::cues::Force;
use super::lexicon::Class;
use super::mention::{Form, Mention};
use super::reader::{LONGEST_CLAUSE, Parts, Reader};
use super::scope::Scope;
use super::subject::find_subject;
use super::uncued::wait_for_name;
use super::words::Words;
use crate::model::{Mode, VoiceKind};

/// A sentence whose verb reports speech.
struct Reported {
    cue: Range<usize>,
    /// What was said stands behind the verb, not before it.
    follows: bool,
}

/// Reads every sentence of a paragraph that no other cue claimed. True when someone was named.
pub(super) fn read(reader: &mut Reader<'_>, paragraph: usize) -> bool {
    let mut done = false;
    let mut start = 0;
    while start < reader.passages[paragraph].len() {
        let words = &reader.passages[paragraph];
        let end = words.sentence_end(start, usize::MAX / 2);
        // The last token of a sentence is its full stop, where it has one.
        let closed =
            words.sign(end - 1).is_some_and(|sign| matches!(sign, '.' | '؟' | '?' | '!' | '…'));
        let sentence = start..end - usize::from(closed);
        done |= according_to(reader, paragraph, &sentence)
            .unwrap_or_else(|| by_verb(reader, paragraph, &sentence));
        start = end;
    }
    done
}

/// «به گفته وی، …». `None` when the sentence does not begin so.
fn according_to(
    reader: &mut Reader<'_>,
    paragraph: usize,
    sentence: &Range<usize>,
) -> Option<bool> {
    let words = &reader.passages[paragraph];
    let first = sentence.start
        + usize::from(!sentence.is_empty() && words.is(sentence.start, Class::CONNECTIVE));
    if first >= sentence.end {
        return None;
    }
    let len = words.longest(first, sentence.end, Class::ACCORDING);
    if len == 0 {
        return None;
    }
    let at = first + len;
    let end = sentence.end.min(at + LONGEST_CLAUSE);
    if at >= end {
        return Some(false);
    }
    let scope = Scope { words, end, known: &reader.people.known };
    let source = words.is(at, Class::THIS)
        && (scope.is(at + 1, Class::REPORT) || scope.is_any(at + 1, &["منبع"]));
    let mention = if source && is_outlet(reader) {
        Some(Mention { words: at..at + 2, ..Mention::dropped() })
    } else {
        find_subject(&scope, at)
            .filter(|mention| mention.words.start == at && names_someone(mention))
    };
    let Some(mention) = mention else { return Some(false) };
    let parts = Parts {
        subject: (mention.words.start, mention.words.end),
        cue: (first, at),
        content: (mention.words.end, sentence.end),
    };
    Some(attribute(reader, paragraph, &mention, parts, (Mode::Indirect, Force::Comma)))
}

/// «این منبع» is the outlet that spoke last, where one did.
fn is_outlet(reader: &Reader<'_>) -> bool {
    let current = reader.people.current;
    current.is_some_and(|current| reader.people.get(current).kind == VoiceKind::Body)
}

fn names_someone(mention: &Mention) -> bool {
    mention.is_name() || matches!(mention.form, Form::Pronoun | Form::Role | Form::This)
}

fn by_verb(reader: &mut Reader<'_>, paragraph: usize, sentence: &Range<usize>) -> bool {
    let words = &reader.passages[paragraph];
    let Some(verb) = closing_verb(words, sentence).or_else(|| inner_verb(words, sentence)) else {
        return false;
    };
    if verb.cue.start - sentence.start > LONGEST_CLAUSE || words.is_quoted(verb.cue.start) {
        return false;
    }
    let scope = Scope { words, end: verb.cue.start, known: &reader.people.known };
    let Some(mention) = find_subject(&scope, sentence.start) else {
        reader.people.unread = true;
        return false;
    };
    if matches!(mention.form, Form::Bare | Form::Body) {
        return false;
    }
    // «دادستان آبسرد خبر داد», over the headline: what was said follows.
    if !verb.follows && mention.words.end >= verb.cue.start {
        if mention.form == Form::Role {
            wait_for_name(reader, paragraph, &mention);
        }
        return false;
    }
    let content = if verb.follows {
        (verb.cue.end, sentence.end)
    } else {
        (mention.words.end, verb.cue.start)
    };
    let parts = Parts {
        subject: (mention.words.start, mention.words.end),
        cue: (verb.cue.start, verb.cue.end),
        content,
    };
    attribute(reader, paragraph, &mention, parts, (Mode::Indirect, Force::Bare))
}

/// A verb of reporting at the very end: «… را مهم دانست».
fn closing_verb(words: &Words<'_>, sentence: &Range<usize>) -> Option<Reported> {
    let longest = (sentence.end.saturating_sub(4).max(sentence.start)..sentence.end)
        .find(|at| words.longest(*at, sentence.end, Class::INDIRECT) == sentence.end - at)?;
    Some(Reported { cue: longest..sentence.end, follows: false })
}

/// «از X خواست تا …», «خواستار … شد», «تأکید کرد که …», «ابراز امیدواری کرد …».
fn inner_verb(words: &Words<'_>, sentence: &Range<usize>) -> Option<Reported> {
    let end = sentence.end;
    let mut from = None;
    for at in sentence.clone() {
        if words.key(at) == "از" {
            from = Some(at);
        }
        if at + 1 >= end {
            return None;
        }
        let asked = from.is_some_and(|from| at - from <= 8);
        if words.is(at, Class::REQUEST) && (words.is_any(at + 1, &["تا", "که"]) || asked) {
            return Some(Reported { cue: at..at + 1, follows: true });
        }
        if words.key(at) == "خواستار"
            && words.is_any(end - 1, &["شد", "شدند", "است", "شدهاست", "شده"])
        {
            return Some(Reported { cue: at..at + 1, follows: true });
        }
        let stress = words.longest(at, end, Class::INDIRECT);
        let that = at + stress < end && words.key(at + stress) == "که";
        // «… ابراز امیدواری کرد این کار تا بهار تمام شود».
        let hopes = words.key(at) == "ابراز" && at + stress < end && !words.is_sign(at + stress);
        if stress > 0 && (words.key(at).starts_with("تاکید") && that || hopes) {
            return Some(Reported { cue: at..at + stress, follows: true });
        }
    }
    None
}
