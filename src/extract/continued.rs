//! Speech that goes on in a paragraph without a verb of saying.

use super::cues::{Cue, Force, is_told_to_me};
use super::headline;
use super::heads::starts_role;
use super::introduced::INTRODUCED;
use super::lexicon::Class;
use super::names::starts_name;
use super::questions;
use super::reader::{Draft, Reader};
use super::scope::Scope;
use super::talks::{
    answers, asked_by_name, has_label, interviewee, is_heading, is_interview, is_quoted, narrates,
    puts_question, says_it_behind, speaks_of_us, who_is_asked,
};
use super::words::Words;
use crate::model::Mode;
use crate::persian::Span;

/// A line of a poem or a list has at most this many tokens.
const LONGEST_LINE: usize = 12;
/// A verse of two halves has at most this many.
const LONGEST_VERSE: usize = 24;
/// A quotation goes on for at most so many paragraphs.
const LONGEST_QUOTATION: usize = 16;

/// Keeps a paragraph that goes on with what was said before it. True when it does.
///
/// It does behind a colon; where quotation marks are still open; where it answers a question; and, right behind
/// what someone said, where it stands in quotation marks whole or speaks of «ما» and «من».
pub(super) fn read(reader: &mut Reader<'_>, paragraph: usize) -> bool {
    let Some(before) = paragraph.checked_sub(1) else { return false };
    let words = &reader.passages[paragraph];
    let Some(last) = reader.drafts.last() else {
        let first = reader.asks_you && is_interview(reader) && answers(reader, paragraph);
        return first && !is_heading(reader, paragraph) && keep(reader, paragraph);
    };
    let near = last.paragraph == before;
    let spoken = near && last.mode != Mode::Indirect;
    let goes_on = if spoken && follows_colon(reader, last, paragraph) {
        true
    } else if is_heading(reader, paragraph) || words.len() == 0 {
        false
    } else {
        spoken && leaves_quote_open(reader, before)
            || near && speaks_of_us(words, spoken) && !someone_else(reader, paragraph)
            || spoken && is_between_turns(reader, last, paragraph)
            || near && (is_quoted(words) || says_it_behind(words)) && !several_told(reader, before)
            || is_quoted(words) && asks_with_colon(reader, before)
            || answers(reader, paragraph)
    };
    goes_on && words.len() > 0 && keep(reader, paragraph)
}

/// Keeps a paragraph that stands in a quotation which an earlier one opened: whoever speaks in it, it is told by who is
/// quoted. True when it does.
pub(super) fn read_quotation(reader: &mut Reader<'_>, paragraph: usize) -> bool {
    let Some(last) = reader.drafts.last() else { return false };
    let words = &reader.passages[paragraph];
    let marks = |at: &usize| words.opens_quote(*at) || words.closes_quote(*at);
    let closes = (0..words.len())
        .find(marks)
        .is_none_or(|at| words.closes_quote(at) && at + 2 >= words.len());
    last.paragraph + 1 == paragraph
        && last.mode == Mode::Continued
        && closes
        && !is_heading(reader, paragraph)
        && words.len() > 0
        && leaves_quote_open(reader, paragraph - 1)
        && keep(reader, paragraph)
}

/// The paragraph is said by who is speaking; false when nobody is.
pub(super) fn keep(reader: &mut Reader<'_>, paragraph: usize) -> bool {
    keep_from(reader, paragraph, 0)
}

/// The same for what stands behind a label that names nobody, «پاسخ: …».
pub(super) fn keep_from(reader: &mut Reader<'_>, paragraph: usize, start: usize) -> bool {
    let last = reader.drafts.last().filter(|last| last.paragraph + 1 == paragraph);
    let last = last.map(|last| last.person);
    let asked = if last.is_none() { who_answers(reader, paragraph) } else { None };
    let known = last.or(asked).or(reader.people.current);
    let Some(person) = known.or_else(|| interviewee(reader, paragraph)) else { return false };
    let rule = if known.is_some() { "continued" } else { INTRODUCED };
    put(reader, (paragraph, start), (person, rule))
}

/// The paragraph is said by someone who was told to speak.
pub(super) fn keep_for(reader: &mut Reader<'_>, paragraph: usize, person: u32) -> bool {
    reader.people.current = Some(person);
    put(reader, (paragraph, 0), (person, INTRODUCED))
}

/// Keeps what stands in a paragraph from a place on.
fn put(
    reader: &mut Reader<'_>,
    (paragraph, start): (usize, usize),
    (person, rule): (u32, &'static str),
) -> bool {
    let words = &reader.passages[paragraph];
    let draft = Draft {
        paragraph,
        person,
        mode: if start == 0 { Mode::Continued } else { Mode::Direct },
        force: Force::Comma,
        rule,
        begins: 0,
        subject: Span::default(),
        cue: words.span(start.saturating_sub(1), start),
        content: words.said(start, words.len()),
    };
    reader.people.unread = false;
    reader.keep(draft);
    true
}

/// Whom the question before names, or, behind the first one, who was introduced before it.
fn who_answers(reader: &mut Reader<'_>, paragraph: usize) -> Option<u32> {
    let question = paragraph.checked_sub(1)?;
    let put = reader.questions[question] || questions::is_short(&reader.passages[question]);
    let named = if put { asked_by_name(reader, question) } else { None };
    named.or_else(|| who_is_asked(reader, paragraph))
}

/// What was said before stands under a name («شیردل: …»), and so does what comes behind, or a question.
fn is_between_turns(reader: &Reader<'_>, last: &Draft, paragraph: usize) -> bool {
    let words = &reader.passages[paragraph];
    let next = paragraph + 1;
    let turns = |next: usize| {
        headline::turn(reader, next).is_some() || questions::is_short(&reader.passages[next])
    };
    reader.is_turn(last)
        && next < reader.passages.len()
        && turns(next)
        && !questions::is_short(words)
        && !questions::is_to_you(words)
        && !narrates(reader, paragraph)
        && !someone_speaks(reader, paragraph)
        && words.ends_as_sentence()
}

/// Someone says or asks something, of whom we could not read who they are.
fn someone_speaks(reader: &Reader<'_>, paragraph: usize) -> bool {
    let words = &reader.passages[paragraph];
    let opens = |cue: &Cue| cue.force == Force::Colon && !is_told_to_me(words, *cue);
    reader.cues[paragraph].iter().any(opens) || puts_question(words) || has_label(words)
}

/// Someone speaks, is named at the head of the paragraph, or a question is put.
fn someone_else(reader: &Reader<'_>, paragraph: usize) -> bool {
    let words = &reader.passages[paragraph];
    let scope = Scope { words, end: words.len(), known: &reader.people.known };
    // «یک کارگر که از آبسرد آمده است، …».
    let someone = words.is_any(0, &["یک", "یکی"])
        && (2..8).any(|at| scope.is_any(at, &["که"]))
        && (starts_role(&scope, 1) > 0 || scope.is_any(1, &["از"]));
    someone_speaks(reader, paragraph)
        || someone
        || has_dateline(words)
        || words.len() > 1 && words.joined(0, 2) == "بهگزارش"
        || starts_name(&scope, 0)
        || questions::is_short(words) && (is_interview(reader) || asks_at_once(words))
}

/// «خبرگزاری ایسنا- گروه ورزش؛ …»: the reporter begins anew.
fn has_dateline(words: &Words<'_>) -> bool {
    let from = usize::from(words.is_any(0, &["خبرگزاری"]));
    let agency = words.longest(from, words.len().min(from + LONGEST_LINE), Class::AGENCY);
    let sign = words.sign(from + agency);
    agency > 0 && matches!(sign, Some('-' | '–' | 'ـ' | '؛' | '،' | '/'))
}

/// «آیا …؟», «چرا …؟».
fn asks_at_once(words: &Words<'_>) -> bool {
    words.is_any(0, &["ایا", "چرا", "چگونه", "چطور", "چقدر", "کدام", "کی", "کجا"])
}

/// What follows a paragraph of speech that ended in a colon: its first paragraph, then the lines of a poem or a list,
/// up to one that ends as a sentence does.
fn follows_colon(reader: &Reader<'_>, last: &Draft, paragraph: usize) -> bool {
    let before = &reader.passages[last.paragraph];
    if last.mode != Mode::Continued {
        return before.ends_in_colon();
    }
    let verse = |words: &Words<'_>| (0..words.len()).any(|at| words.sign(at) == Some('/'));
    let most = if verse(before) { LONGEST_VERSE } else { LONGEST_LINE };
    let words = &reader.passages[paragraph];
    let both = before.len() <= most && words.len() <= most && verse(before) == verse(words);
    let listed = questions::behind_bullet(before) > 0 && questions::behind_bullet(words) > 0;
    listed || both && !before.ends_as_sentence()
}

/// A quotation was opened in the paragraphs of speech up to this one, and not closed.
fn leaves_quote_open(reader: &Reader<'_>, paragraph: usize) -> bool {
    let near = reader.drafts.iter().rev().take(LONGEST_QUOTATION);
    let said = near.take_while(|it| it.mode == Mode::Continued).count();
    let first = paragraph - said.min(paragraph);
    let count = |sign: char| {
        let signs =
            |words: &Words<'_>| (0..words.len()).filter(|at| words.sign(*at) == Some(sign)).count();
        reader.passages[first..=paragraph].iter().map(signs).sum::<usize>()
    };
    count('«') > count('»')
}

/// «از او که می\u{200C}پرسم، دستش می\u{200C}ماند:»
fn asks_with_colon(reader: &Reader<'_>, paragraph: usize) -> bool {
    let words = &reader.passages[paragraph];
    words.ends_in_colon() && puts_question(words)
}

/// More verbs open speech in a paragraph than people were named in it: who spoke last is not sure.
fn several_told(reader: &Reader<'_>, paragraph: usize) -> bool {
    let told = reader.cues[paragraph].iter().filter(|cue| cue.force == Force::Colon).count();
    let named = reader.drafts.iter().rev().take_while(|it| it.paragraph == paragraph).count();
    told > named.max(1)
}
