//! Who stands before a colon, without a verb: «شیردل: صادرات آسان می شود», in a headline or an interview.

use super::ahead::person_of;
use super::attribute::attribute;
use super::cues::Force;
use super::lexicon::Class;
use super::mention::{Form, Mention};
use super::posts::Post;
use super::questions::behind_bullet;
use super::reader::{Draft, Parts, Reader};
use super::scope::Scope;
use super::subject::find_subject;
use crate::model::Mode;

/// A speaker before the colon of a headline is at most this many words long.
const LONGEST: usize = 14;
/// A headline quotes at most this many.
const QUOTES: usize = 3;
/// A name before an answer in the line of its question is at most this many words long.
const LONGEST_NAME: usize = 4;
/// One answer of a talk stands at most so many paragraphs behind another.
const NEAR_TURN: usize = 3;
/// An answer has at least this many words; less is a list: «مدیرعامل: کاظم شیردل».
const SHORTEST_ANSWER: usize = 4;

/// Reads the first headline that quotes. Last of all, so that everyone is known.
pub(super) fn read(reader: &mut Reader<'_>) {
    let openings = 0..reader.passages.len().min(4);
    let quoting = openings
        .filter(|paragraph| reader.is_opening(*paragraph) && !reader.questions[*paragraph])
        .filter(|paragraph| reader.drafts.iter().take(4).all(|it| it.paragraph != *paragraph))
        .find_map(|paragraph| Some((paragraph, colon(reader, paragraph)?)));
    if let Some((paragraph, colon)) = quoting {
        read_quote(reader, paragraph, colon);
    }
}

/// The colon of a headline that quotes.
fn colon(reader: &Reader<'_>, paragraph: usize) -> Option<usize> {
    let words = &reader.passages[paragraph];
    if paragraph > 0 && words.len() > 0 && words.key(0) == "خبرگزاری" {
        return None;
    }
    let start = behind_bullet(words);
    let near = start..words.len().min(start + LONGEST + 1);
    let first = near.into_iter().find(|at| words.sign(*at) == Some(':'))?;
    let speaks = first > start && first + 2 < words.len();
    let cue_before = reader.cues[paragraph].iter().any(|cue| cue.start < first);
    (speaks && !cue_before).then_some(first)
}

/// Reads «X: … / Y: …», each part with its speaker.
fn read_quote(reader: &mut Reader<'_>, paragraph: usize, colon: usize) {
    let words = &reader.passages[paragraph];
    let parts: Vec<usize> =
        (0..words.len()).filter(|at| matches!(words.sign(*at), Some('/' | '؛' | '|'))).collect();
    let begins = parts.iter().rev().find(|sign| **sign < colon).map_or(0, |sign| sign + 1);
    let end = words.len();
    let later = parts.iter().filter(|sign| **sign > colon);
    let starts: Vec<usize> = std::iter::once(begins).chain(later.map(|sign| sign + 1)).collect();
    let ends = starts.iter().skip(1).map(|start| start - 1).chain([end]);
    for (start, end) in starts.iter().zip(ends).take(QUOTES) {
        let words = &reader.passages[paragraph];
        let colon = (*start..end.min(start + LONGEST)).find(|at| words.sign(*at) == Some(':'));
        if let Some(colon) = colon.filter(|colon| colon + 2 < end) {
            read_part(reader, paragraph, *start, colon, end);
        }
    }
}

fn read_part(reader: &mut Reader<'_>, paragraph: usize, start: usize, colon: usize, end: usize) {
    let words = &reader.passages[paragraph];
    let scope = Scope { words, end: colon, known: &reader.people.known };
    let Some(mention) = speaker(&scope, start) else { return };
    let parts = Parts {
        subject: (mention.words.start, mention.words.end),
        cue: (0, 0),
        content: (colon + 1, end),
    };
    let current = reader.people.current;
    let Some((person, _)) = person_of(reader, paragraph, &mention, parts.cue) else { return };
    reader.people.current = current;
    let words = &reader.passages[paragraph];
    let draft = Draft {
        paragraph,
        person,
        mode: Mode::Direct,
        force: Force::Colon,
        rule: "headline",
        begins: words.span(start, start + 1).start,
        subject: words.span(parts.subject.0, parts.subject.1),
        cue: words.span(parts.cue.0, parts.cue.1),
        content: words.said(parts.content.0, parts.content.1),
    };
    reader.keep(draft);
}

/// «شیردل:», alone on its line: whoever is named says what follows. True when it is so.
pub(super) fn read_name_line(reader: &mut Reader<'_>, paragraph: usize) -> bool {
    let words = &reader.passages[paragraph];
    let Some(colon) = words.len().checked_sub(1).filter(|_| words.ends_in_colon()) else {
        return false;
    };
    let scope = Scope { words, end: colon, known: &reader.people.known };
    let mention = if colon <= LONGEST_NAME { speaker(&scope, behind_bullet(words)) } else { None };
    let Some(mention) = mention.filter(|it| it.is_name() && it.words.end == colon) else {
        return false;
    };
    if paragraph == 0 || !is_asked(reader, paragraph) {
        return false;
    }
    let Some((person, _)) = person_of(reader, paragraph, &mention, (0, 0)) else { return false };
    reader.people.current = Some(person);
    reader.people.unread = false;
    reader.name_line = Some(paragraph);
    true
}

/// Reads an answer of an interview: a name, a colon, a sentence. True when someone was named.
pub(super) fn read_turn(reader: &mut Reader<'_>, paragraph: usize) -> bool {
    let Some((mention, colon)) = turn(reader, paragraph) else { return false };
    answer(reader, paragraph, &mention, colon)
}

/// What stands behind the colon is said by who stands before it. True when someone was named.
fn answer(reader: &mut Reader<'_>, paragraph: usize, mention: &Mention, colon: usize) -> bool {
    let parts = Parts {
        subject: (mention.words.start, mention.words.end),
        cue: (colon, colon + 1),
        content: (colon + 1, reader.passages[paragraph].len()),
    };
    attribute(reader, paragraph, mention, parts, (Mode::Direct, Force::Colon))
}

/// Reads an answer in the line of its question: «ایسنا: چرا؟ دماوندی: چون …». True when someone known answers.
pub(super) fn read_inline(reader: &mut Reader<'_>, paragraph: usize) -> bool {
    let words = &reader.passages[paragraph];
    let asks = |at: &usize| matches!(words.sign(*at), Some('؟' | '?')) && !words.is_quoted(*at);
    let Some(question) = (0..words.len()).find(asks) else { return false };
    let near = question + 2..words.len().min(question + 2 + LONGEST_NAME);
    let Some(colon) = near.into_iter().find(|at| words.sign(*at) == Some(':')) else {
        return false;
    };
    let scope = Scope { words, end: colon, known: &reader.people.known };
    let mention = speaker(&scope, question + 1).filter(|it| it.is_name() && it.words.end == colon);
    let Some(mention) = mention.filter(|_| colon + 1 < words.len()) else { return false };
    answer(reader, paragraph, &mention, colon)
}

/// Who answers under their name, and the colon behind it.
pub(super) fn turn(reader: &Reader<'_>, paragraph: usize) -> Option<(Mention, usize)> {
    let words = &reader.passages[paragraph];
    let colon = colon(reader, paragraph).filter(|_| paragraph > 0)?;
    // «شیردل (خطاب به شریفیان): …».
    let open = (0..colon).find(|at| words.sign(*at) == Some('('));
    let bracketed = words.sign(colon - 1) == Some(')');
    let end = open.filter(|_| bracketed).unwrap_or(colon);
    let scope = Scope { words, end, known: &reader.people.known };
    let answers = words.len() > colon + SHORTEST_ANSWER && words.ends_as_sentence();
    let mention = speaker(&scope, behind_bullet(words))?;
    let fits = answers
        && mention.words.end == end
        && match mention.form {
            Form::Known(_) => true,
            Form::Name(_) | Form::Elsewhere(_) => is_asked(reader, paragraph),
            Form::Role => {
                let one_of = words.is_any(mention.words.start, &["یکی"]);
                let asked =
                    reader.questions[paragraph - 1] || one_of && is_asked(reader, paragraph);
                asked || is_known_post(reader, paragraph, &mention)
            }
            _ => false,
        };
    fits.then_some((mention, colon))
}

/// «سفیر آرکادیا: …»: a post of someone who was met.
fn is_known_post(reader: &Reader<'_>, paragraph: usize, mention: &Mention) -> bool {
    let post = mention.roles.first().map(|it| Post::new(&reader.passages[paragraph], it.clone()));
    let person = post.and_then(|post| reader.people.by_post(&post));
    person.is_some_and(|person| reader.people.get(person).last.is_some())
}

/// Someone new answers only where the paragraph before asks, or another answer stands near: «کاظم شیردل: برنده جایزه شد.»
/// is a list.
fn is_asked(reader: &Reader<'_>, paragraph: usize) -> bool {
    let Some(before) = paragraph.checked_sub(1) else { return false };
    let words = &reader.passages[before];
    let near = |last: &Draft| last.paragraph + NEAR_TURN >= paragraph && reader.is_turn(last);
    let mut latest = reader.drafts.iter().rev().take(NEAR_TURN + 1);
    latest.find(|it| it.mode != Mode::Continued).is_some_and(near)
        || reader.questions[before]
        || (0..words.len()).any(|at| matches!(words.sign(at), Some('؟' | '?')))
}

/// The speaker when the words before the colon are nothing else.
fn speaker(scope: &Scope<'_>, start: usize) -> Option<Mention> {
    if start >= scope.end {
        return None;
    }
    let mention = find_subject(scope, start)?;
    let begins = mention.words.start == start;
    let whole = mention.words.end >= scope.end;
    let fits = match mention.form {
        Form::Known(_) => true,
        Form::Name(_) | Form::Unlisted(_) | Form::Elsewhere(_) | Form::Role => whole,
        _ => false,
    };
    let announces = scope.is(start, Class::ORGANIZATION);
    (begins && fits && !announces).then_some(mention)
}
