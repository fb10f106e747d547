//! A message that someone else reads aloud: «پیام شیردل خوانده شد. در این پیام آمده است: …» are Shirdel's words.

use std::ops::Range;

use super::ahead::person_of;
use super::cues::Force;
use super::introduced::INTRODUCED;
use super::mention::{Form, Mention};
use super::names::starts_name;
use super::posts::Post;
use super::reader::{Draft, LONGEST_CLAUSE, Reader};
use super::scope::Scope;
use super::subject::find_subject;
use super::words::Words;
use crate::model::Mode;

/// What is written and read aloud.
const MESSAGES: &[&str] = &["پیام", "نامه", "یادداشت", "نوشته", "دلنوشته"];
/// Said of what stands in one.
const STANDS: &[&str] = &["امده", "اورده", "نوشته", "خوانده"];
/// A sentence that goes on with a message names it among so many of its first tokens.
const FIRST: usize = 6;
/// The message is named in this paragraph or in one of so many before.
const FAR: usize = 2;
/// So many messages of a paragraph are looked at, the last first.
const NAMED: usize = 4;
/// Words between «پیام» and whose it is: «پیام مکتوب تسلیت».
const KIND: &[&str] =
    &["مکتوب", "تصویری", "ویدیویی", "ویدیوی", "کتبی", "صوتی", "تسلیت", "تبریک", "تشکر", "مشترک"];
/// So many of them at most.
const KINDS: usize = 2;

/// Reads a paragraph that quotes a message whose writer was named. True when it does.
pub(super) fn read(reader: &mut Reader<'_>, paragraph: usize) -> bool {
    let words = &reader.passages[paragraph];
    let Some(colon) = opens(words) else { return goes_on(reader, paragraph) };
    let sentence = words.sentence_start(colon);
    if colon - sentence > LONGEST_CLAUSE {
        return false;
    }
    let scope = Scope { words, end: colon, known: &reader.people.known };
    let own = find_subject(&scope, sentence).filter(|it| it.words.start == sentence);
    let writer = writer(reader, paragraph, sentence..colon);
    let posts: Vec<Post> = writer
        .iter()
        .flat_map(|(at, writer)| {
            let words = &reader.passages[*at];
            writer.roles.iter().map(|role| Post::new(words, role.clone()))
        })
        .collect();
    // Who is named wrote it; else whose the message was; else «او».
    let named = own.clone().filter(Mention::is_name).map(|own| (paragraph, own));
    let carried = own.filter(Mention::carries_on).or_else(|| {
        let spoke = reader.drafts.last().is_some_and(|last| last.paragraph + 1 == paragraph);
        let this = (sentence + 1..colon)
            .any(|at| words.is_any(at, MESSAGES) && words.is_any(at - 1, &["این"]));
        (spoke && this).then(Mention::dropped)
    });
    let carried = carried.map(|own| (paragraph, own));
    let Some((at, mention)) = named.or(writer).or(carried) else { return false };
    // «پیام وزیر علوم»: no other post of who speaks next.
    let mention = Mention { also: mention.form == Form::Role, ..mention };
    let Some((person, _)) = person_of(reader, at, &mention, (0, 0)) else { return false };
    reader.people.add_posts(person, posts);
    let words = &reader.passages[paragraph];
    let sentence = words.sentence_start(colon);
    let draft = Draft {
        paragraph,
        person,
        mode: Mode::Direct,
        force: Force::Colon,
        rule: INTRODUCED,
        begins: words.span(sentence, sentence + 1).start,
        subject: words.said(sentence, colon),
        cue: words.span(colon, colon + 1),
        content: words.said(colon + 1, words.len()),
    };
    reader.people.current = Some(person);
    reader.people.unread = false;
    reader.keep(draft);
    true
}

/// «در این پیام همچنین بر … تأکید شده است.»: right behind what the message said, it is told by the reporter.
fn goes_on(reader: &mut Reader<'_>, paragraph: usize) -> bool {
    let words = &reader.passages[paragraph];
    let Some(last) = reader.drafts.last().filter(|last| last.paragraph + 1 == paragraph) else {
        return false;
    };
    let message = (1..words.len().min(FIRST))
        .find(|at| words.is_any(*at, MESSAGES) && words.is_any(at - 1, &["این"]));
    let Some(message) = message else { return false };
    let end = words.len() - usize::from(words.ends_as_sentence());
    let told = end > 2
        && words.is_any(end - 1, &["است"])
        && words.is_any(end - 2, &["شده"])
        && words
            .is_any(end - 3, &["تاکید", "اشاره", "اورده", "خواسته", "تصریح", "یاداوری", "قدردانی"]);
    if !(last.rule == INTRODUCED && told && words.len() <= LONGEST_CLAUSE) {
        return false;
    }
    let draft = Draft {
        paragraph,
        person: last.person,
        mode: Mode::Indirect,
        force: Force::Bare,
        rule: INTRODUCED,
        begins: words.span(0, 1).start,
        subject: words.span(0, message + 1),
        cue: words.span(end - 3, end),
        content: words.said(0, end),
    };
    reader.keep(draft);
    true
}

/// The colon behind «… در این پیام … آمده است», «پیام … قرائت شد که در آن آمده است».
fn opens(words: &Words<'_>) -> Option<usize> {
    let colon =
        (3..words.len()).find(|at| words.sign(*at) == Some(':') && !words.is_quoted(*at))?;
    let start = words.sentence_start(colon).max(colon.saturating_sub(LONGEST_CLAUSE));
    let named = (start..colon).any(|at| words.is_any(at, MESSAGES));
    let so = words.is_any(colon - 1, &["است"]) && words.is_any(colon - 2, &["شرح", "قرار"]);
    let stands = so || (colon.saturating_sub(2)..colon).any(|at| words.is_any(at, STANDS));
    (named && stands).then_some(colon)
}

/// The last message named before, and whose it is.
fn writer(
    reader: &Reader<'_>,
    paragraph: usize,
    sentence: Range<usize>,
) -> Option<(usize, Mention)> {
    let in_part = |at: usize, part: Range<usize>| {
        let words = &reader.passages[at];
        let mut named = part.rev().filter(|place| words.is_any(*place, MESSAGES)).take(NAMED);
        named.find_map(|message| whose(reader, at, message + 1)).map(|it| (at, it))
    };
    let far = paragraph.saturating_sub(FAR);
    let before = || {
        (far..=paragraph).rev().find_map(|at| {
            let end = if at == paragraph { sentence.start } else { reader.passages[at].len() };
            in_part(at, 0..end.min(LONGEST_CLAUSE))
        })
    };
    in_part(paragraph, sentence.clone()).or_else(before)
}

/// Someone right behind «پیام», with «مکتوب» and the like between.
fn whose(reader: &Reader<'_>, paragraph: usize, from: usize) -> Option<Mention> {
    let words = &reader.passages[paragraph];
    let end = words.sentence_end(from, LONGEST_CLAUSE);
    let ends = |at: &usize| words.is_any(*at, STANDS) || words.is_any(*at, &["را"]);
    let end = (from..end).find(ends).unwrap_or(end);
    let scope = Scope { words, end, known: &reader.people.known };
    let at = from + (from..from + KINDS).take_while(|at| scope.is_any(*at, KIND)).count();
    let mention = find_subject(&scope, at).filter(|it| it.words.start == at)?;
    match mention.form {
        Form::This => named_before(&scope.until(at), words.sentence_start(from)),
        Form::Role => Some(mention),
        _ => Some(mention).filter(Mention::is_name),
    }
}

/// «کاظم شیردل، مسئول دفتر | نسرین شریفیان، | پیام این نویسنده را خواند»: the last one named, but not first.
fn named_before(scope: &Scope<'_>, start: usize) -> Option<Mention> {
    let begins = |at: &usize| starts_name(scope, *at) && !starts_name(scope, at - 1);
    (start + 1..scope.end)
        .rev()
        .filter(begins)
        .find_map(|at| find_subject(scope, at).filter(|it| it.is_name() && it.words.start == at))
}
