//! Paragraphs in which no verb of saying names a speaker: what announces, breaks off, introduces.

use super::adjuncts::past_agency;
use super::ahead::{first_subject, person_of};
use super::attribute::attribute;
use super::cues::Force;
use super::introduced::named_in;
use super::mention::{Form, Mention};
use super::questions;
use super::reader::{LONGEST_CLAUSE, Parts, Reader};
use super::scope::Scope;
use super::subject::find_subject;
use crate::model::{Mode, Part};

/// A headline has at most this many tokens.
const LONGEST_HEADLINE: usize = 25;

/// A kicker, or an opening line that ends in a colon, announces the headline: «R گفت:».
pub(super) fn only_announces(reader: &Reader<'_>, paragraph: usize) -> bool {
    let kicker = reader.article.paragraphs[paragraph].part == Part::Kicker;
    kicker
        || paragraph <= 1 && ends_in_its_only_colon(reader, paragraph) && {
            let next = reader.passages.get(paragraph + 1);
            next.is_some_and(|next| !next.ends_as_sentence() && next.len() <= LONGEST_HEADLINE)
        }
}

fn ends_in_its_only_colon(reader: &Reader<'_>, paragraph: usize) -> bool {
    let words = &reader.passages[paragraph];
    let colon = (0..words.len()).find(|at| words.sign(*at) == Some(':'));
    colon.is_some_and(|colon| colon + 1 == words.len())
}

/// «R خبر داد:» above the headline: a post whose name may come.
pub(super) fn read_announced(reader: &mut Reader<'_>, paragraph: usize) {
    let words = &reader.passages[paragraph];
    let cue = reader.cues[paragraph].first().map(|cue| cue.start);
    let colon = (0..words.len()).find(|at| words.sign(*at) == Some(':'));
    let Some(end) = cue.or(colon).filter(|end| *end <= LONGEST_CLAUSE) else { return };
    let scope = Scope { words, end, known: &reader.people.known };
    let Some(mention) = find_subject(&scope, 0).filter(|it| it.form == Form::Role) else {
        return;
    };
    wait_for_name(reader, paragraph, &mention);
}

/// Keeps a post that was announced and has said nothing yet: its name may come.
pub(super) fn wait_for_name(reader: &mut Reader<'_>, paragraph: usize, post: &Mention) {
    if let Some((person, _)) = person_of(reader, paragraph, post, (0, 0)) {
        reader.people.get_mut(person).last = Some(paragraph);
    }
}

/// A sentence that breaks off at the paragraph's end and goes on with «و» and a cue in the next.
pub(super) fn read_broken_off(reader: &mut Reader<'_>, paragraph: usize) -> bool {
    let words = &reader.passages[paragraph];
    let len = words.len();
    let goes_on = reader.passages.get(paragraph + 1).is_some_and(|next| {
        next.len() > 0 && next.key(0) == "و" && !reader.cues[paragraph + 1].is_empty()
    });
    if len == 0 || words.is_sign(len - 1) || !goes_on {
        return false;
    }
    let scope = Scope { words, end: len.min(LONGEST_CLAUSE), known: &reader.people.known };
    let Some(mention) = find_subject(&scope, 0) else { return false };
    if !(mention.is_name() || mention.form == Form::Pronoun) {
        return false;
    }
    let parts = Parts {
        subject: (mention.words.start, mention.words.end),
        cue: (0, 0),
        content: (mention.words.end, len),
    };
    attribute(reader, paragraph, &mention, parts, (Mode::Indirect, Force::Bare))
}

/// «رئیس سازمان آب گزارشی از طرح\u{200C}ها داد. | نسرین شریفیان با مرور این گزارش گفت: …»: a post that spoke without a word
/// of it, whose name comes next.
pub(super) fn read_report(reader: &mut Reader<'_>, paragraph: usize) {
    const GIVEN: &[&str] = &["گزارشی", "گزارش", "سخنانی", "توضیحاتی", "نکاتی", "اماری", "سخنرانی"];
    let words = &reader.passages[paragraph];
    let end = words.sentence_end(0, LONGEST_CLAUSE);
    let scope = Scope { words, end, known: &reader.people.known };
    let gives = (1..end).any(|at| words.is_any(at, GIVEN));
    let Some(mention) = find_subject(&scope, 0).filter(|it| gives && it.form == Form::Role) else {
        return;
    };
    let next = if paragraph + 1 < reader.passages.len() {
        first_subject(reader, paragraph + 1)
    } else {
        None
    };
    let named = |it: &Mention| matches!(it.form, Form::Name(_)) && it.roles.is_empty() && !it.also;
    if next.as_ref().is_some_and(named) {
        wait_for_name(reader, paragraph, &mention);
    }
}

/// Someone a first, narrative sentence names is who «وی» means in the next.
pub(super) fn read_introduction(reader: &mut Reader<'_>, paragraph: usize) {
    let words = &reader.passages[paragraph];
    let spoke = |person: u32| reader.people.get(person).last.is_some();
    if reader.people.current.is_some_and(spoke) || words.len() == 0 || questions::is_short(words) {
        return;
    }
    let end = words.sentence_end(0, LONGEST_CLAUSE);
    let scope = Scope { words, end, known: &reader.people.known };
    let reported = scope.is_any(0, &["به"]) && scope.is_any(1, &["گزارش"]);
    let begins = |it: &Mention| reported || it.words.start == past_agency(&scope, 0);
    let first = || find_subject(&scope, 0).filter(begins);
    let Some(mention) = named_in(reader, paragraph).or_else(first) else { return };
    if matches!(mention.form, Form::Name(_) | Form::Elsewhere(_))
        && let Some((person, _)) = person_of(reader, paragraph, &mention, (0, 0))
    {
        reader.people.current = Some(person);
    }
}
