//! Days told from the day of sending: «امروز», «روز گذشته», «چهارشنبه شب».

use chrono::{Datelike as _, NaiveDate};

use crate::persian::WordKind;
use crate::persian::calendar::later;

use super::vocabulary::{self, Class};
use super::{Found, Passage, calendar, sentence, speaks_of_event};

/// The verb of a day stands in so many words behind it.
const NEAR_VERB: usize = 6;

/// Reads what begins at a word.
pub(super) fn read(passage: Passage<'_>, at: usize) -> Option<Found> {
    day_before(passage, at).or_else(|| named(passage, at)).or_else(|| weekday(passage, at))
}

/// «روز گذشته», «شب گذشته» → the day before. Not «چند روز گذشته».
fn day_before(passage: Passage<'_>, at: usize) -> Option<Found> {
    let words = passage.words;
    let counted = at.checked_sub(1).is_some_and(|before| {
        words.kind(before) == Some(WordKind::Number)
            || matches!(words.key(before), "چند" | "دو" | "سه" | "یک" | "شبانه")
    });
    if !matches!(words.joined(at, 2), Some("روزگذشته" | "شبگذشته")) || counted {
        return None;
    }
    let date = later(passage.sent, -1)?;
    Some(Found { from: at, to: at + 2, dates: vec![date], relative: None })
}

/// «امروز», «دیشب», «فردا»; a weekday beside it that disagrees with the day of sending wins:
/// «صبح امروز، پنجشنبه» in a report of Friday → Thursday.
fn named(passage: Passage<'_>, at: usize) -> Option<Found> {
    let (offset, count) = vocabulary::run(passage.words, at, Class::Relative)?;
    let to = at + count;
    if !is_a_day(passage, at, to, offset) {
        return None;
    }
    let said = later(passage.sent, offset.into())?;
    if let Some((day, after)) = weekday_beside(passage, to) {
        let date = nearest_weekday(said, day)?;
        return Some(Found { from: at, to: after, dates: vec![date], relative: None });
    }
    // «از امروز تا دوشنبه ۱۴ آذر»: the day behind it is another.
    let relative = Some(offset).filter(|_| !passage.is(to, Class::Between));
    Some(Found { from: at, to, dates: vec![said], relative })
}

/// «امروز» is a day, not nowadays.
fn is_a_day(passage: Passage<'_>, at: usize, to: usize, offset: i8) -> bool {
    let words = passage.words;
    let before = at.checked_sub(1).map_or("", |idx| words.key(idx));
    let by_the_hour = passage.is_before(at, Class::Hour) || passage.is(to, Class::Hour);
    // «… نمایشگاه امروز در تالار گشایش یافت»: in speech, too, and behind «ایران».
    let takes_place = words.key(to) == "در" && speaks_of_event(words, at);
    let age = passage.is_before(at, Class::Age) && !by_the_hour && !takes_place;
    if before == "تا" && offset <= 0 || age {
        return false;
    }
    let dash = |idx: usize| words.is_sign(idx, &['-', '–', '/']);
    if offset == 1 && (dash(to) || at.checked_sub(2).is_some_and(dash)) {
        return false; // A title: «مسکن فردا - شهر فردا».
    }
    let and_tomorrow = words.key(to) == "و" && words.key(to + 1) == "فردا";
    offset != 0
        || by_the_hour
        || before == "از"
        || and_tomorrow
        || takes_place
        || !passage.is_spoken(at)
}

/// The weekday right behind a word, with a comma or a bracket between, unless a date follows it.
fn weekday_beside(passage: Passage<'_>, at: usize) -> Option<(i8, usize)> {
    let at = if passage.words.is_sign(at, &['،', '(', ',']) { at + 1 } else { at };
    let (day, count) = vocabulary::run(passage.words, at, Class::Weekday)?;
    let dated = calendar::read(passage, after_sign(passage, at + count)).is_some();
    (!dated).then_some((day, at + count))
}

/// «چهارشنبه شب», «روز دوشنبه», «جمعه گذشته». A date behind it says more, and is read by itself.
fn weekday(passage: Passage<'_>, at: usize) -> Option<Found> {
    let (day, count) = vocabulary::run(passage.words, at, Class::Weekday)?;
    let to = at + count;
    let found = |date| Found { from: at, to, dates: vec![date], relative: None };
    if passage.is_before(at, Class::Friday) || weekday_is_dated(passage, at, to) {
        return None;
    }
    match passage.words.key(to) {
        "گذشته" => return Some(found(weekday_before(passage.sent, day)?)),
        "این" | "همین" if passage.words.key(to + 1) == "هفته" => {
            return Some(found(weekday_of_week(passage.sent, day)?));
        }
        "هفته" if passage.words.key(to + 1) == "جاری" => {
            return Some(found(weekday_of_week(passage.sent, day)?));
        }
        "اینده" => return Some(found(weekday_from(later(passage.sent, 1)?, day)?)),
        _ => {}
    }
    let to_come = is_to_come(passage, at);
    let told = to_come || has_been(passage, at);
    if !stands_for_a_day(passage, at, to) || passage.is_spoken(at) && !told {
        return None;
    }
    let date = if to_come {
        weekday_from(passage.sent, day)
    } else {
        weekday_before(later(passage.sent, 1)?, day)
    };
    Some(found(date?))
}

/// A date or «فردا» beside the weekday already says the day.
fn weekday_is_dated(passage: Passage<'_>, at: usize, to: usize) -> bool {
    let near = at.saturating_sub(3)..(to + 3).min(passage.words.len());
    calendar::read(passage, after_sign(passage, to)).is_some()
        || near.into_iter().any(|idx| passage.is(idx, Class::Relative))
}

/// Only with «روز» or an hour beside it, or where it can be nothing else: «دوشنبه» alone may be Dushanbe.
fn stands_for_a_day(passage: Passage<'_>, at: usize, to: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |idx| passage.words.key(idx));
    let beside = before == "روز"
        || before == "("
        || passage.words.joined(at, to - at).is_some_and(|it| vocabulary::is(it, Class::Hour))
        || passage.is_before(at, Class::Hour)
        || passage.is(to, Class::Hour);
    let adverb = matches!(passage.words.key(to), "در" | "با")
        && at > 0
        && passage.words.kind(at - 1) == Some(WordKind::Word)
        && !passage.is_before(at, Class::City);
    beside || adverb
}

/// The sentence speaks of what will be: «… شنبه برگزار می\u{200C}شود», «قرار است شنبه …». Its last words tell; where
/// they have no verb, any of it does.
fn is_to_come(passage: Passage<'_>, at: usize) -> bool {
    let (start, end) = sentence(passage.words, at);
    let end = (at..end).find(|idx| passage.words.is_sign(*idx, &[':'])).unwrap_or(end);
    let planned = (start..at).any(|idx| {
        passage.words.joined(idx, 2) == Some("قراراست") || passage.words.key(idx) == "خواست"
    });
    // The first verb behind the day is its own: «روز یکشنبه صادر شد و … می\u{200C}شود».
    let own = (at..end.min(at + NEAR_VERB)).find_map(|idx| tense(passage.words.key(idx)));
    let last =
        || (end.saturating_sub(4).max(at)..end).find_map(|idx| tense(passage.words.key(idx)));
    let any = || (start..end).any(|idx| is_future(passage.words.key(idx)));
    planned || own.or_else(last).unwrap_or_else(any)
}

/// True for a verb of what will be, false for one of what was.
fn tense(key: &str) -> Option<bool> {
    if is_future(key) { Some(true) } else { is_past(key).then_some(false) }
}

/// Right behind the day, or at the end of its sentence, something has been done: «روز جمعه آغاز شده بود».
fn has_been(passage: Passage<'_>, at: usize) -> bool {
    let (_, end) = sentence(passage.words, at);
    let near = (at..end.min(at + NEAR_VERB)).chain(end.saturating_sub(3).max(at)..end);
    near.into_iter().any(|idx| is_past(passage.words.key(idx)))
}

fn is_future(key: &str) -> bool {
    key.starts_with("خواهد") || key.starts_with("خواهند") || key == "می" || {
        key.starts_with("می")
            && (key.ends_with("شود") || key.ends_with("ند") || key.ends_with("یابد"))
    }
}

fn is_past(key: &str) -> bool {
    ["شد", "کرد", "داد", "بود", "یافت", "گفت", "رفت", "امد", "داشت"].iter().any(|verb| {
        key.strip_prefix(verb).is_some_and(|end| matches!(end, "" | "ند" | "ه" | "هاست" | "هاند"))
    })
}

fn after_sign(passage: Passage<'_>, at: usize) -> usize {
    if passage.words.is_sign(at, &['،', '(', ',']) { at + 1 } else { at }
}

/// The last such weekday before a day.
fn weekday_before(day: NaiveDate, weekday: i8) -> Option<NaiveDate> {
    let back = (i64::from(day.weekday().num_days_from_monday()) - i64::from(weekday)).rem_euclid(7);
    later(day, if back == 0 { -7 } else { -back })
}

/// The first such weekday on or after a day.
fn weekday_from(day: NaiveDate, weekday: i8) -> Option<NaiveDate> {
    let ahead = i64::from(weekday) - i64::from(day.weekday().num_days_from_monday());
    later(day, ahead.rem_euclid(7))
}

/// Such a weekday in the week of a day, which begins on Saturday.
fn weekday_of_week(day: NaiveDate, weekday: i8) -> Option<NaiveDate> {
    let since_saturday = (i64::from(day.weekday().num_days_from_monday()) + 2).rem_euclid(7);
    later(day, (i64::from(weekday) + 2).rem_euclid(7) - since_saturday)
}

/// Such a weekday within three days of a day.
fn nearest_weekday(day: NaiveDate, weekday: i8) -> Option<NaiveDate> {
    weekday_from(later(day, -3)?, weekday)
}
