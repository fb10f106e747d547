//! Speech in the reporter's own words: «… خبر داد», «… خواستار … شد», «به گفته وی …».

use std::ops::Range;

use super::attribute::attribute;
use super::cues::Force;
use super::joined::clauses;
use super::lexicon::Class;
use super::mention::{Form, Mention};
use super::questions;
use super::reader::{LONGEST_CLAUSE, Parts, Reader};
use super::reporting::reporting_verb;
use super::roles::joins_posts;
use super::scope::Scope;
use super::subject::find_subject;
use super::surnames::looks_like_surname;
use super::uncued::wait_for_name;
use super::words::Words;
use crate::model::{Mode, VoiceKind};

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
            done |= according_to(reader, paragraph, &clause).unwrap_or_else(|| {
                by_verb(reader, paragraph, &clause) || inside(reader, paragraph, &clause)
            });
        }
        start = end;
    }
    done
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
    let len = if len == 0 { proposed(words, first..sentence.end) } else { len };
    if len == 0 {
        return None;
    }
    let source = source(reader, paragraph, first + len..sentence.end);
    Some(source.is_some_and(|mention| {
        let content = (mention.words.end, sentence.end);
        told(reader, paragraph, &mention, (first, first + len), content)
    }))
}

/// One for «پیشنهاد او …، تکمیل سالن است»: what somebody wants, in a noun.
fn proposed(words: &Words<'_>, sentence: Range<usize>) -> usize {
    let noun = words.is_any(sentence.start, &["پیشنهاد", "خواسته", "درخواست", "توصیه"]);
    let ends = words.is_any(sentence.end - 1, &["است", "بود"]);
    usize::from(noun && ends)
}

/// «بزرگداشت شهیدان، | به اعتقاد وی، | زمانی معنا دارد که …»: the same behind a comma or «که».
fn inside(reader: &mut Reader<'_>, paragraph: usize, sentence: &Range<usize>) -> bool {
    let words = &reader.passages[paragraph];
    let found = (sentence.start + 2..sentence.end).find_map(|at| {
        let len = words.longest(at, sentence.end, Class::ACCORDING);
        let parted = words.is_comma(at - 1) || words.key(at - 1) == "که";
        let fits = len > 0 && parted && !words.is_quoted(at);
        let source = || source(reader, paragraph, at + len..sentence.end);
        fits.then(source).flatten().map(|mention| (mention, (at, at + len)))
    });
    let content = (sentence.start, sentence.end);
    found.is_some_and(|(mention, cue)| told(reader, paragraph, &mention, cue, content))
}

/// Who stands right behind «به گفته».
fn source(reader: &Reader<'_>, paragraph: usize, behind: Range<usize>) -> Option<Mention> {
    let words = &reader.passages[paragraph];
    let at = behind.start;
    let end = behind.end.min(at + LONGEST_CLAUSE);
    if at >= end {
        return None;
    }
    let scope = Scope { words, end, known: &reader.people.known };
    let source = words.is(at, Class::THIS)
        && (scope.is(at + 1, Class::REPORT) || scope.is_any(at + 1, &["منبع"]));
    if source && is_outlet(reader) {
        return Some(Mention { words: at..at + 2, ..Mention::dropped() });
    }
    find_subject(&scope, at).filter(|mention| mention.words.start == at && names_someone(mention))
}

fn told(
    reader: &mut Reader<'_>,
    paragraph: usize,
    mention: &Mention,
    cue: (usize, usize),
    content: (usize, usize),
) -> bool {
    let subject = (mention.words.start, mention.words.end);
    let parts = Parts { subject, cue, content };
    attribute(reader, paragraph, mention, parts, (Mode::Indirect, Force::Comma))
}

/// «این منبع» is the outlet that spoke last, where one did.
fn is_outlet(reader: &Reader<'_>) -> bool {
    let current = reader.people.current;
    current.is_some_and(|current| reader.people.get(current).kind == VoiceKind::Body)
}

fn names_someone(mention: &Mention) -> bool {
    mention.is_name()
        || matches!(mention.form, Form::Pronoun | Form::Role | Form::Someone(_) | Form::This)
}

/// «جشنواره به پایان رسید و | دبیر جشنواره از … | خبر داد»: who reports in the clause that «و» joins to what happened.
fn behind_and(scope: &Scope<'_>, start: usize) -> Option<Mention> {
    let verb = Class::FINITE.or(Class::LIGHT);
    let joins = |at: &usize| scope.is_any(*at, &["و"]) && scope.is(at - 1, verb);
    let next = (start + 2..scope.end).rev().find(joins)? + 1;
    let one = |it: &Mention| !joins_posts(scope, &it.words);
    let fits = |it: &Mention| it.words.start == next && (it.is_name() || it.form == Form::Role);
    find_subject(scope, next).filter(fits).filter(one)
}

fn by_verb(reader: &mut Reader<'_>, paragraph: usize, sentence: &Range<usize>) -> bool {
    let words = &reader.passages[paragraph];
    let Some(verb) = reporting_verb(words, sentence) else { return false };
    // «از آثار او می\u{200C}توان به … اشاره کرد»: nobody in particular does.
    let nobody = (sentence.start..verb.cue.start).any(|at| words.is_any(at, &["میتوان"]));
    if verb.cue.start - sentence.start > LONGEST_CLAUSE || words.is_quoted(verb.cue.start) || nobody
    {
        return false;
    }
    let scope = Scope { words, end: verb.cue.start, known: &reader.people.known };
    let first = find_subject(&scope, sentence.start);
    let second = || behind_and(&scope, sentence.start);
    let Some(mention) = first.filter(|it| it.form != Form::Body).or_else(second) else {
        reader.people.unread = true;
        return false;
    };
    let asks = words.is(verb.cue.start, Class::QUERY);
    // «نسرین شریفیان: آمار می\u{200C}گوید …»: who wrote it; «خبرنگار آبسرد جویای … شد»: who asks.
    let wrote = words.sign(mention.words.end) == Some(':');
    // «کارگردان و تهیه\u{200C}کننده از … سخن گفتند»: several, by their posts.
    let several = verb.cue.clone().any(|at| words.key(at).ends_with("ند"));
    let several = several && mention.form == Form::Role && joins_posts(&scope, &mention.words);
    let unnamed = matches!(mention.form, Form::Someone(_)) && !reader.people.all.is_empty();
    let other = unnamed
        || several
        || wrote
        || asks && !mention.is_name()
        || questions::is_asker(words, &mention);
    // «مدیرعامل راه\u{200C}آهن گفت: … | میرنظامی همچنین از … خبر داد.»
    let awaited = mention.form == Form::Bare
        && mention.words == (sentence.start..sentence.start + 1)
        && looks_like_surname(&scope, sentence.start)
        && reader.people.pending_near(paragraph).is_some();
    if mention.form == Form::Body || mention.form == Form::Bare && !awaited || other {
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
