//! The real report as it is published: every paragraph with its speaker, how sure that is and why, its topics,
//! sittings and days, in a text that a person has read.
//!
//! `UPDATE_EXPECT=1 cargo test --test it golden` writes the text anew; look at the difference.

use std::fmt::Write as _;
use std::fs;

use expect_test::expect_file;
use scraper::{Html, Selector};
use serde_json::Value;

use crate::folder::Folder;

#[test]
fn the_real_report_is_marked_up_as_a_reader_would() {
    let site = Folder::of_the_repository();
    site.succeed(&["build"]);
    let data = fs::read_to_string(site.path("public/data/briefing.json")).unwrap();
    let data: Value = serde_json::from_str(&data).unwrap();
    let read: Value = site.succeed(&["export", "annotations"]).out.parse().unwrap();
    let page = text(&data["reports"][0]["page"]);
    let page = fs::read_to_string(site.path("public").join(page).join("index.html")).unwrap();
    let told = format!("{}{}", head(&data, &read[0]), paragraphs(&page, &data));
    let expected = std::path::absolute("tests/it/golden.txt").unwrap();
    expect_file![expected].assert_eq(&told);
}

/// What holds for the report as a whole.
fn head(data: &Value, read: &Value) -> String {
    let report = &data["reports"][0];
    let [title, date, jalali, phase, agency, bureau] =
        ["title", "date", "jalali", "phase", "agency", "bureau"].map(|key| text(&report[key]));
    let mut res = format!("{title}\n{agency}، {bureau}؛ {date} = {jalali}, {phase}\n");
    for day in list(&read["days"]) {
        let event = if day["event"] == true { ", of the event" } else { "" };
        let _ = writeln!(res, "day {}{event}", text(&day["date"]));
    }
    for speaker in list(&data["speakers"]) {
        let [slug, name] = ["slug", "name"].map(|key| text(&speaker[key]));
        let roles = list(&speaker["roles"])
            .iter()
            .map(|it| format!("{} (from {})", text(&it["title"]), text(&it["first_seen"])));
        let aliases: Vec<String> = list(&speaker["aliases"]).iter().map(text).collect();
        let roles: Vec<String> = roles.collect();
        let _ = writeln!(res, "{slug} = {name}: {} [{}]", roles.join("؛ "), aliases.join("، "));
    }
    res
}

/// Every paragraph, numbered as on the page.
fn paragraphs(page: &str, data: &Value) -> String {
    let page = Html::parse_document(page);
    let each = Selector::parse("p[id]").unwrap();
    let mut res = String::new();
    for paragraph in page.select(&each) {
        let id = paragraph.attr("id").unwrap_or_default();
        let number: u64 = id.trim_start_matches('p').parse().unwrap_or(0);
        let words: String = paragraph.text().collect();
        let words = words.trim_start_matches(|c: char| c.is_numeric() || c.is_whitespace());
        let _ = writeln!(res, "\n#{id}\n{words}");
        for it in list(&data["statements"]).iter().filter(|it| it["paragraph"] == number) {
            res.push_str(&statement(it, data));
        }
    }
    res
}

fn statement(it: &Value, data: &Value) -> String {
    let [speaker, tier, rule, mode, subject, cue, words] =
        ["speaker", "tier", "rule", "mode", "subject", "cue", "text"].map(|key| text(&it[key]));
    let topics: Vec<String> = list(&it["topics"]).iter().map(text).collect();
    let mut res = format!("  {speaker}: {tier} {rule}, {mode}\n");
    let _ = writeln!(res, "  «{subject}» «{cue}» → {}", shortened(&words));
    let _ = writeln!(res, "  about {}", topics.join(", "));
    for session in list(&data["sessions"]) {
        if list(&session["statements"]).contains(&it["id"]) {
            let [noun, title, day] = ["noun", "title", "day"].map(|key| text(&session[key]));
            let _ = writeln!(res, "  in {noun} «{title}» on {day}");
        }
    }
    res
}

/// The first words and the last.
fn shortened(words: &str) -> String {
    let all: Vec<&str> = words.split_whitespace().collect();
    match all.as_slice() {
        [first, second, .., last] => format!("{first} {second} … {last}"),
        few => few.join(" "),
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or("-").to_owned()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}
