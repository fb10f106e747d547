//! Someone whom the reporter names right before «وی» speaks: it may be them, and not who spoke last.

use std::ops::Range;

use super::ahead::person_of;
use super::lexicon::Class;
use super::mention::{Form, Mention};
use super::names::starts_name;
use super::reader::{LONGEST_CLAUSE, Parts, Reader};
use super::scope::Scope;
use super::subject::find_subject;
use crate::model::Part;

/// The rule of a pronoun that points at someone who was named and had not spoken.
pub(super) const INTRODUCED: &str = "introduced";
/// The rule of a pronoun between two who may be meant.
pub(super) const UNCLEAR: &str = "unclear-pronoun";

/// The rule of a pronoun before speech; before it answers, it makes whom it points at the current speaker.
/// «… دبیر همایش، گزارشی ارائه داد. | وی گفت: …»
pub(super) fn rule_of_pronoun(
    reader: &mut Reader<'_>,
    paragraph: usize,
    pronoun: &Mention,
    parts: Parts,
) -> Option<&'static str> {
    if reader.drafts.last().is_some_and(|last| last.paragraph == paragraph) {
        return None;
    }
    let place = if pronoun.form == Form::Dropped { parts.cue.0 } else { parts.subject.0 };
    let start = reader.passages[paragraph].sentence_start(place);
    if pronoun.form == Form::Dropped
        && let Some(person) = told_by_us(reader, paragraph, start..place)
    {
        reader.people.current = Some(person);
        return Some(INTRODUCED);
    }
    if let Some(mention) = subject_before(reader, paragraph, start) {
        let (person, _) = person_of(reader, paragraph, &mention, (0, 0))?;
        let same = reader.people.current.replace(person) == Some(person);
        return (!same).then_some(INTRODUCED);
    }
    let words = &reader.passages[paragraph];
    let continues = words.longest(parts.cue.0, parts.cue.1, Class::CONTINUING) > 0;
    if start == 0
        && let Some((before, mention)) = newcomer(reader, paragraph, continues)
    {
        let (person, _) = person_of(reader, before, &mention, (0, 0))?;
        reader.people.current = Some(person);
        return Some(INTRODUCED);
    }
    if pronoun.form == Form::Dropped {
        return None;
    }
    let current = reader.people.current?;
    if reader.people.get(current).last.is_none() {
        return Some(INTRODUCED);
    }
    let unclear = names_another(reader, paragraph, start)
        || !continues && start == 0 && interrupted(reader, paragraph);
    unclear.then_some(UNCLEAR)
}

/// «خبر را که به | شیردل | می\u{200C}رسانیم، می\u{200C}گوید: …»: whom the reporter tells something, right before.
fn told_by_us(reader: &Reader<'_>, paragraph: usize, clause: Range<usize>) -> Option<u32> {
    let words = &reader.passages[paragraph];
    if clause.len() > LONGEST_CLAUSE {
        return None;
    }
    let known = &reader.people.known;
    let scope = Scope { words, end: clause.end, known };
    let ours = |at: usize| {
        words.is_present_verb(at) && words.key(at).ends_with('م')
            || words.is(at, Class::FIRST_PERSON)
    };
    clause.into_iter().filter(|at| words.key(*at) == "به").find_map(|at| {
        let given = || known.given.get(words.key(at + 1)).copied().flatten().map(|it| (1, it));
        let (len, person) = scope.known_name(at + 1).or_else(given)?;
        ours(at + 1 + len).then_some(person)
    })
}

/// Who is named as the subject of the sentence right before the one at `start`. A question names whom it is about.
fn subject_before(reader: &Reader<'_>, paragraph: usize, start: usize) -> Option<Mention> {
    let scope = sentence_before(reader, paragraph, start)
        .or_else(|| before_question(reader, paragraph, start))?;
    let from = scope.words.sentence_start(scope.end);
    if let Some(asked) = asked_by_us(&scope, from) {
        return Some(asked);
    }
    let subject = find_subject(&scope, from).filter(|it| {
        matches!(it.form, Form::Known(_) | Form::Name(_) | Form::Elsewhere(_) | Form::Role)
    });
    subject.or_else(|| who_it_was(&scope, from))
}

/// «این را با | مدیر گمرک آبسرد | در میان گذاشتم. پاسخ داد: …»: whom the reporter asked.
fn asked_by_us(scope: &Scope<'_>, from: usize) -> Option<Mention> {
    const TOLD: &[&str] = &["گذاشتم", "گذاشتیم", "میگذارم", "میگذاریم"];
    let told = (from + 2..scope.end).find(|at| {
        scope.is_any(*at, TOLD) && scope.is_any(at - 1, &["میان"]) && scope.is_any(at - 2, &["در"])
    })?;
    let with = (from..told).find(|at| scope.is_any(*at, &["با"]))?;
    find_subject(&scope.until(told), with + 1)
        .filter(|it| it.words.start == with + 1 && (it.is_name() || it.form == Form::Role))
}

/// «راستین قایق را برمی\u{200C}گرداند. | می\u{200C}پرسم اگر آب نیاید چه؟ می\u{200C}گوید: …»: the sentence before the reporter's question.
fn before_question<'r>(
    reader: &'r Reader<'_>,
    paragraph: usize,
    start: usize,
) -> Option<Scope<'r>> {
    let words = &reader.passages[paragraph];
    let question = words.sentence_start(start.checked_sub(1)?);
    let asks =
        (question..start).any(|at| words.is_any(at, &["میپرسم", "میپرسیم", "پرسیدم", "پرسیدیم"]));
    if asks { sentence_before(reader, paragraph, question) } else { None }
}

/// «آخرین کسی که آمد | رضا راستین | بود؛ …».
fn who_it_was(scope: &Scope<'_>, from: usize) -> Option<Mention> {
    (from..scope.end).filter(|at| starts_name(scope, *at)).find_map(|at| {
        let mention = find_subject(scope, at).filter(|it| it.words.start == at && it.is_name())?;
        scope.is_any(mention.words.end, &["بود", "است"]).then_some(mention)
    })
}

/// Whom the paragraph before introduces by a full name, in its first sentence or a later one, and who does not speak there:
/// «کاظم شیردل، نانوای آبسرد، سی سال است که … | او می\u{200C}گوید: …».
/// Someone known before is meant where the verb does not go on with what the last speaker said: «شیردل از کارخانه بازدید
/// کرد. | وی گفت: …».
pub(super) fn newcomer(
    reader: &Reader<'_>,
    paragraph: usize,
    continues: bool,
) -> Option<(usize, Mention)> {
    let before = narrative_before(reader, paragraph)?;
    let mention = named_in(reader, before).filter(|it| match it.form {
        Form::Name(_) => true,
        Form::Known(_) => !continues,
        _ => false,
    })?;
    Some((before, mention))
}

/// The last one with whose name a sentence of a paragraph begins.
pub(super) fn named_in(reader: &Reader<'_>, paragraph: usize) -> Option<Mention> {
    let words = &reader.passages[paragraph];
    // «به گزارش خبرگزاری …، | کاظم شیردل …».
    let reported = words.joined(0, 2.min(words.len())) == "بهگزارش";
    let mut named = None;
    let mut start = 0;
    while start < words.len().min(LONGEST_CLAUSE) {
        let end = words.sentence_end(start, LONGEST_CLAUSE);
        let closed = usize::from(words.is_sign(end - 1));
        let scope = Scope { words, end: end - closed, known: &reader.people.known };
        let mention = find_subject(&scope, start);
        // «نسرین شریفیان: …» is who wrote it, or answers.
        let begins = |it: &Mention| {
            let first = it.words.start == start || reported && start == 0;
            first && it.is_name() && words.sign(it.words.end) != Some(':')
        };
        named = mention.filter(begins).or(named);
        start = end.max(start + 1);
    }
    named
}

/// The paragraph before, where nobody speaks in it.
fn narrative_before(reader: &Reader<'_>, paragraph: usize) -> Option<usize> {
    let before = paragraph.checked_sub(1)?;
    let spoken = reader.drafts.last().is_some_and(|last| last.paragraph == before);
    let part = reader.article.paragraphs[before].part;
    let heading = matches!(part, Part::Kicker | Part::Headline | Part::Subhead);
    (!spoken && !heading).then_some(before)
}

/// True when the sentence before has the name of someone who is not the current speaker.
fn names_another(reader: &Reader<'_>, paragraph: usize, start: usize) -> bool {
    let Some(scope) = sentence_before(reader, paragraph, start) else { return false };
    let from = scope.words.sentence_start(scope.end);
    (from..scope.end).any(|at| {
        let listed = scope.is(at, Class::GIVEN) && starts_name(&scope, at);
        let known = scope.known_name(at).map(|(_, person)| person);
        known.map_or(listed, |person| Some(person) != reader.people.current)
    })
}

/// The sentence before the one at `start`, up to the sign that ends it; none before the first, and none that asks.
fn sentence_before<'r>(
    reader: &'r Reader<'_>,
    paragraph: usize,
    start: usize,
) -> Option<Scope<'r>> {
    let words = &reader.passages[paragraph];
    let end = start.checked_sub(1)?;
    let asks = matches!(words.sign(end), Some('؟' | '?'));
    let near = end - words.sentence_start(end) <= LONGEST_CLAUSE;
    (near && !asks).then_some(Scope { words, end, known: &reader.people.known })
}

/// The paragraph before says what someone else does, whom it names.
fn interrupted(reader: &Reader<'_>, paragraph: usize) -> bool {
    let Some(before) = narrative_before(reader, paragraph) else { return false };
    let words = &reader.passages[before];
    let subject = subject_before(reader, before, words.len());
    subject.is_some_and(|subject| match subject.form {
        Form::Known(person) => Some(person) != reader.people.current,
        _ => true,
    })
}
