//! Days as editors and wires write them: ISO or Jalali, in any digits.

use chrono::{Datelike as _, NaiveDate};

use crate::persian::calendar::{JALALI_MONTHS, Jalali};
use crate::persian::chars::ZWNJ;
use crate::persian::fold::key;
use crate::persian::number::ascii_digits;

/// A line with a day and a time has at most so many bytes.
const LONGEST_STAMP: usize = 120;

/// A day that was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ReadDay {
    /// In the Gregorian calendar.
    pub(crate) date: NaiveDate,
    /// It was written in the Jalali calendar.
    pub(crate) jalali: bool,
}

/// A day as an editor may write it; `None` when it is none.
pub(crate) fn parse_day(text: &str) -> Option<NaiveDate> {
    numeric_day(text).or_else(|| worded_day(text)).map(|day| day.date)
}

/// `2025-10-22`, `1404-07-30`, `۱۴۰۴/۷/۳۰`: years 1900–2200 are Gregorian, 1300–1499 Jalali.
pub(crate) fn numeric_day(text: &str) -> Option<ReadDay> {
    let text = ascii_digits(text.trim());
    let mut parts = text.split(['-', '/']);
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let digits = |part: &str, most: usize| {
        let fits = (1..=most).contains(&part.len());
        (fits && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse().ok()).flatten()
    };
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    day_of(digits(year, 4)?, digits(month, 2)?, digits(day, 2)?)
}

/// `۱ آبان ۱۴۰۴`, also with a weekday before it and a time behind it.
pub(crate) fn worded_day(text: &str) -> Option<ReadDay> {
    let text = ascii_digits(text);
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || "،,:-".contains(c))
        .filter(|it| !it.is_empty())
        .collect();
    words.windows(3).find_map(|window| {
        let month = window[1].strip_suffix("ماه").unwrap_or(window[1]);
        let month = JALALI_MONTHS.iter().position(|name| key(name) == key(month))?;
        day_of(window[2].parse().ok()?, u32::try_from(month).ok()? + 1, window[0].parse().ok()?)
    })
}

/// True for a line that tells a day and nothing else: «• چهارشنبه / ۵ آذر ۱۴۰۴ / ۱۳:۲۲», «۱ آبان ۱۴۰۴، ۱۹:۱۵».
pub(crate) fn is_stamp(line: &str) -> bool {
    if line.len() > LONGEST_STAMP || worded_day(line).is_none() {
        return false;
    }
    let of_a_day = |word: &str| {
        let key = key(word);
        let number = || key.bytes().all(|it| it.is_ascii_digit());
        let month = || {
            JALALI_MONTHS.iter().any(|it| key.strip_suffix("ماه").unwrap_or(&key) == self::key(it))
        };
        number()
            || month()
            || key.ends_with("شنبه")
            || ["جمعه", "ساعت", "تاریخ", "انتشار", "زمان"].contains(&key.as_str())
    };
    line.split(|c: char| !c.is_alphanumeric() && c != ZWNJ)
        .filter(|it| !it.is_empty())
        .all(of_a_day)
}

fn day_of(year: u32, month: u32, day: u32) -> Option<ReadDay> {
    match year {
        1900..=2200 => {
            let date = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?;
            Some(ReadDay { date, jalali: false })
        }
        1300..=1499 => {
            let year = i32::try_from(year).ok()?;
            let jalali = Jalali { year, month: month.try_into().ok()?, day: day.try_into().ok()? };
            jalali
                .to_gregorian()
                .filter(|date| date.year() > 0)
                .map(|date| ReadDay { date, jalali: true })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{is_stamp, numeric_day, worded_day};

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        let found = numeric_day(text).or_else(|| worded_day(text));
        assert_eq!(found.map(|it| it.date.to_string()).as_deref(), expected, "{text}");
    }

    #[test]
    fn days_in_both_calendars() {
        check("2025-10-22", Some("2025-10-22"));
        check("1404-07-30", Some("2025-10-22"));
        check("۱۴۰۴/۷/۳۰", Some("2025-10-22"));
        check("۱ آبان ۱۴۰۴، ۱۹:۱۵", Some("2025-10-23"));
        check("تاریخ انتشار: چهارشنبه ۳۰ مهرماه ۱۴۰۴ - ۱۰:۰۰", Some("2025-10-22"));
    }

    #[test]
    fn a_stamp_tells_a_day_and_nothing_else() {
        for line in [
            "• چهارشنبه / ۵ آذر ۱۴۰۴ / ۱۳:۲۲",
            "۱ آبان ۱۴۰۴، ۱۹:۱۵",
            "24 تیر 1404 - 10:12",
            "سه\u{200C}شنبه ۳۰ مهرماه ۱۴۰۴",
        ] {
            assert!(is_stamp(line), "{line}");
        }
        for line in ["نشست ۵ آذر ۱۴۰۴", "۵ آذر", "۱۳:۲۲", "۵ آذر ۱۴۰۴ در آبسرد"]
        {
            assert!(!is_stamp(line), "{line}");
        }
    }

    #[test]
    fn what_is_no_day() {
        for text in
            ["2025-13-01", "1404-07-31", "+2025-10-22", "99999-10-22", "0000-01-01", "2025-10"]
        {
            check(text, None);
        }
    }
}
