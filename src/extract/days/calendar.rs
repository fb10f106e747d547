//! Dates with a month, in the Persian calendar and the Gregorian one, with ranges, lists and years.

use chrono::{Datelike as _, NaiveDate};

use crate::persian::calendar::{Jalali, later};
use crate::persian::{WordKind, Words};

use super::vocabulary::{self, Class};
use super::{Found, Passage};

/// A date further away than this many days is history, not the report's business.
const HORIZON: i64 = 400;

/// A month in one of the calendars, from one.
#[derive(Debug, Clone, Copy)]
enum Month {
    Jalali(u8),
    Gregorian(u8),
}

/// Reads a date that begins at a word. «۷ الی ۱۴ آذر» → both ends; «سه\u{200C}شنبه ۱۹ آبان» is read from «۱۹».
pub(super) fn read(passage: Passage<'_>, at: usize) -> Option<Found> {
    if passage.words.kind(at) == Some(WordKind::Number)
        && let Some(found) = numeric(passage, at)
    {
        return Some(found);
    }
    let (days, next) = day_list(passage, at)?;
    let (month, next) = month(passage.words, next)?;
    let (year, to) =
        year(passage, next).or_else(|| told_year(passage, month, next)).unwrap_or((None, next));
    let date = |day: &u8| resolve(passage.sent, month, *day, year);
    let dates: Vec<NaiveDate> = days.iter().filter_map(date).collect();
    let named = passage.is_before(at, Class::Place);
    (!dates.is_empty() && !named).then_some(Found { from: at, to, dates, relative: None })
}

/// The first day that is written with its year: «۱۹ آذر ۱۴۰۴», «هشتم آذرماه ۱۴۰۴».
pub(super) fn written_out(words: &Words) -> Option<NaiveDate> {
    (0..words.len()).find_map(|at| {
        let digits = words.kind(at) == Some(WordKind::Number) && words.key(at).len() == 4;
        let year: i32 = words.key(at).parse().ok().filter(|_| digits)?;
        (2..=4).find_map(|back| {
            let (day, next) = day(words, at.checked_sub(back)?)?;
            match month(words, next)? {
                (month, end) if end == at && is_this_age(year, month) => on(year, month, day),
                _ => None,
            }
        })
    })
}

/// True for a year in which wires are sent.
fn is_this_age(year: i32, month: Month) -> bool {
    match month {
        Month::Jalali(_) => (1370..=1499).contains(&year),
        Month::Gregorian(_) => (1990..=2120).contains(&year),
    }
}

fn on(year: i32, month: Month, day: u8) -> Option<NaiveDate> {
    match month {
        Month::Jalali(month) => Jalali { year, month, day }.to_gregorian(),
        Month::Gregorian(month) => NaiveDate::from_ymd_opt(year, month.into(), day.into()),
    }
}

/// `۱۴۰۴/۷/۳۰` → 2025-10-22.
fn numeric(passage: Passage<'_>, at: usize) -> Option<Found> {
    let words = passage.words;
    let slash = ['/', '-'];
    if words.key(at).len() != 4 || !words.is_sign(at + 1, &slash) || !words.is_sign(at + 3, &slash)
    {
        return None;
    }
    let (year, month, day) = (
        words.key(at).parse().ok()?,
        words.key(at + 2).parse().ok()?,
        words.key(at + 4).parse().ok()?,
    );
    let date = Jalali { year, month, day }.to_gregorian()?;
    let near = is_near(passage.sent, date);
    near.then_some(Found { from: at, to: at + 5, dates: vec![date], relative: None })
}

/// Days of a month, one or more: «۳۰», «۷ الی ۱۴», «۳ و ۴». For a range, its ends.
fn day_list(passage: Passage<'_>, at: usize) -> Option<(Vec<u8>, usize)> {
    let (first, mut next) = day(passage.words, at)?;
    let mut res = vec![first];
    while passage.is(next, Class::Between) || passage.words.is_sign(next, &['-', '–', '،']) {
        let Some((day, after)) = day(passage.words, next + 1) else { break };
        res.push(day);
        next = after;
    }
    Some((res, next))
}

/// A day of a month in digits or words: «۳۰», «بیست و یکم».
fn day(words: &Words, at: usize) -> Option<(u8, usize)> {
    if words.kind(at) == Some(WordKind::Number) {
        let day: u8 = words.key(at).parse().ok()?;
        return (1..=31).contains(&day).then_some((day, at + 1));
    }
    // «نیمه دوم بهمن» is no day.
    let part = at.checked_sub(1).is_some_and(|it| matches!(words.key(it), "نیمه" | "هفته" | "دهه"));
    let (day, count) = vocabulary::run(words, at, Class::Number).filter(|_| !part)?;
    Some((day.unsigned_abs(), at + count))
}

/// «آبان», «آبان ماه», «ماه می».
fn month(words: &Words, at: usize) -> Option<(Month, usize)> {
    let is_word_month = |idx| words.key(idx) == "ماه";
    let name = if is_word_month(at) { at + 1 } else { at };
    let jalali = vocabulary::value(words.key(name), Class::Jalali).map(i8::unsigned_abs);
    let gregorian = || vocabulary::value(words.key(name), Class::Gregorian).map(i8::unsigned_abs);
    let month = jalali.map(Month::Jalali).or_else(|| gregorian().map(Month::Gregorian))?;
    let after = if is_word_month(name + 1) { name + 2 } else { name + 1 };
    Some((month, after))
}

/// A year as it was written.
#[derive(Debug, Clone, Copy)]
struct Year {
    number: i32,
    /// It has all its digits.
    whole: bool,
}

/// «۱۴۰۴», «سال ۹۵», «۹۵». A year in two digits is a year only where it cannot be a count.
fn year(passage: Passage<'_>, at: usize) -> Option<(Option<Year>, usize)> {
    let words = passage.words;
    let spelt_out = words.key(at) == "سال";
    let place = if spelt_out { at + 1 } else { at };
    let number: Option<i32> = match words.kind(place) {
        Some(WordKind::Number) => words.key(place).parse().ok(),
        _ => None,
    };
    let year = match (number, words.key(place).len()) {
        (Some(number @ (1200..=1499 | 1900..=2200)), 4) => Some(Year { number, whole: true }),
        (Some(year), 2) if spelt_out || year >= 70 => {
            Some(Year { number: 1300 + year, whole: false })
        }
        _ => None,
    };
    year.map(|year| (Some(year), place + 1))
}

/// «سال آینده», «سال گذشته».
fn told_year(passage: Passage<'_>, month: Month, at: usize) -> Option<(Option<Year>, usize)> {
    if passage.words.key(at) != "سال" {
        return None;
    }
    let ahead = match passage.words.key(at + 1) {
        "اینده" | "بعد" => 1,
        "گذشته" | "قبل" => -1,
        "جاری" => 0,
        _ => return None,
    };
    let number = this_year(passage.sent, month) + ahead;
    Some((Some(Year { number, whole: true }), at + 2))
}

/// The year of a day, in the calendar of a month.
fn this_year(day: NaiveDate, month: Month) -> i32 {
    match month {
        Month::Jalali(_) => Jalali::of(day).year,
        Month::Gregorian(_) => day.year(),
    }
}

/// The day meant: in the year given, else in the one that brings it nearest to the day of sending.
fn resolve(sent: NaiveDate, month: Month, day: u8, year: Option<Year>) -> Option<NaiveDate> {
    let date = |year: i32| on(year, month, day);
    let now = this_year(sent, month);
    let given = year.and_then(|it| date(it.number));
    let nearest = || {
        let candidates = (now - 1..=now + 1).filter_map(date);
        candidates.min_by_key(|date| (*date - sent).num_days().abs())
    };
    match given {
        Some(date) if is_near(sent, date) => Some(date),
        // A four-digit year is meant; two digits so far away were something else.
        Some(_) if year.is_some_and(|it| it.whole) => None,
        _ => nearest(),
    }
}

fn is_near(sent: NaiveDate, date: NaiveDate) -> bool {
    later(sent, HORIZON).is_none_or(|last| date <= last)
        && later(sent, -HORIZON).is_none_or(|first| date >= first)
}
