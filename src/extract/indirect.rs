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

/// Who begins a clause is told by this many of its tokens.
const LONGEST_BEGINNING: usize = 24;
/// «از» stands at most this many tokens before the verb that asks; with a relative clause between, that a comma closes,
/// at most so many.
const FROM: usize = 8;
/// As [`FROM`], with a relative clause between.
const FROM_THOSE_WHO: usize = 40;

/// A sentence whose verb reports speech.
struct Reported {
    cue: Range<usize>,
    /// What was said stands behind the verb, not before it.
    follows: bool,
}

/// Reads every sentence of a part of a paragraph that no other cue claimed. True when someone was named.
pub(super) fn read(reader: &mut Reader<'_>, paragraph: usize, part: Range<usize>) -> bool {
    let mut done = false;
    let mut start = part.start;
    while start < part.end {
        let words = &reader.passages[paragraph];
        let end = words.sentence_end(start, usize::MAX / 2).min(part.end);
        // The last token is a full stop, or what joins the next clause.
        let sign = words.sign(end - 1);
        let closed = words.key(end - 1) == "و"
            || sign.is_some_and(|sign| matches!(sign, '.' | '؟' | '?' | '!' | '…' | '؛'));
        let sentence = start..end - usize::from(closed);
        for clause in clauses(reader, paragraph, sentence) {
            done |= according_to(reader, paragraph, &clause)
                .unwrap_or_else(|| by_verb(reader, paragraph, &clause));
        }
        start = end;
    }
    done
}

/// A sentence in which several speak one after another, cut where the next begins: «شیردل آن را مهم دانست و | نسرین
/// شریفیان …», «به گفته وی …؛ | استاندار هم …».
fn clauses(reader: &Reader<'_>, paragraph: usize, sentence: Range<usize>) -> Vec<Range<usize>> {
    let words = &reader.passages[paragraph];
    let scope = Scope { words, end: sentence.end, known: &reader.people.known };
    let verb = Class::FINITE.or(Class::LIGHT).or(Class::INDIRECT).or(Class::REQUEST);
    let mut res = Vec::new();
    let mut start = sentence.start;
    for at in sentence.start + 2..sentence.end.saturating_sub(2) {
        let verb_before = |at: usize| words.is(at, verb) || words.is_present_verb(at);
        let sure = match words.sign(at) {
            Some('؛') if !words.is_quoted(at) => verb_before(at - 1),
            _ if words.is_any(at, &["اما", "ولی"]) && words.is_comma(at - 1) => {
                verb_before(at - 2)
            }
            _ if words.key(at) == "و" && tells(words, start..at, verb) => true,
            _ => continue,
        };
        if begins_with_someone(&scope, at + 1, sure) {
            let comma = usize::from(words.is_comma(at - 1));
            res.push(start..at - comma);
            start = at + 1;
        }
    }
    res.push(start..sentence.end);
    res
}

/// True when a stretch reports speech and ends in a verb.
fn tells(words: &Words<'_>, part: Range<usize>, verb: Class) -> bool {
    let ends = words.is(part.end - 1, verb) || words.is_present_verb(part.end - 1);
    ends && closing_verb(words, &part).or_else(|| inner_verb(words, &part)).is_some()
}

/// The first sentence that reports speech without a cue of its own: where it begins, and its verb.
pub(super) fn first_verb(words: &Words<'_>) -> Option<(usize, usize)> {
    let end = words.sentence_end(0, LONGEST_CLAUSE);
    let sentence = 0..end - usize::from(end > 0 && words.is_sign(end - 1));
    let verb = closing_verb(words, &sentence).or_else(|| inner_verb(words, &sentence))?;
    Some((0, verb.cue.start))
}

/// Where the clause of a cue begins: its sentence, or what someone else says in the same one.
pub(super) fn clause_start(reader: &Reader<'_>, paragraph: usize, cue: usize) -> usize {
    let sentence = reader.passages[paragraph].sentence_start(cue);
    clauses(reader, paragraph, sentence..cue).last().map_or(sentence, |clause| clause.start)
}

/// Where someone else begins to speak behind a cue, in the same sentence; the end of that where nobody does.
pub(super) fn next_clause(reader: &Reader<'_>, paragraph: usize, cue: usize) -> Range<usize> {
    let words = &reader.passages[paragraph];
    let end = words.sentence_end(cue, LONGEST_CLAUSE);
    let mut later = clauses(reader, paragraph, words.sentence_start(cue)..end).into_iter();
    later.find(|clause| clause.start > cue).map_or(end..end, |clause| clause.start..end)
}

/// Someone known; where it is `sure` that a clause ended, also a name with a post, «به گفته», or a post of someone
/// else: «… هم».
fn begins_with_someone(scope: &Scope<'_>, at: usize, sure: bool) -> bool {
    if scope.longest(at, Class::ACCORDING) > 0 {
        return sure;
    }
    match find_subject(&scope.until(scope.end.min(at + LONGEST_BEGINNING)), at) {
        Some(it) if it.words.start == at => match it.form {
            Form::Known(_) | Form::Elsewhere(_) => true,
            Form::Name(_) => sure && (it.also || !it.roles.is_empty()),
            Form::Role => sure && it.also,
            _ => false,
        },
        _ => false,
    }
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
    let reads = words.is_any(longest, &["خواند", "خواندند"]) && reads_aloud(words, longest);
    (!reads).then_some(Reported { cue: longest..sentence.end, follows: false })
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
    let mut from = None;
    for at in sentence.clone() {
        if words.key(at) == "از" {
            from = Some(at);
        }
        if at + 1 >= end {
            return None;
        }
        let asked = from.is_some_and(|from| {
            at - from <= FROM || at - from <= FROM_THOSE_WHO && words.is_comma(at - 1)
        });
        if words.is(at, Class::REQUEST) && (words.is_any(at + 1, &["تا", "که"]) || asked) {
            return Some(Reported { cue: at..at + 1, follows: true });
        }
        let became = |at: usize| words.is_any(at, &["شد", "شدند", "است", "شدهاست", "شده"]);
        if words.key(at) == "خواستار" && (became(end - 1) || became(at + 2)) {
            return Some(Reported { cue: at..at + 1, follows: true });
        }
        let stress = words.longest(at, end, Class::INDIRECT);
        let that = at + stress < end && words.key(at + stress) == "که";
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
