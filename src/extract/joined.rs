//! Sentences in which several speak one after another, and where each begins.

use std::ops::Range;

use super::lexicon::Class;
use super::mention::Form;
use super::reader::{LONGEST_CLAUSE, Reader};
use super::reporting::reporting_verb;
use super::scope::Scope;
use super::subject::find_subject;
use super::surnames::looks_like_surname;
use super::words::Words;

/// Who begins a clause is told by this many of its tokens.
const LONGEST_BEGINNING: usize = 24;

/// A sentence in which several speak one after another, cut where the next begins: «شیردل آن را مهم دانست و | نسرین
/// شریفیان …», «به گفته وی …؛ | استاندار هم …».
pub(super) fn clauses(
    reader: &Reader<'_>,
    paragraph: usize,
    sentence: Range<usize>,
) -> Vec<Range<usize>> {
    let words = &reader.passages[paragraph];
    let scope = Scope { words, end: sentence.end, known: &reader.people.known };
    let verb = Class::FINITE.or(Class::LIGHT).or(Class::INDIRECT).or(Class::REQUEST);
    let mut res = Vec::new();
    let mut start = sentence.start;
    for at in sentence.start + 2..sentence.end.saturating_sub(2) {
        let verb_before = |at: usize| words.is(at, verb) || words.is_present_verb(at);
        let sure = match words.sign(at) {
            Some('؛') if !words.is_quoted(at) => verb_before(at - 1),
            _ if words.is_any(at, &["اما", "ولی", "هرچند", "اگرچه"]) && words.is_comma(at - 1) => {
                verb_before(at - 2)
            }
            _ if words.key(at) == "و" && tells(words, start..at, verb) => true,
            // «… گفت: «…» و | وکیل او هم پاسخ داد: «…»».
            _ if words.key(at) == "و" && words.closes_quote(at - 1) => true,
            // «… پرسید که آیا … است | و شیردل پاسخ داد: …».
            _ if words.key(at) == "و" && told_by_name(&scope, at + 1) => false,
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

/// A known name, and right behind it a verb of saying.
fn told_by_name(scope: &Scope<'_>, at: usize) -> bool {
    let known = scope.known_name(at).map(|(len, _)| at + len);
    let listed =
        || looks_like_surname(scope, at) && scope.known.elsewhere.contains_key(scope.words.key(at));
    let end = known.or_else(|| listed().then_some(at + 1));
    end.is_some_and(|end| scope.words.longest(end, scope.words.len(), Class::CUE) > 0)
}

/// True when a stretch reports speech and ends in a verb.
fn tells(words: &Words<'_>, part: Range<usize>, verb: Class) -> bool {
    let near = part.start.max(part.end.saturating_sub(LONGEST_CLAUSE))..part.end;
    let ends = words.is(part.end - 1, verb) || words.is_present_verb(part.end - 1);
    ends && reporting_verb(words, &near).is_some()
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
            Form::Role => {
                let end = it.words.end;
                // «اما | استاندار در پاسخ یادآور شد که …».
                let replies = scope.is_any(end, &["در"])
                    && scope.is_any(end + 1, &["پاسخ", "واکنش"])
                    || scope.starts_cue(end);
                let long = it.words.len() > 1 && !scope.is_any(end, &["را"]);
                sure && (it.also || long || replies)
            }
            _ => false,
        },
        _ => false,
    }
}
