//! Days in the Persian calendar and the Gregorian one, in words.

use chrono::{Datelike as _, NaiveDate, TimeDelta};
use icu_calendar::cal::Persian;
use icu_calendar::types::RataDie;
use icu_calendar::{Date, Gregorian};
use icu_datetime::FixedCalendarDateTimeFormatter;
use icu_datetime::fieldsets::{MD, MDE, YMD, YMDE};
use icu_locale_core::locale;

/// A day in the Persian (Jalali) calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Jalali {
    /// 1404.
    pub year: i32,
    /// From one.
    pub month: u8,
    /// From one.
    pub day: u8,
}

/// The names of the months, Farvardin first.
pub const JALALI_MONTHS: [&str; 12] = [
    "فروردین",
    "اردیبهشت",
    "خرداد",
    "تیر",
    "مرداد",
    "شهریور",
    "مهر",
    "آبان",
    "آذر",
    "دی",
    "بهمن",
    "اسفند",
];

impl Jalali {
    /// Of a Gregorian day.
    pub fn of(day: NaiveDate) -> Jalali {
        let date = persian_date(day);
        let month = date.month().ordinal;
        Jalali { year: date.year().extended_year(), month, day: date.day_of_month().0 }
    }

    /// The Gregorian day; `None` when the calendar has no such day (31 Mehr, 30 Esfand of a common year).
    pub fn to_gregorian(self) -> Option<NaiveDate> {
        if !(1..=9377).contains(&self.year) {
            return None;
        }
        let date = Date::try_new_persian(self.year, self.month, self.day).ok()?;
        let days = date.to_rata_die().to_i64_date();
        NaiveDate::from_num_days_from_ce_opt(i32::try_from(days).ok()?)
    }

    /// As in addresses: `1404-07-30`.
    pub fn to_iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// Puts days into words. Made once and kept: making one costs more than using it.
#[derive(Debug)]
pub struct DayNames {
    full: FixedCalendarDateTimeFormatter<Persian, YMDE>,
    short: FixedCalendarDateTimeFormatter<Persian, MD>,
    weekday: FixedCalendarDateTimeFormatter<Persian, MDE>,
    plain: FixedCalendarDateTimeFormatter<Persian, YMD>,
    gregorian: FixedCalendarDateTimeFormatter<Gregorian, YMD>,
}

impl DayNames {
    /// With CLDR's words for `fa`.
    ///
    /// # Panics
    ///
    /// When the program was built without date data.
    #[expect(clippy::new_without_default, reason = "loading data is not a default")]
    pub fn new() -> DayNames {
        let known = "date data for `fa` is compiled in";
        let fa = locale!("fa");
        DayNames {
            full: FixedCalendarDateTimeFormatter::try_new(fa.clone().into(), YMDE::long())
                .expect(known),
            short: FixedCalendarDateTimeFormatter::try_new(fa.clone().into(), MD::long())
                .expect(known),
            weekday: FixedCalendarDateTimeFormatter::try_new(fa.clone().into(), MDE::long())
                .expect(known),
            plain: FixedCalendarDateTimeFormatter::try_new(fa.clone().into(), YMD::long())
                .expect(known),
            gregorian: FixedCalendarDateTimeFormatter::try_new(fa.into(), YMD::long())
                .expect(known),
        }
    }

    /// «چهارشنبه ۳۰ مهر ۱۴۰۴».
    pub fn full(&self, day: NaiveDate) -> String {
        self.full.format(&persian_date(day)).to_string()
    }

    /// «۳۰ مهر».
    pub fn short(&self, day: NaiveDate) -> String {
        self.short.format(&persian_date(day)).to_string()
    }

    /// «چهارشنبه ۳۰ مهر».
    pub fn with_weekday(&self, day: NaiveDate) -> String {
        self.weekday.format(&persian_date(day)).to_string()
    }

    /// «۳۰ مهر ۱۴۰۴».
    pub fn plain(&self, day: NaiveDate) -> String {
        self.plain.format(&persian_date(day)).to_string()
    }

    /// «۲۲ اکتبر ۲۰۲۵».
    pub fn gregorian(&self, day: NaiveDate) -> String {
        self.gregorian.format(&Date::from_rata_die(rata_die(day), Gregorian)).to_string()
    }
}

/// «چهارشنبه».
pub fn weekday(day: NaiveDate) -> &'static str {
    const NAMES: [&str; 7] =
        ["دوشنبه", "سه\u{200C}شنبه", "چهارشنبه", "پنجشنبه", "جمعه", "شنبه", "یکشنبه"];
    NAMES[day.weekday().num_days_from_monday() as usize]
}

/// The day so many days later; `None` beyond the calendar.
pub fn later(day: NaiveDate, days: i64) -> Option<NaiveDate> {
    day.checked_add_signed(TimeDelta::try_days(days)?)
}

fn persian_date(day: NaiveDate) -> Date<Persian> {
    Date::from_rata_die(rata_die(day), Persian)
}

fn rata_die(day: NaiveDate) -> RataDie {
    RataDie::new(i64::from(day.num_days_from_ce()))
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::{DayNames, Jalali, weekday};

    fn day(iso: &str) -> NaiveDate {
        NaiveDate::parse_from_str(iso, "%Y-%m-%d").unwrap()
    }

    #[track_caller]
    fn check(iso: &str, jalali: &str, words: &str) {
        assert_eq!(Jalali::of(day(iso)).to_iso(), jalali);
        assert_eq!(DayNames::new().full(day(iso)), words);
        assert_eq!(Jalali::of(day(iso)).to_gregorian(), Some(day(iso)));
        assert!(words.starts_with(weekday(day(iso))));
    }

    #[test]
    fn days_in_two_calendars() {
        check("2025-10-22", "1404-07-30", "چهارشنبه ۳۰ مهر ۱۴۰۴");
        check("2025-10-23", "1404-08-01", "پنجشنبه ۱ آبان ۱۴۰۴");
        check("2025-03-20", "1403-12-30", "پنجشنبه ۳۰ اسفند ۱۴۰۳");
        check("2025-03-21", "1404-01-01", "جمعه ۱ فروردین ۱۴۰۴");
    }

    #[test]
    fn shorter_forms() {
        let names = DayNames::new();
        assert_eq!(names.short(day("2025-10-22")), "۳۰ مهر");
        assert_eq!(names.with_weekday(day("2025-10-22")), "چهارشنبه ۳۰ مهر");
        assert_eq!(names.plain(day("2025-10-22")), "۳۰ مهر ۱۴۰۴");
        assert_eq!(names.gregorian(day("2025-10-22")), "۲۲ اکتبر ۲۰۲۵");
    }

    #[test]
    fn a_day_that_the_calendar_lacks() {
        assert_eq!(Jalali { year: 1404, month: 7, day: 31 }.to_gregorian(), None);
        assert_eq!(Jalali { year: 1404, month: 12, day: 30 }.to_gregorian(), None);
        assert_eq!(Jalali { year: 0, month: 0, day: 0 }.to_gregorian(), None);
    }
}
