//! Answers in a talk: what stands behind a question, and between an answer and the next question.

use std::ops::Range;

use super::ahead::first_subject;
use super::continued::{keep, keep_from};
use super::cues::{Cue, Force};
use super::headline;
use super::questions;
use super::reader::Reader;
use super::talks::{is_bare_question, is_heading, is_interview, narrates, speaks_of_us};
use crate::model::Mode;

/// A question stands at most so many paragraphs before an answer that goes on, or behind it.
const FAR_QUESTION: usize = 3;
/// A label before an answer ends in a colon within so many tokens.
const LONGEST_LABEL: usize = 7;

/// Keeps the answer to a question under a label, where it begins without a verb of saying, and what stands between it
/// and the next question. True when it does.
pub(super) fn read(reader: &mut Reader<'_>, paragraph: usize) -> bool {
    let Some(before) = paragraph.checked_sub(1) else { return false };
    if let Some(colon) = questions::answer_label(&reader.passages[paragraph]) {
        return keep_from(reader, paragraph, colon + 1);
    }
    let spoken = !reader.drafts.is_empty();
    let bare = spoken && is_bare_question(reader, before) && is_interview(reader);
    let labelled_question = reader.questions[before];
    let asked = labelled_question || bare || is_between(reader, paragraph);
    let words = &reader.passages[paragraph];
    let labelled = (0..words.len().min(LONGEST_LABEL)).any(|at| words.sign(at) == Some(':'))
        || headline::turn(reader, paragraph).is_some();
    // «همین را می\u{200C}گفت: …», in an answer, has no subject of its own.
    let opens = |cue: &Cue| cue.force == Force::Colon;
    let of_us = bare && speaks_of_us(words, true);
    let told = reader.cues[paragraph].iter().any(opens)
        && (!(labelled_question || bare) || someone_tells(reader, paragraph) && !of_us);
    asked && !labelled && !told && !is_heading(reader, paragraph) && keep(reader, paragraph)
}

/// Keeps what stands below a name that has a line of its own. True when it does.
pub(super) fn read_named(reader: &mut Reader<'_>, paragraph: usize) -> bool {
    let named = reader.name_line.is_some_and(|line| line + 1 == paragraph);
    named && !is_heading(reader, paragraph) && keep(reader, paragraph)
}

/// The paragraph before is an answer, and a question under a label follows soon. Whom the reporter names does something
/// here.
fn is_between(reader: &Reader<'_>, paragraph: usize) -> bool {
    let last = reader.drafts.last();
    let answered =
        last.is_some_and(|it| it.paragraph + 1 == paragraph && it.mode != Mode::Indirect);
    let labelled = |part: Range<usize>| reader.questions[part].contains(&true);
    let end = reader.questions.len().min(paragraph + 1 + FAR_QUESTION);
    let around = labelled(paragraph.saturating_sub(FAR_QUESTION + 1)..paragraph)
        && labelled(paragraph + 1..end);
    let next = reader.passages.get(paragraph + 1).is_some_and(questions::is_short);
    let bare = reader.asks_you
        && is_interview(reader)
        && reader.n_questions > 2
        && last.is_some_and(|it| it.mode == Mode::Continued)
        && reader.cues[paragraph].iter().all(|cue| cue.force == Force::Bare)
        && next;
    answered
        && (around || bare)
        && !narrates(reader, paragraph)
        && !questions::is_short(&reader.passages[paragraph])
}

/// The first verb of saying has a subject that is nobody deep in a story.
fn someone_tells(reader: &Reader<'_>, paragraph: usize) -> bool {
    let words = &reader.passages[paragraph];
    first_subject(reader, paragraph)
        .is_some_and(|it| it.is_name() || words.sentence_start(it.words.start) == 0)
}
