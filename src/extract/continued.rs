//! Speech that goes on in a paragraph without a verb of saying.

use std::ops::Range;

use super::ahead::{first_subject, person_of};
use super::cues::{Cue, Force, is_told_to_me};
use super::full_names;
use super::headline;
use super::heads::starts_role;
use super::introduced::{INTRODUCED, named_in};
use super::lexicon::Class;
use super::mention::{Form, Mention};
use super::names::starts_name;
use super::questions;
use super::reader::{Draft, LONGEST_CLAUSE, Reader};
use super::scope::Scope;
use super::subject::find_subject;
use super::words::Words;
use crate::model::{Mode, Part, VoiceKind};
use crate::persian::Span;

/// A line of a poem or a list has at most this many tokens.
const LONGEST_LINE: usize = 12;
/// A verse of two halves has at most this many.
const LONGEST_VERSE: usize = 24;
/// A quotation goes on for at most so many paragraphs.
const LONGEST_QUOTATION: usize = 16;
/// Who is interviewed is introduced in the first so many paragraphs.
const INTRODUCTION: usize = 12;
/// A question stands at most so many paragraphs before an answer that goes on, or behind it.
const FAR_QUESTION: usize = 3;
/// A label of a name alone has at most so many tokens.
const SHORT_LABEL: usize = 3;
/// A label before an answer ends in a colon within so many tokens.
const LONGEST_LABEL: usize = 7;

/// Keeps the answer to a question under a label, where it begins without a verb of saying, and what stands between it
/// and the next question. True when it does.
pub(super) fn read_answer(reader: &mut Reader<'_>, paragraph: usize) -> bool {
    let Some(before) = paragraph.checked_sub(1) else { return false };
    let spoken = !reader.drafts.is_empty();
    let bare = spoken && is_bare_question(reader, before) && is_interview(reader);
    let labelled_question = reader.questions[before];
    let asked = labelled_question || bare || is_between(reader, paragraph);
    let words = &reader.passages[paragraph];
    let labelled = (0..words.len().min(LONGEST_LABEL)).any(|at| words.sign(at) == Some(':'))
        || headline::turn(reader, paragraph).is_some();
    // «همین را می\u{200C}گفت: …», in an answer, has no subject of its own.
    let opens = |cue: &Cue| cue.force == Force::Colon && cue.start > 0;
    let told = reader.cues[paragraph].iter().any(opens)
        && (!(labelled_question || bare) || someone_tells(reader, paragraph));
    asked && !labelled && !told && !is_heading(reader, paragraph) && keep(reader, paragraph)
}

/// The paragraph before is an answer, and a question under a label follows soon. Whom the reporter names does something
/// here.
fn is_between(reader: &Reader<'_>, paragraph: usize) -> bool {
    let last = reader.drafts.last();
    let answered =
        last.is_some_and(|it| it.paragraph + 1 == paragraph && it.mode != Mode::Indirect);
    let labelled = |part: Range<usize>| reader.questions[part].contains(&true);
    let end = reader.questions.len().min(paragraph + 1 + FAR_QUESTION);
    answered
        && !narrates(reader, paragraph)
        && !questions::is_short(&reader.passages[paragraph])
        && labelled(paragraph.saturating_sub(FAR_QUESTION + 1)..paragraph)
        && labelled(paragraph + 1..end)
}

/// Keeps a paragraph that goes on with what was said before it. True when it does.
///
/// It does behind a colon; where quotation marks are still open; where it answers a question; and, right behind
/// what someone said, where it stands in quotation marks whole or speaks of «ما» and «من».
pub(super) fn read(reader: &mut Reader<'_>, paragraph: usize) -> bool {
    let Some(before) = paragraph.checked_sub(1) else { return false };
    let words = &reader.passages[paragraph];
    let Some(last) = reader.drafts.last() else {
        let first = is_interview(reader) && answers(reader, paragraph) && asks_you(reader);
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
            || answers(reader, paragraph)
    };
    goes_on && words.len() > 0 && keep(reader, paragraph)
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
        && !narrates(reader, paragraph)
        && !someone_speaks(reader, paragraph)
        && words.ends_as_sentence()
}

/// The first verb of saying has a subject that is nobody deep in a story.
fn someone_tells(reader: &Reader<'_>, paragraph: usize) -> bool {
    let words = &reader.passages[paragraph];
    first_subject(reader, paragraph)
        .is_some_and(|it| it.is_name() || words.sentence_start(it.words.start) == 0)
}

/// The reporter tells what somebody does here, or names who is meant.
fn narrates(reader: &Reader<'_>, paragraph: usize) -> bool {
    let words = &reader.passages[paragraph];
    let scope = Scope { words, end: words.len(), known: &reader.people.known };
    words.len() == 0
        || words.joined(0, 2.min(words.len())) == "بهگزارش"
        || words.is_any(0, &["در"])
            && words.is(1, Class::THIS)
            && words.is_any(2, &["لحظه", "میان", "هنگام", "حال"])
        || first_subject(reader, paragraph).is_some_and(|it| it.is_name() || it.also)
        || words.longest(0, words.len(), Class::ACCORDING) > 0
        || words.is_any(0, &["شهید"])
        || scope.known_name(0).is_some()
        || starts_name(&scope, 0)
        || words.is(0, Class::PRONOUN.or(Class::THIS))
}

/// Someone says or asks something, of whom we could not read who they are.
fn someone_speaks(reader: &Reader<'_>, paragraph: usize) -> bool {
    let words = &reader.passages[paragraph];
    let opens = |cue: &Cue| cue.force == Force::Colon && !is_told_to_me(words, *cue);
    reader.cues[paragraph].iter().any(opens) || puts_question(words) || has_label(words)
}

/// «دماوندی: …», of whom we could not read who they are.
fn has_label(words: &Words<'_>) -> bool {
    let start = questions::behind_bullet(words);
    let near = start + 1..words.len().min(start + SHORT_LABEL + 1);
    near.into_iter().any(|at| words.sign(at) == Some(':'))
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
        || starts_name(&scope, 0)
        || questions::is_short(words) && (is_interview(reader) || asks_at_once(words))
}

/// «آیا …؟», «چرا …؟».
fn asks_at_once(words: &Words<'_>) -> bool {
    words.is_any(0, &["ایا", "چرا", "چگونه", "چطور", "چقدر", "کدام", "کی", "کجا"])
}

/// The paragraph before is somebody's words, or a question put to them.
pub(super) fn follows_speech(reader: &Reader<'_>, paragraph: usize) -> bool {
    let Some(before) = paragraph.checked_sub(1) else { return false };
    let said = reader.drafts.last().is_some_and(|last| last.paragraph == before);
    said || reader.questions[before] || questions::is_short(&reader.passages[before])
}

fn is_heading(reader: &Reader<'_>, paragraph: usize) -> bool {
    let part = reader.article.paragraphs[paragraph].part;
    matches!(part, Part::Kicker | Part::Headline | Part::Subhead)
}

/// The paragraph is said by who is speaking; false when nobody is.
fn keep(reader: &mut Reader<'_>, paragraph: usize) -> bool {
    let last = reader.drafts.last().filter(|last| last.paragraph + 1 == paragraph);
    let last = last.map(|last| last.person);
    let met = if last.is_none() { who_is_asked(reader, paragraph) } else { None };
    let known = last.or(met).or(reader.people.current);
    let Some(person) = known.or_else(|| interviewee(reader, paragraph)) else { return false };
    let words = &reader.passages[paragraph];
    let draft = Draft {
        paragraph,
        person,
        mode: Mode::Continued,
        force: Force::Comma,
        rule: if known.is_some() { "continued" } else { INTRODUCED },
        begins: 0,
        subject: Span::default(),
        cue: Span::default(),
        content: words.said(0, words.len()),
    };
    reader.people.unread = false;
    reader.keep(draft);
    true
}

/// Behind the first question, who was introduced right before it: «نسرین شریفیان، آموزگار آبسرد، … | ایسنا: …؟», «پای
/// صحبت\u{200C}های نسرین شریفیان نشستیم».
fn who_is_asked(reader: &mut Reader<'_>, paragraph: usize) -> Option<u32> {
    let before = paragraph.checked_sub(2)?;
    let before = before - usize::from(before > 0 && is_heading(reader, before));
    let is_first = reader.drafts.last().is_none_or(|it| it.paragraph < before);
    if !(is_first && reader.questions[paragraph - 1]) {
        return None;
    }
    let mention = named_in(reader, before)
        .filter(|it| matches!(it.form, Form::Name(_)))
        .or_else(|| talked_to(reader, before))?;
    let (person, _) = person_of(reader, before, &mention, (0, 0))?;
    reader.people.current = Some(person);
    Some(person)
}

/// «پای صحبت\u{200C}های | نسرین شریفیان», «گفت\u{200C}وگو با | نسرین شریفیان».
fn talked_to(reader: &Reader<'_>, paragraph: usize) -> Option<Mention> {
    let words = &reader.passages[paragraph];
    let scope = Scope { words, end: words.len().min(LONGEST_CLAUSE), known: &reader.people.known };
    (2..scope.end).find_map(|at| {
        let said = words.is_any(at - 1, &["صحبتهای", "حرفهای", "سخنان"]);
        let with = words.is_any(at - 1, &["با"]) && is_talk(words, at);
        let mention = if said || with { find_subject(&scope, at) } else { None };
        mention.filter(|it| it.words.start == at && it.is_name())
    })
}

/// «با کاظم شیردل گفت\u{200C}وگو کرده\u{200C}ایم»: the sentence around a word speaks of a talk.
fn is_talk(words: &Words<'_>, at: usize) -> bool {
    let sentence = words.sentence_start(at)..words.sentence_end(at, LONGEST_CLAUSE);
    sentence.into_iter().any(|at| words.is_any(at, &["گفتوگو", "گفتوگویی", "مصاحبه"]))
}

/// Who answers the first question of an interview: the one whose full name alone stands before it.
fn interviewee(reader: &mut Reader<'_>, paragraph: usize) -> Option<u32> {
    let introduced = full_names::collect(&reader.passages[..paragraph.min(INTRODUCTION)]).all;
    let [only] = introduced.as_slice() else { return None };
    let met = reader.people.met(&only.name);
    let person = met.unwrap_or_else(|| reader.people.add(VoiceKind::Person));
    reader.people.set_name(person, only.name.clone());
    reader.people.add_posts(person, only.posts.clone());
    reader.people.get_mut(person).evidence.named = 1;
    reader.people.get_mut(person).evidence.with_post = !only.posts.is_empty();
    reader.people.current = Some(person);
    Some(person)
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
    both && !before.ends_as_sentence()
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

/// The whole paragraph stands in quotation marks.
fn is_quoted(words: &Words<'_>) -> bool {
    let end =
        words.len() - usize::from(words.len() > 1 && words.sign(words.len() - 1) == Some('.'));
    words.opens_quote(0)
        && words.closes_quote(end - 1)
        && (1..end - 1).all(|at| words.is_quoted(at))
}

/// «… »؛ این را می\u{200C}گوید و کارتن را جلو می\u{200C}کشد.»: a quotation, and then that it was said.
fn says_it_behind(words: &Words<'_>) -> bool {
    let close = (1..words.len()).find(|at| words.closes_quote(*at));
    let behind = |close: usize| {
        let from = close + 1 + usize::from(words.is_sign(close + 1));
        words.is_any(from, &["این"]) && words.is_any(from + 1, &["را"])
    };
    words.opens_quote(0) && close.is_some_and(behind)
}

/// More verbs open speech in a paragraph than people were named in it: who spoke last is not sure.
fn several_told(reader: &Reader<'_>, paragraph: usize) -> bool {
    let told = reader.cues[paragraph].iter().filter(|cue| cue.force == Force::Colon).count();
    let named = reader.drafts.iter().rev().take_while(|it| it.paragraph == paragraph).count();
    told > named.max(1)
}

/// Behind a question, the answer of who was speaking.
fn answers(reader: &Reader<'_>, paragraph: usize) -> bool {
    let words = &reader.passages[paragraph];
    let before = paragraph - 1;
    is_bare_question(reader, before)
        && !has_label(words)
        && (words.is(0, Class::ANSWER)
            || speaks_of_us(words, true)
            || is_quoted(words)
            || is_interview(reader))
}

/// A short paragraph that asks, and says nothing.
fn is_bare_question(reader: &Reader<'_>, paragraph: usize) -> bool {
    let said = reader.drafts.last().is_some_and(|last| last.paragraph == paragraph);
    questions::is_short(&reader.passages[paragraph]) && !said
}

/// Several questions stand between what one person alone has said.
fn is_interview(reader: &Reader<'_>) -> bool {
    reader.n_questions >= 2 && !reader.several_spoke
}

/// One of the questions is put to «شما».
fn asks_you(reader: &Reader<'_>) -> bool {
    reader.passages.iter().any(|words| questions::is_short(words) && questions::is_to_you(words))
}

/// «از او می\u{200C}پرسیم», «از خانه بیرون می\u{200C}آییم»: the reporter speaks of themselves.
fn puts_question(words: &Words<'_>) -> bool {
    let asks = ["میپرسم", "میپرسیم", "پرسیدیم", "پرسیدم", "میاییم", "میرویم", "میرسیم", "میخوانید"];
    let asked = ["سوال", "پرسش", "پرسید", "پرسیده", "پرسیدند"];
    let has =
        |keys: &[&str]| (0..words.len()).any(|at| words.is_any(at, keys) && !words.is_quoted(at));
    let was_asked = |at: &usize| words.is_any(*at, &asked) && words.is_any(at + 1, &["شد", "شده"]);
    has(&asks) || (0..words.len()).any(|at| was_asked(&at)) || questions::asks(words) && has(&asked)
}

/// «ما … دیدیم», «می\u{200C}دانم»: the first person, outside of quotation marks; in a verb alone only where `verbs` count.
fn speaks_of_us(words: &Words<'_>, verbs: bool) -> bool {
    (0..words.len()).any(|at| !words.is_quoted(at) && is_first_person(words, at, verbs))
}

fn is_first_person(words: &Words<'_>, at: usize, verbs: bool) -> bool {
    const PRONOUNS: &[&str] = &["من", "ما", "بنده", "خودم", "خودمان", "اینجانب"];
    let present = words.is_present_verb(at) && words.key(at).ends_with('م');
    words.is_any(at, PRONOUNS) || verbs && (words.is(at, Class::FIRST_PERSON) || present)
}
