//! Who said what, seen from outside: reports made to hurt, and words of a site's own.

use serde_json::Value;

use crate::folder::Folder;

/// What was read in one report, by `neshast export annotations`.
#[track_caller]
fn read(text: &str, lexicon: &str) -> Value {
    let site = Folder::new();
    site.put("site.toml", b"");
    site.put("seeds/a.txt", format!(" date 2025-10-22 {text}").as_bytes());
    if !lexicon.is_empty() {
        site.put("content/lexicon.toml", lexicon.as_bytes());
    }
    let all: Value = site.succeed(&["export", "annotations"]).out.parse().unwrap();
    all[0].clone()
}

/// Paragraph, confidence, rule and name of each statement, in a line.
fn told(read: &Value) -> Vec<String> {
    let speakers = read["speakers"].as_array().unwrap();
    let line = |it: &Value| {
        let speaker = speakers.iter().find(|speaker| speaker["id"] == it["speaker"]).unwrap();
        let name = speaker["name"].as_str().or(speaker["roles"][0].as_str()).unwrap_or("-");
        format!("{} {} {} {name}", it["p"], it["confidence"], it["rule"].as_str().unwrap())
    };
    read["statements"].as_array().unwrap().iter().map(line).collect()
}

#[test]
fn nothing_wrong_is_sure_in_reports_made_to_hurt() {
    let hostile = [
        "«« گفت: «کار »» ",
        "» وی گفت: «",
        "گفت: کار ",
        "و: از: با: ",
        "از به که را گفت: ",
        "این که برای تا گفت: نه. ",
        "آقای از گفت: نه. ",
        "دکتر که، رئیس و گفت: بله. ",
        "رئیس رئیس رئیس گفت: ",
        "سید سید سید، مدیر گفت: ",
        "یکی از یکی از ",
        "به گزارش به گزارش به نقل از ",
    ];
    for piece in hostile {
        for text in [piece.repeat(300), format!("{piece}\n\n").repeat(60)] {
            let read = read(&text, "");
            let sure: Vec<String> =
                told(&read).into_iter().filter(|line| line.contains(" 1.0 ")).collect();
            assert!(sure.is_empty(), "{piece}: {}", sure[0]);
        }
    }
}

#[test]
fn a_headline_that_the_page_has_twice_is_said_on_both_lines() {
    let text = "دماوندی: آب کم است\nدماوندی: آب کم است\nشهردار آبسرد از کمبود آب گفت.\n\
                به گزارش خبرگزاری نمونه، هوشنگ دماوندی گفت: آب کم است.";
    let read = read(text, "");
    let headlines: Vec<String> =
        told(&read).into_iter().filter(|line| line.contains("headline")).collect();
    assert_eq!(headlines, ["0 1.0 headline هوشنگ دماوندی", "1 1.0 headline هوشنگ دماوندی"]);
}

#[test]
fn ten_thousand_speakers_in_one_report() {
    let letters = ["با", "دا", "را", "سا", "نا", "ما", "کا", "گا", "لا", "پا"];
    let line = |at: usize| {
        let digits = [at % 10, at / 10 % 10, at / 100 % 10, at / 1000];
        let word: String = digits.iter().map(|digit| letters[*digit]).collect();
        format!("کاوه {word}زاده، مدیر بخش {word} گفت: کار خوب است.\n\n")
    };
    let report: String = (0..10_000).map(line).collect();
    let read = read(&report, "");
    assert_eq!(read["speakers"].as_array().unwrap().len(), 10_000);
    assert_eq!(read["statements"].as_array().unwrap().len(), 10_000);
}

#[test]
fn a_site_teaches_its_own_words() {
    let report = "گشایش پل.\n\nپهلوان مهرسام دشتی، کدخدا آبسرد ندا داد: پل باز است.\n\nدشتی ندا می دهد: بیایید.";
    let lexicon = "given_names = [\"مهرسام\"]\ntitles = [\"پهلوان\"]\nroles = [\"کدخدا\"]\nverbs = [\"ندا داد\"]\n";
    let read_so = read(report, lexicon);
    assert_eq!(told(&read_so), ["1 1.0 name-role مهرسام دشتی", "2 1.0 name-again مهرسام دشتی"]);
    assert_eq!(read_so["speakers"][0]["roles"][0], "کدخدا آبسرد");
    assert_ne!(told(&read(report, "")), told(&read_so));
}

#[test]
fn a_site_forbids_a_name() {
    let report = "گشایش پل.\n\nدر پایان کاوه راستین گفت: پل باز است.";
    assert_eq!(told(&read(report, "")), ["1 0.8 full-name کاوه راستین"]);
    let forbidden = told(&read(report, "not_names = [\"کاوه\", \"راستین\"]\n"));
    assert!(forbidden.iter().all(|line| !line.contains("full-name")), "{forbidden:?}");
}

#[test]
fn days_sittings_and_events_are_told() {
    let read = read(
        "دومین نشست راه سبز فردا در آبسرد گشایش می یابد.\n\nدبیر نشست راه سبز گفت: نشست در روزهای ۳۰ مهر و یکم آبان ماه برگزار می شود.",
        "",
    );
    let days = read["days"].as_array().unwrap().iter().map(|it| it["date"].as_str().unwrap());
    assert_eq!(days.collect::<Vec<_>>(), ["2025-10-22", "2025-10-23"]);
    assert_eq!(read["event"][0], "نشست راه سبز");
}
