//! Names of people: where one may begin, and where it ends.

use std::ops::Range;

use super::heads::starts_role;
use super::lexicon::Class;
use super::scope::Scope;
use super::surnames::{looks_like_surname, plain_run, role_surname, surname};

/// The words of a name, by token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NameSpan {
    /// «سید کاظم».
    pub(super) given: Range<usize>,
    /// «شیردل».
    pub(super) surname: Range<usize>,
    /// One past the last token, the closing quotation mark included.
    pub(super) end: usize,
    /// An honorific stood before it, or quotation marks around it.
    pub(super) marked: bool,
}

/// The titles before one name have at most this many words: «حضرت آیت الله حاج شیخ».
const LONGEST_TITLES: usize = 12;
/// What someone with a title moves, and what no surname is: «دکتر دست تکان می\u{200C}دهد».
const HANDS: &[&str] = &["دست", "دستی", "چشم", "انگشت", "پا", "لب"];
/// Titles that are common words too: they count only before a given name.
const DOUBTFUL_TITLES: &[&str] =
    &["امیر", "استاد", "ملا", "بانو", "سر", "لرد", "مرحوم", "پاسدار", "استوار"];
/// «…الله» after these is no name: «رسول الله».
const NOT_BEFORE_ALLAH: &[&str] = &[
    "رسول",
    "کتاب",
    "حزب",
    "انصار",
    "ان",
    "بسم",
    "ماشا",
    "عند",
    "بیت",
    "سبیل",
    "ایت",
    "ایه",
    "فی",
    "حضرت",
    "خلیفه",
    "بقیه",
    "ثار",
    "لقا",
    "قربه",
];
/// True when a person's name, or a title and a name, may begin here.
pub(super) fn starts_name(scope: &Scope<'_>, at: usize) -> bool {
    if at >= scope.end || scope.is_sign(at) {
        return false;
    }
    if scope.known_name(at).is_some() || title_before_name(scope, at) {
        return true;
    }
    if divine_name(scope, at) && scope.words.key(at).len() >= 6 {
        return !scope.is_any(at, NOT_BEFORE_ALLAH);
    }
    if !scope.goes_on(at + 1) {
        return false;
    }
    if scope.is(at, Class::PREFIX) {
        return scope.words.key(at) == "سید" || scope.is(at + 1, Class::GIVEN.or(Class::WEAK));
    }
    scope.is(at, Class::GIVEN) && !role_follows(scope, at + 1)
}

/// Reads the name that begins here: titles, given names, surname. Quotation marks may stand around it.
/// `weak` lets a name begin with a word that is a common word too.
pub(super) fn parse_name(scope: &Scope<'_>, at: usize, weak: bool) -> Option<NameSpan> {
    let mut at = at;
    let mut marked = false;
    if scope.words.opens_quote(at) {
        quoted_name_end(scope, at)?;
        at += 1;
        marked = true;
    }
    let titled = skip_titles(scope, at);
    let mut quoted = marked;
    marked |= titled > at;
    at = titled;
    if at < scope.end && marked && !quoted && scope.words.opens_quote(at) {
        at += 1;
        quoted = true;
    }
    let given_end = given_end(scope, at, weak || marked);
    let surname = surname(scope, at..given_end)?;
    // «خدیجه خانم»: a title behind a given name is no surname.
    if surname.len() == 1 && scope.is(surname.start, Class::TITLE) {
        return None;
    }
    // «دکتر دست روی شانه او می\u{200C}گذارد»: what is done, and no «دکتر دست».
    if titled == surname.start && !quoted && scope.is_any(titled, HANDS) {
        return None;
    }
    let unlisted = usize::from(marked && surname.start == at && begins_with_given(scope, &surname));
    let surname = surname.start + unlisted..surname.end;
    let mut name = NameSpan { given: at..surname.start, end: surname.end, surname, marked };
    if quoted {
        if name.end >= scope.end || !scope.words.closes_quote(name.end) {
            return None;
        }
        name.end += 1;
    }
    (!name.given.is_empty() || name.marked).then_some(name)
}

/// One past the name that begins here, at least one past the word.
pub(super) fn past_name(scope: &Scope<'_>, at: usize) -> usize {
    let new = || parse_name(scope, at, false).filter(|_| starts_name(scope, at));
    let known = scope.known_name(at).map(|(len, _)| at + len);
    known.or_else(|| new().map(|name| name.end)).unwrap_or(at + 1)
}

/// True when a word that is a given name and a common word too stands where a whole name fits:
/// one or two more words that look like a surname, or one before a post, then a boundary.
/// «امید راستگو گفت», «پیام راهگشا رئیس …».
pub(super) fn weak_name_fits(scope: &Scope<'_>, at: usize) -> bool {
    // «پیام کاظم شیردل» is his message.
    let message = scope.is_any(at, &["پیام"]) && scope.is(at + 1, Class::GIVEN);
    if !scope.is(at, Class::WEAK) || !scope.goes_on(at + 1) || message {
        return false;
    }
    let run = plain_run(scope, at + 1, 4);
    let long = run.len() == 3 && scope.is(run.start + 1, Class::JOIN);
    let common = Class::NOT_NAME.or(Class::ORGANIZATION).or(Class::EVENT);
    let comma = usize::from(scope.is_plain_comma(run.end));
    let shaped = looks_like_surname(scope, run.start)
        || run.len() == 2 && scope.is(run.start, Class::GIVEN)
        || run.len() == 1 && starts_role(scope, run.end + comma) > 0;
    ((1..=2).contains(&run.len()) || long)
        && !run.clone().any(|word| scope.is(word, common) && !scope.is(word, Class::WEAK))
        && shaped
}

/// True when a post begins behind a given name, and not a surname that is also a post.
fn role_follows(scope: &Scope<'_>, at: usize) -> bool {
    starts_role(scope, at) > 0 && role_surname(scope, at) == 0
}

/// «X الله» before another word of a name.
fn divine_name(scope: &Scope<'_>, at: usize) -> bool {
    scope.is_any(at + 1, &["الله"]) && scope.goes_on(at + 2)
}

fn title_before_name(scope: &Scope<'_>, at: usize) -> bool {
    let next = skip_titles(scope, at);
    if next == at {
        return false;
    }
    if next < scope.end && scope.words.opens_quote(next) {
        return quoted_name_end(scope, next).is_some();
    }
    if !scope.goes_on(next) || starts_role(scope, next) > 0 || scope.starts_cue(next) {
        return false;
    }
    // «یکی مهندس نساجی است»: what someone is.
    if scope.is_any(next + 1, &["است", "بود", "هستند", "بودند"]) && scope.words.is_unlisted(next)
    {
        return false;
    }
    let doubtful = next == at + 1 && scope.is_any(at, DOUBTFUL_TITLES);
    !doubtful || scope.is(next, Class::GIVEN.or(Class::WEAK))
}

/// The closing mark of a name in quotation marks; none when what they hold is no name.
fn quoted_name_end(scope: &Scope<'_>, at: usize) -> Option<usize> {
    let most = scope.end.min(at + 6);
    let close = (at + 1..most).find(|place| scope.words.closes_quote(*place))?;
    let inside = at + 1..close;
    let common = Class::NOT_NAME.or(Class::STOP);
    let plain = |word: usize| {
        !scope.is_sign(word) && !scope.is(word, common) && !scope.is_any(word, &["و"])
    };
    if !(1..=4).contains(&inside.len()) || !inside.clone().all(plain) {
        return None;
    }
    let labels = Class::ORGANIZATION.or(Class::EVENT).or(Class::REPORT).or(Class::THIS_PLACE);
    let label = |word: usize| {
        scope.is(word, labels) || scope.is_any(word, &["عنوان", "نام", "نمایش", "اثر"])
    };
    // «آسیا پلوس» از پایگاه های خبری: a label after it says what it is.
    let named = scope.is_any(close + 1, &["از", "یک", "نام", "عنوان", "به", "ساخته", "اثر"])
        && (close + 2..scope.end.min(close + 6))
            .any(|word| label(word) || scope.is_any(word, &["پایگاههای", "سایتهای", "روزنامههای"]));
    let labelled = named || at > 0 && label(at - 1);
    // «باران»، «برف» و …: titles of works.
    let next = close + 1;
    let listed = next + 1 < scope.end
        && (scope.is_plain_comma(next) || scope.is_any(next, &["و"]))
        && scope.words.opens_quote(next + 1);
    (!labelled && !listed).then_some(close)
}

/// One past the titles that begin here, in whatever way they divide the words: «سردار | سرتیپ دوم پاسدار».
fn skip_titles(scope: &Scope<'_>, start: usize) -> usize {
    let followed = |after: usize| {
        let quote = after < scope.end && scope.words.opens_quote(after);
        (quote || scope.goes_on(after)) && !scope.starts_cue(after)
    };
    let mut reached = [false; LONGEST_TITLES + 1];
    reached[0] = true;
    let mut end = 0;
    for from in 0..LONGEST_TITLES {
        if from > end || start + from >= scope.end {
            break;
        }
        if !reached[from] {
            continue;
        }
        for len in scope.lengths(start + from, Class::TITLE) {
            if from + len <= LONGEST_TITLES && followed(start + from + len) {
                reached[from + len] = true;
                end = end.max(from + len);
            }
        }
    }
    start + end
}

/// One past the given names that begin here.
fn given_end(scope: &Scope<'_>, start: usize, weak: bool) -> usize {
    let mut at = start;
    while at < scope.end && at < start + 4 && !scope.is_sign(at) {
        if scope.is(at, Class::PREFIX) {
            at += 1;
        } else if divine_name(scope, at) && !scope.is_any(at, NOT_BEFORE_ALLAH) {
            at += 2;
        } else {
            let listed =
                scope.is(at, Class::GIVEN) || scope.is(at, Class::WEAK) && (weak || at > start);
            // «پرویز مشفق | تهیه\u{200C}کننده»: of a common word and a post, the word is the surname.
            let common = at > start && !scope.is(at, Class::GIVEN);
            let post =
                if common { starts_role(scope, at + 1) > 0 } else { role_follows(scope, at + 1) };
            let followed = scope.goes_on(at + 1) && !scope.starts_cue(at + 1) && !post;
            // «مینا تقی زاده»: a second part of a surname behind makes this the first.
            let begins_surname = at > start && scope.is(at + 1, Class::JOIN);
            if !(listed && followed) || begins_surname {
                break;
            }
            at += 1;
        }
    }
    at
}

/// «دکتر ویلار تانده»: the first of two words or more is a given name that is not listed, unless it
/// ends as surnames do or the second is a second part of a surname.
fn begins_with_given(scope: &Scope<'_>, name: &Range<usize>) -> bool {
    let part = Class::SUFFIX.or(Class::JOIN).or(Class::LINK);
    name.len() >= 2 && !looks_like_surname(scope, name.start) && !scope.is(name.start + 1, part)
}
