//! Layouts of agencies, in small.

use crate::model::BlockKind;

use super::parse_seed;

/// One line a block: its kind's first letters, its lines, its first words.
#[track_caller]
fn check(text: &str, date: Option<&str>, expected: &[&str]) {
    let (seed, _) = parse_seed("seeds/a.txt", text.to_owned());
    assert_eq!(seed.date.map(|date| date.to_string()).as_deref(), date);
    let shown = seed.blocks.iter().map(|block| {
        let kind = match block.kind {
            BlockKind::Furniture => "furniture",
            BlockKind::Kicker => "kicker",
            BlockKind::Headline => "headline",
            BlockKind::Lead => "lead",
            BlockKind::Subhead => "subhead",
            BlockKind::Body => "body",
        };
        let words = seed.source[block.span.range()].split_whitespace().take(3);
        format!("{} {kind} {}", block.lines.start, words.collect::<Vec<_>>().join(" "))
    });
    assert_eq!(shown.collect::<Vec<_>>(), expected);
}

#[test]
fn the_headline_is_lost() {
    check(
        " date 2025-10-22 نشست آب در نیلکوه گشایش یافت.\n\nبه گزارش خبرگزاری نمونه، دبیر نشست گفت: آب کم است.\n\nوی افزود: بس است.",
        Some("2025-10-22"),
        &["0 lead نشست آب در", "1 body به گزارش خبرگزاری", "2 body وی افزود: بس"],
    );
}

#[test]
fn a_live_page_with_headline_and_kicker() {
    check(
        " date 2025-10-22 پخش زنده\nامروز: -\nدبیر نشست مطرح کرد؛\nآب نیلکوه کم است\nدبیر نشست از کمبود آب گفت.\nبه گزارش خبرنگار نمونه\n، مرکز نیلکوه، دبیر گفت: کم است.\nانتهای پیام\nنظر شما",
        Some("2025-10-22"),
        &[
            "0 furniture پخش زنده",
            "1 furniture امروز: -",
            "2 kicker دبیر نشست مطرح",
            "3 headline آب نیلکوه کم",
            "4 lead دبیر نشست از",
            "5 body به گزارش خبرنگار",
            "7 furniture انتهای پیام",
            "8 furniture نظر شما",
        ],
    );
}

#[test]
fn a_repeated_headline_is_furniture() {
    check(
        " date 2025-10-22 نشست آب آغاز شد.\n\nآغاز نشست آب\n\nآغاز نشست آب\n\nبه گزارش خبرگزاری نمونه، آب کم است.",
        Some("2025-10-22"),
        &[
            "0 lead نشست آب آغاز",
            "1 headline آغاز نشست آب",
            "2 furniture آغاز نشست آب",
            "3 body به گزارش خبرگزاری",
        ],
    );
}

#[test]
fn the_whole_page_was_copied() {
    check(
        "* سیاسی\nکد خبر: ۱۲\nتاریخ انتشار: ۳۰ مهر ۱۴۰۴ - ۱۰:۲۰\nنیلکوه » آب\nآغاز نشست آب\nنشست آب آغاز شد.\nآغاز نشست آب به گزارش خبرگزاری نمونه، آب کم است.",
        Some("2025-10-22"),
        &[
            "0 furniture * سیاسی",
            "1 furniture کد خبر: ۱۲",
            "2 furniture تاریخ انتشار: ۳۰",
            "3 furniture نیلکوه » آب",
            "4 headline آغاز نشست آب",
            "5 lead نشست آب آغاز",
            "6 body به گزارش خبرگزاری",
        ],
    );
}

#[test]
fn nothing_stands_before_the_dateline() {
    check(
        " date 2025-10-22 \n\n\n\nبه گزارش خبرگزاری نمونه، آب کم است.\n\nپیشنهادهای نشست\n\nآب را دریابیم.",
        Some("2025-10-22"),
        &["1 body به گزارش خبرگزاری", "2 subhead پیشنهادهای نشست", "3 body آب را دریابیم."],
    );
}

#[test]
fn the_page_tells_the_day() {
    check(
        "• چهارشنبه / ۵ آذر ۱۴۰۴ / ۱۳:۲۲\nآب نیلکوه کم است\nآب نیلکوه کم است\nایسنا/فارس آب در نیلکوه کم شد.\nدبیر گفت: کم است.",
        Some("2025-11-26"),
        &[
            "0 furniture • چهارشنبه /",
            "1 headline آب نیلکوه کم",
            "2 furniture آب نیلکوه کم",
            "3 lead ایسنا/فارس آب در",
            "4 body دبیر گفت: کم",
        ],
    );
    check(
        "دبیر نشست نیلکوه:\nآب نیلکوه کم است\nتاريخ: ۱۴۰۴/۰۸/۱۹\nكد خبر : 45122\n\nبه گزارش روابط عمومی، دبیر گفت: کم است.",
        Some("2025-11-10"),
        &[
            "0 kicker دبیر نشست نیلکوه:",
            "1 headline آب نیلکوه کم",
            "2 furniture تاريخ: ۱۴۰۴/۰۸/۱۹",
            "3 furniture كد خبر :",
            "4 body به گزارش روابط",
        ],
    );
    check(
        "به گزارش خبرگزاری نمونه، دبیر نشست صبح امروز (دوشنبه ۱۹ آبان ۱۴۰۴) گفت: آب کم است.",
        Some("2025-11-10"),
        &["0 body به گزارش خبرگزاری"],
    );
    check(
        "بهای طلا دیروز (دوشنبه، ۱۹ آبان ۱۴۰۴) بالا رفت.",
        Some("2025-11-11"),
        &["0 body بهای طلا دیروز"],
    );
    check(
        "به گزارش خبرگزاری نمونه، نشست روز ۱۹ آبان ۱۴۰۴ برپا شد.",
        None,
        &["0 body به گزارش خبرگزاری"],
    );
}

#[test]
fn a_headline_glued_to_the_dateline() {
    check(
        " date 2025-10-22 دبیر نشست:\nآب نیلکوه کم شد\nدبیر نشست از کمبود آب گفت.\nآب نیلکوه کم شدبه گزارش خبرگزاری نمونه، دبیر گفت: کم است.",
        Some("2025-10-22"),
        &[
            "0 kicker دبیر نشست:",
            "1 headline آب نیلکوه کم",
            "2 lead دبیر نشست از",
            "3 body به گزارش خبرگزاری",
        ],
    );
}

#[test]
fn no_dateline_and_no_date() {
    check(
        "آغاز نشست آب\nنشست آب در نیلکوه آغاز شد.\nدبیر گفت: آب کم است.",
        None,
        &["0 headline آغاز نشست آب", "1 lead نشست آب در", "2 body دبیر گفت: آب"],
    );
    check("آب کم است.", None, &["0 body آب کم است."]);
}

#[track_caller]
fn check_found(text: &str, expected: &[&str]) {
    let (_, found) = parse_seed("seeds/a.txt", text.to_owned());
    let found = found.iter().map(|it| {
        let place = it.location.as_ref().expect("every finding has a place");
        format!("{place} {}", it.code)
    });
    assert_eq!(found.collect::<Vec<_>>(), expected);
}

#[test]
fn what_is_odd_is_said() {
    check_found("", &["seeds/a.txt:1:1 no-text"]);
    check_found("پخش زنده\n\n-----\n", &["seeds/a.txt:1:1 no-text"]);
    check_found("آب کم است.", &["seeds/a.txt:1:1 no-date"]);
    check_found(" date 2025-13-45 آب کم است.", &["seeds/a.txt:1:7 bad-date"]);
    check_found(" date 1404-07-30 آب کم است.", &["seeds/a.txt:1:7 jalali-date"]);
    check_found(" date ۲۰۲۵-۱۰-۲۲ آب کم است.", &[]);
}
