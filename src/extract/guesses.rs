//! Subjects of no list, read by where they stand: bodies, unlisted names, bare surnames, unknown ranks.

use std::ops::Range;

use super::heads::starts_role;
use super::lexicon::Class;
use super::mention::Form;
use super::names::{NameSpan, starts_name};
use super::scope::Scope;
use super::step::{Step, found, named};
use super::surnames::{ends_as_compound, looks_like_surname, object_follows, plain_run};
use crate::persian::chars::ZWNJ;

/// «سازمان هواشناسی», «روزنامه «خاور»», and «آسیا پلوس» in quotation marks at the head of a sentence.
pub(super) fn body(scope: &Scope<'_>, at: usize) -> Option<Step> {
    if scope.words.opens_quote(at) && scope.words.sentence_start(at) == at {
        return quote_end(scope, at).map(|end| found(scope, Form::Body, at, end));
    }
    let office = scope.is_any(at, &["روابط"]) && scope.is_any(at + 1, &["عمومی"]);
    if !scope.is(at, Class::ORGANIZATION) && !office {
        return None;
    }
    let ends = |place: &usize| !scope.goes_on(*place) || scope.starts_cue(*place);
    let end = (at..scope.end).find(ends).unwrap_or(scope.end);
    let named = end < scope.end && scope.words.opens_quote(end);
    let end = if named { quote_end(scope, end).unwrap_or(end) } else { end };
    Some(found(scope, Form::Body, at, end))
}

/// One past the mark that closes a short quotation.
fn quote_end(scope: &Scope<'_>, at: usize) -> Option<usize> {
    let near = at + 1..scope.end.min(at + 8);
    near.into_iter().find(|place| scope.words.closes_quote(*place)).map(|close| close + 1)
}

/// Unlisted words right before a post: «ویلار تانده وزیر بازرگانی …», «روشنایی، مدیرعامل …».
pub(super) fn unlisted_name(scope: &Scope<'_>, at: usize) -> Option<Step> {
    let run = plain_run(scope, at, 5);
    let comma = run.end < scope.end && scope.words.is_comma(run.end);
    let role_at = run.end + usize::from(comma && scope.is_plain_comma(run.end));
    if !(1..=4).contains(&run.len()) || starts_role(scope, role_at) == 0 {
        return None;
    }
    let common = Class::NOT_NAME.or(Class::EVENT).or(Class::ORGANIZATION).or(Class::ROLES);
    let plain = |word: usize| {
        !scope.is(word, common) && !scope.is_any(word, &["و"]) && !is_number(scope, word)
    };
    let shaped = run.len() > 1 || role_at > run.end || looks_like_surname(scope, at);
    // «آقای | وزیر».
    let title = run.clone().all(|word| scope.is(word, Class::TITLE.or(Class::PREFIX)));
    if !run.clone().all(plain) || is_short(scope, at) || !shaped || title {
        return None;
    }
    if let Some(full) = scope.known.elsewhere.get(scope.words.joined(run.start, run.end)) {
        return Some(named(scope, Form::Elsewhere(*full), at, run.end));
    }
    let split = begin_of_surname(scope, &run);
    let name =
        NameSpan { given: run.start..split, surname: split..run.end, end: run.end, marked: false };
    match named(scope, Form::Unlisted(name), at, run.end) {
        Step::Found(mention) if mention.roles.is_empty() => None,
        step => Some(step),
    }
}

/// Where the surname of an unlisted name begins: at its last word, or where the parts of a longer one do:
/// «ویلار | شفیعی زاده», «ویلار | شفیعی زاده آبسردی».
fn begin_of_surname(scope: &Scope<'_>, run: &Range<usize>) -> usize {
    let back = (1..=2).find(|back| {
        run.len() > back + 1 && scope.is(run.end - back, Class::JOIN.or(Class::SUFFIX))
    });
    run.end - 1 - back.unwrap_or(0)
}

/// A word or two before a boundary that may be a surname.
pub(super) fn bare_surname(scope: &Scope<'_>, at: usize) -> Option<Step> {
    let head = scope.words.key(at);
    let fused = ["مدیر", "رییس", "معاون", "فرمانده", "مسیول"];
    if fused.iter().any(|role| head.strip_prefix(role).is_some_and(|rest| rest.len() > 4)) {
        return Some(Step::Give);
    }
    let ends = |place: &usize| !scope.goes_on(*place) || scope.starts_cue(*place);
    let limit = scope.end.min(at + 4);
    let end = (at..limit).find(ends).unwrap_or(limit);
    let open_end = ["را", "که", "است", "بود", "شد", "ان", "این", "همین", "یک", "هر"];
    let bounded = end >= scope.end
        || scope.is_plain_comma(end)
        || scope.is(end, Class::STOP) && !scope.is_any(end, &open_end)
        || scope.starts_cue(end);
    // «شهریاری\u{200C}فر | این مبلغ را …»: a surname by its ending, before what is spoken of.
    let known = scope.words.sentence_start(at) == at
        && scope.known.elsewhere.contains_key(scope.words.key(at));
    // «امیدوار | کمبود آب، گرانی کود و … را»: a list of objects.
    let listed = known && scope.is(at + 1, Class::ACTION);
    let shaped = known || ends_as_compound(scope, at);
    let alone = !bounded && (listed || shaped && object_follows(scope, at + 1));
    let end = if alone { at + 1 } else { end };
    // «شیردل | که ریاست جلسه را بر عهده داشت، …»: a surname of a full name of the article.
    let whose = scope.is_any(end, &["که"]);
    if !bounded && !alone && !whose || end == at {
        return None;
    }
    // «خواجه | حرف او را می\u{200C}شنود»: the first word alone is one.
    let first = if known { at + 1 } else { end };
    for end in [end, first] {
        if let Some(full) = scope.known.elsewhere.get(scope.words.joined(at, end)) {
            return Some(named(scope, Form::Elsewhere(*full), at, end));
        }
    }
    // «نگار راستین | که … است، …».
    let weak = whose && end == at + 2 && scope.is(at, Class::WEAK);
    if !bounded && !alone && !weak {
        return None;
    }
    let common = Class::NOT_NAME.or(Class::EVENT).or(Class::ROLES);
    let plain = |word: usize| {
        !scope.is_sign(word)
            && !scope.is(word, common)
            && !scope.is_any(word, &["و"])
            && !scope.words.is_plural(word)
    };
    let title = |word: usize| scope.is(word, Class::TITLE.or(Class::PREFIX));
    let fits = end - at <= 2 && (at..end).all(plain) && !(at..end).all(title);
    // «مخالفان شیردل»: of someone known we know that it is not they.
    if fits && (at..end).any(|word| scope.known_name(word).is_some()) {
        return Some(Step::Give);
    }
    let other = is_without(scope, at) || is_of_someone(scope, at);
    if !fits || is_short(scope, at) || is_number(scope, at) || other {
        return None;
    }
    if end - at == 2 && scope.is(at, Class::WEAK) {
        let name = NameSpan { given: at..at + 1, surname: at + 1..end, end, marked: false };
        return Some(found(scope, Form::Name(name), at, end));
    }
    Some(found(scope, Form::Bare, at, end))
}

/// «پهلوان کاوه دشتی», «سر دار دشتی»: a word or two that we do not know, then someone we do.
pub(super) fn unlisted_title(scope: &Scope<'_>, at: usize) -> Option<Step> {
    let unknown = |word: usize| scope.goes_on(word) && scope.words.is_unlisted(word);
    let known = |word: usize| word < scope.end && scope.known_name(word).is_some();
    if !scope.goes_on(at) || scope.is(at, Class::NOT_NAME) || several_speak(scope) {
        return None;
    }
    if known(at + 1) || unknown(at) && starts_name(scope, at + 1) {
        return Some(Step::Skip(at + 1));
    }
    (unknown(at + 1) && known(at + 2)).then_some(Step::Skip(at + 2))
}

/// «مخالفان سرسخت شیردل | گفتند»: the verb behind the clause is in the plural.
fn several_speak(scope: &Scope<'_>) -> bool {
    let words = scope.words;
    let inside = scope.end < words.len();
    let len = if inside { words.longest(scope.end, words.len(), Class::CUE) } else { 0 };
    let mut verb = scope.end..scope.end + len;
    verb.any(|at| words.key(at).ends_with("ند"))
}

fn is_number(scope: &Scope<'_>, at: usize) -> bool {
    scope.words.key(at).starts_with(|c: char| c.is_ascii_digit())
}

/// «بی\u{200C}مقدمه», «بی\u{200C}درنگ»: how something is said.
fn is_without(scope: &Scope<'_>, at: usize) -> bool {
    let rest = scope.words.text(at, at + 1).strip_prefix("بی");
    rest.is_some_and(|rest| rest.starts_with(ZWNJ))
}

/// «نگاهش», «صدایش», «لبخندش»: what is somebody's.
fn is_of_someone(scope: &Scope<'_>, at: usize) -> bool {
    const HAD: &[&str] =
        &["نگاه", "صدای", "لبخند", "دست", "چشم", "چشمان", "حرف", "پاسخ", "خنده", "سخن", "چهره"];
    let had = scope.words.key(at).strip_suffix('ش');
    had.is_some_and(|had| HAD.contains(&had.trim_end_matches("های")))
}

/// Fewer than three letters.
fn is_short(scope: &Scope<'_>, at: usize) -> bool {
    scope.words.key(at).chars().nth(2).is_none()
}
