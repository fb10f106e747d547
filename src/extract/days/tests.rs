//! Days as reports write them.

use chrono::NaiveDate;

use super::days;
use crate::model::{Article, Attribution, Mode, Paragraph, Part, Tier};
use crate::persian::{Span, Text, Words};

/// Reads one paragraph of a report sent on a day. What stands after `: ` is spoken.
#[track_caller]
fn check(sent: &str, text: &str, expected: &[&str]) {
    let paragraph = Paragraph { part: Part::Lead, text: Text::new(text, 0, &[]), lines: 0..1 };
    let article = Article {
        seed_path: String::new(),
        stem: String::new(),
        date: NaiveDate::parse_from_str(sent, "%Y-%m-%d").ok(),
        title: String::new(),
        paragraphs: vec![paragraph],
    };
    let found = days(&article, &[Words::of(text)], &speech(text));
    let dates: Vec<String> = found.iter().map(|it| it.date.to_string()).collect();
    assert_eq!(dates, expected, "{text}");
    assert!(found.iter().all(|it| text.get(it.span.range()).is_some()), "{text}");
}

fn speech(text: &str) -> Vec<Attribution> {
    let said = |at: usize| Attribution {
        paragraph: 0,
        voice: 0,
        mode: Mode::Direct,
        tier: Tier::A,
        rule: "",
        subject: Span::default(),
        cue: Span::default(),
        content: Span::new(at + 2, text.len()),
        repeated: false,
    };
    text.find(": ").map(said).into_iter().collect()
}

/// Wednesday, 30 Mehr 1404.
const SENT: &str = "2025-10-22";

#[test]
fn dates_with_a_month() {
    check(SENT, "در روزهای ۳۰ مهر و یکم آبان ماه", &["2025-10-22", "2025-10-23"]);
    check(SENT, "از 7 الی 14 آذر ماه", &["2025-11-28", "2025-12-05"]);
    check(SENT, "روزهای 7و 8 اسفند", &["2026-02-26", "2026-02-27"]);
    check(SENT, "در 30خردادماه گشایش یافت", &["2025-06-20"]);
    check(SENT, "بیست و یکم آبان ۱۴۰۴", &["2025-11-12"]);
    check(SENT, "سه شنبه بیست\u{200C}ویکم آبان\u{200C}ماه", &["2025-11-12"]);
    check(SENT, "۱۳ یا ۱۵ ماه می", &["2025-05-13", "2025-05-15"]);
    check(SENT, "جمعه ۲۸ اکتبر (۶ آبان)", &["2025-10-28", "2025-10-28"]);
    check(SENT, "تا ۱۴۰۴/۸/۱ فرصت هست", &["2025-10-23"]);
    check(SENT, "۱۶ آذر ۹۵ نفر آمدند", &["2025-12-07"]);
}

#[test]
fn a_year_is_told_or_written_out() {
    check(
        SENT,
        "۲۰ تا ۲۲ آبان سال آینده در آبسرد برگزار می\u{200C}شود",
        &["2026-11-11", "2026-11-13"],
    );
    check("", "روز هشتم آذر ۱۴۰۴ و ۹ آذر", &["2025-11-29", "2025-11-30"]);
    check("", "24 نوامبر 2025 آغاز شد", &["2025-11-24"]);
    check("", "امروز و فردا، جمعه صبح", &[]);
}

#[test]
fn weekdays_by_the_verb_and_by_the_week() {
    check(SENT, "جلسه روز شنبه این هفته برپا بود", &["2025-10-18"]);
    check(SENT, "جلسه روز جمعه همین هفته است", &["2025-10-24"]);
    check(SENT, "مجوز روز یکشنبه صادر شد و فردا آغاز می\u{200C}شود", &["2025-10-19", "2025-10-23"]);
    check(SENT, "قرار است روز سه\u{200C}شنبه پاسخ دهد", &["2025-10-28"]);
    check(SENT, "این نشست شب گذشته پایان یافت", &["2025-10-21"]);
    check(SENT, "این همایش تا فردا (پنجشنبه) ادامه دارد", &["2025-10-23"]);
}

#[test]
fn what_is_no_date() {
    for text in [
        "خیابان ۱۵ خرداد بسته شد",
        "۲۲ بهمن ۱۳۵۷",
        "روز ششم جشنواره",
        "در مهر ماه گفته شد",
        "۳۱ مهر",
        "ساعت ۱۹:۳۰",
        "۴۵ مهر",
    ] {
        check(SENT, text, &[]);
    }
}

#[test]
fn days_from_the_day_of_sending() {
    check(SENT, "صبح امروز در تالار گشایش یافت", &["2025-10-22"]);
    check(SENT, "از امروز تا جمعه ۲ آبان برپاست", &["2025-10-22", "2025-10-24"]);
    check(SENT, "امروز، چهارشنبه با حضور مهمانان", &["2025-10-22"]);
    check(SENT, "دیشب و فردا", &["2025-10-21", "2025-10-23"]);
    check(SENT, "پس فردا پایان می\u{200C}یابد", &["2025-10-24"]);
    check(SENT, "عصر روز گذشته آمد", &["2025-10-21"]);
    check(SENT, "امروز پنجشنبه برگزار شد", &["2025-10-23"]);
    check(SENT, "فردا (جمعه ۲ آبان) می\u{200C}آید. فردا روز خوبی است", &["2025-10-24"; 3]);
}

#[test]
fn what_is_no_day() {
    for text in [
        "در چند روز گذشته",
        "وی گفت: امروز همه به هم نیاز دارند",
        "تا امروز کاری نشده است",
        "دنیای امروز جای دیگری است",
        "همایش مسکن فردا - شهر فردا",
    ] {
        check(SENT, text, &[]);
    }
}

#[test]
fn weekdays() {
    check(SENT, "چهارشنبه شب در گفت\u{200C}وگو", &["2025-10-22"]);
    check(
        SENT,
        "پنج\u{200C}شنبه\u{200C}شب گذشته برف بارید. شنبه شب آمد",
        &["2025-10-16", "2025-10-18"],
    );
    check(SENT, "روز دوشنبه آغاز شد.", &["2025-10-20"]);
    check(SENT, "روز شنبه برگزار می\u{200C}شود.", &["2025-10-25"]);
    check(SENT, "از شنبه گذشته", &["2025-10-18"]);
    check(SENT, "امام جمعه شهر در شهر دوشنبه است", &[]);
    check(SENT, "چهارشنبه\u{200C}ها می\u{200C}آید", &[]);
    check(SENT, "وی گفت: صبح روز شنبه آمدم", &[]);
}

#[test]
fn nothing_without_a_day_of_sending() {
    check("", "امروز، ۳۰ مهر", &[]);
}
