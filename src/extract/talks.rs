//! Talks: what questions and answers look like, and who is talked to.

use super::ahead::{first_subject, person_of};
use super::cues::{Cue, Force};
use super::full_names;
use super::holders::FullName;
use super::introduced::named_in;
use super::lexicon::Class;
use super::mention::{Form, Mention};
use super::name::Name;
use super::names::starts_name;
use super::questions;
use super::reader::{LONGEST_CLAUSE, Reader};
use super::scope::Scope;
use super::subject::find_subject;
use super::words::Words;
use crate::model::{Part, VoiceKind};

/// Who is interviewed is introduced in the first so many paragraphs.
const INTRODUCTION: usize = 12;
/// A label of a name alone has at most so many tokens.
const SHORT_LABEL: usize = 3;

/// Said of a guest whom a question brings in.
const GUEST: &[&str] = &["خط", "میهمان", "مهمان", "خدمت", "همراه", "ارتباط"];

pub(super) fn is_heading(reader: &Reader<'_>, paragraph: usize) -> bool {
    let part = reader.article.paragraphs[paragraph].part;
    matches!(part, Part::Kicker | Part::Headline | Part::Subhead)
}

/// «دماوندی: …», of whom we could not read who they are.
pub(super) fn has_label(words: &Words<'_>) -> bool {
    let start = questions::behind_bullet(words);
    let near = start + 1..words.len().min(start + SHORT_LABEL + 1);
    near.into_iter().any(|at| words.sign(at) == Some(':'))
}

/// A short paragraph that asks, and says nothing.
pub(super) fn is_bare_question(reader: &Reader<'_>, paragraph: usize) -> bool {
    let said = reader.drafts.last().is_some_and(|last| last.paragraph == paragraph);
    questions::is_short(&reader.passages[paragraph]) && !said
}

/// In an interview without labels, a question put to «شما», whatever it tells before: «رئیس اتحادیه گفته که …. شما چه
/// می\u{200C}گویید؟».
pub(super) fn is_put_to_you(reader: &Reader<'_>, paragraph: usize) -> bool {
    let words = &reader.passages[paragraph];
    let opens = |cue: &Cue| cue.force == Force::Colon;
    reader.asks_you
        && reader.n_questions > 2
        && !reader.several_spoke
        && questions::is_short(words)
        && questions::is_to_you(words)
        && !reader.cues[paragraph].iter().any(opens)
}

/// Several questions stand between what one person alone has said.
pub(super) fn is_interview(reader: &Reader<'_>) -> bool {
    reader.n_questions >= 2 && !reader.several_spoke
}

/// The paragraph before is somebody's words, or a question put to them.
pub(super) fn follows_speech(reader: &Reader<'_>, paragraph: usize) -> bool {
    let Some(before) = paragraph.checked_sub(1) else { return false };
    let said = reader.drafts.last().is_some_and(|last| last.paragraph == before);
    said || reader.questions[before] || questions::is_short(&reader.passages[before])
}

/// «از او می\u{200C}پرسیم», «از خانه بیرون می\u{200C}آییم»: the reporter speaks of themselves.
pub(super) fn puts_question(words: &Words<'_>) -> bool {
    let asks = ["میپرسم", "میپرسیم", "پرسیدیم", "پرسیدم", "میخوانید"];
    let goes = ["میاییم", "میرویم", "میرسیم"];
    let asked = ["سوال", "پرسش", "پرسید", "پرسیده", "پرسیدند"];
    let has =
        |keys: &[&str]| (0..words.len()).any(|at| words.is_any(at, keys) && !words.is_quoted(at));
    let was_asked = |at: &usize| words.is_any(*at, &asked) && words.is_any(at + 1, &["شد", "شده"]);
    let moves = has(&goes) && !speaks_of_us(words, false);
    has(&asks)
        || moves
        || (0..words.len()).any(|at| was_asked(&at))
        || questions::asks(words) && has(&asked)
}

/// Behind a question, the answer of who was speaking.
pub(super) fn answers(reader: &Reader<'_>, paragraph: usize) -> bool {
    let words = &reader.passages[paragraph];
    let before = paragraph - 1;
    is_bare_question(reader, before)
        && !has_label(words)
        && (words.is(0, Class::ANSWER)
            || speaks_of_us(words, true)
            || is_quoted(words)
            || is_interview(reader))
}

/// The whole paragraph stands in quotation marks.
pub(super) fn is_quoted(words: &Words<'_>) -> bool {
    let end =
        words.len() - usize::from(words.len() > 1 && words.sign(words.len() - 1) == Some('.'));
    words.opens_quote(0)
        && words.closes_quote(end - 1)
        && (1..end - 1).all(|at| words.is_quoted(at))
}

/// «… »؛ این را می\u{200C}گوید و کارتن را جلو می\u{200C}کشد.»: a quotation, and then that it was said.
pub(super) fn says_it_behind(words: &Words<'_>) -> bool {
    let close = (1..words.len()).find(|at| words.closes_quote(*at));
    let behind = |close: usize| {
        let from = close + 1 + usize::from(words.is_sign(close + 1));
        points_back(words, from)
    };
    words.opens_quote(0) && close.is_some_and(behind)
}

/// «این را», behind a quotation: what was said in it.
pub(super) fn points_back(words: &Words<'_>, at: usize) -> bool {
    words.is_any(at, &["این"]) && words.is_any(at + 1, &["را"])
}

/// «ما … دیدیم», «می\u{200C}دانم»: the first person, outside of quotation marks; in a verb alone only where `verbs` count.
pub(super) fn speaks_of_us(words: &Words<'_>, verbs: bool) -> bool {
    (0..words.len()).any(|at| !words.is_quoted(at) && is_first_person(words, at, verbs))
}

fn is_first_person(words: &Words<'_>, at: usize, verbs: bool) -> bool {
    const PRONOUNS: &[&str] = &["من", "ما", "بنده", "خودم", "خودمان", "اینجانب"];
    let present = words.is_present_verb(at) && words.key(at).ends_with('م');
    // «خبرنگار ما», «خوانندگان ما»: the agency's.
    let of_agency = at > 0
        && (words.is(at - 1, Class::ASKER)
            || words.is_any(at - 1, &["خبرنگاران", "همکار", "همکاران", "خوانندگان", "مخاطبان"]));
    words.is_any(at, PRONOUNS) && !of_agency
        || verbs && (words.is(at, Class::FIRST_PERSON) || present)
}

/// The reporter tells what somebody does here, or names who is meant.
pub(super) fn narrates(reader: &Reader<'_>, paragraph: usize) -> bool {
    let words = &reader.passages[paragraph];
    let scope = Scope { words, end: words.len(), known: &reader.people.known };
    words.len() == 0
        || words.joined(0, 2.min(words.len())) == "بهگزارش"
        || words.is_any(0, &["در"])
            && words.is(1, Class::THIS)
            && words.is_any(2, &["لحظه", "میان", "هنگام", "حال", "بخش", "نشست", "میزگرد", "برنامه"])
        || first_subject(reader, paragraph).is_some_and(|it| it.is_name() || it.also)
        || words.longest(0, words.len(), Class::ACCORDING) > 0
        || words.is_any(0, &["شهید"])
        || scope.known_name(0).is_some()
        || starts_name(&scope, 0)
        || words.is(0, Class::PRONOUN.or(Class::THIS))
}

/// Behind the first question, who was introduced right before it: «نسرین شریفیان، آموزگار آبسرد، … | ایسنا: …؟», «پای
/// صحبت\u{200C}های نسرین شریفیان نشستیم».
pub(super) fn who_is_asked(reader: &mut Reader<'_>, paragraph: usize) -> Option<u32> {
    let before = paragraph.checked_sub(2)?;
    let before = before - usize::from(before > 0 && is_heading(reader, before));
    let is_first = reader.drafts.last().is_none_or(|it| it.paragraph < before);
    let question = paragraph - 1;
    let asked = reader.questions[question] || is_bare_question(reader, question);
    if !(is_first && asked) {
        return None;
    }
    let mention = named_in(reader, before)
        .filter(|it| matches!(it.form, Form::Name(_)))
        .or_else(|| talked_to(reader, before))?;
    let (person, _) = person_of(reader, before, &mention, (0, 0))?;
    reader.people.current = Some(person);
    Some(person)
}

/// Whom a question names before it is put: «آقای شیردل، …؟», «نسرین شریفیان، آموزگار آبسرد، روی خط است. …؟».
pub(super) fn asked_by_name(reader: &mut Reader<'_>, question: usize) -> Option<u32> {
    let words = &reader.passages[question];
    let mut asked = None;
    let mut start = behind_label(words);
    while start < words.len().min(LONGEST_CLAUSE) {
        let end = words.sentence_end(start, LONGEST_CLAUSE);
        let scope = Scope { words, end, known: &reader.people.known };
        let comes = (start..end).any(|at| words.is_any(at, GUEST));
        let fits = |it: &Mention| {
            let met = match &it.form {
                Form::Known(_) | Form::Elsewhere(_) => true,
                Form::Name(span) => reader.people.met(&Name::new(words, span)).is_some(),
                _ => false,
            };
            let called = met && words.is_comma(it.words.end);
            it.words.start <= start + 1 && it.is_name() && (called || comes)
        };
        let whole = |it: Mention| called_in_part(reader, question, it);
        asked = find_subject(&scope, start).map(whole).filter(fits).or(asked);
        start = end.max(start + 1);
    }
    let (person, _) = person_of(reader, question, &asked?, (0, 0))?;
    reader.people.current = Some(person);
    Some(person)
}

/// «خانم طباطبایی، …؟» is «مهناز طباطبایی\u{200C}زواره», where no other surname of the report begins so.
fn called_in_part(reader: &Reader<'_>, question: usize, mention: Mention) -> Mention {
    let Form::Name(span) = &mention.form else { return mention };
    let name = Name::new(&reader.passages[question], span);
    let surname = name.surname_key();
    let begins = |it: &&FullName| it.name.surname_key().starts_with(&surname);
    let mut whole = (0..).zip(&reader.full_names).filter(|(_, it)| begins(it));
    match (whole.next(), whole.next()) {
        (Some((at, _)), None) if name.given.is_empty() => {
            Mention { form: Form::Elsewhere(at), ..mention }
        }
        _ => mention,
    }
}

/// One past the colon of a label.
fn behind_label(words: &Words<'_>) -> usize {
    let near = 0..words.len().min(SHORT_LABEL + 2);
    near.into_iter().find(|at| words.sign(*at) == Some(':')).map_or(0, |colon| colon + 1)
}

/// «پای صحبت\u{200C}های | نسرین شریفیان», «گفت\u{200C}وگو با | نسرین شریفیان».
fn talked_to(reader: &Reader<'_>, paragraph: usize) -> Option<Mention> {
    let words = &reader.passages[paragraph];
    let scope = Scope { words, end: words.len().min(LONGEST_CLAUSE), known: &reader.people.known };
    (2..scope.end).find_map(|at| {
        let said = words.is_any(at - 1, &["صحبتهای", "حرفهای", "سخنان"]);
        let with = words.is_any(at - 1, &["با"]) && is_talk(words, at);
        // «نوبت به | کاظم شیردل رسید».
        let turn = words.is_any(at - 1, &["به"]) && words.is_any(at - 2, &["نوبت"]);
        let mention = if said || with || turn { find_subject(&scope, at) } else { None };
        mention.filter(|it| it.words.start == at && it.is_name())
    })
}

/// «با کاظم شیردل گفت\u{200C}وگو کرده\u{200C}ایم»: the sentence around a word speaks of a talk.
fn is_talk(words: &Words<'_>, at: usize) -> bool {
    let sentence = words.sentence_start(at)..words.sentence_end(at, LONGEST_CLAUSE);
    sentence.into_iter().any(|at| words.is_any(at, &["گفتوگو", "گفتوگویی", "مصاحبه"]))
}

/// Who answers the first question of an interview: the one whose full name alone stands before it.
pub(super) fn interviewee(reader: &mut Reader<'_>, paragraph: usize) -> Option<u32> {
    let introduced = full_names::collect(&reader.passages[..paragraph.min(INTRODUCTION)]).all;
    let [only] = introduced.as_slice() else { return None };
    let met = reader.people.met(&only.name).or_else(|| reader.people.of_lead());
    let person = met.unwrap_or_else(|| reader.people.add(VoiceKind::Person));
    reader.people.set_name(person, only.name.clone());
    reader.people.add_posts(person, only.posts.clone());
    reader.people.get_mut(person).evidence.named = 1;
    reader.people.get_mut(person).evidence.with_post = !only.posts.is_empty();
    reader.people.current = Some(person);
    Some(person)
}
