//! Whole site folders in `tests/sites/`: what each says, states and publishes stands in its `expected.txt`.
//!
//! `UPDATE_EXPECT=1 cargo test --test it sites` writes the files anew; look at the difference.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use expect_test::expect_file;
use serde_json::Value;

use crate::folder::Folder;

#[test]
fn every_site_is_as_expected() {
    let mut cases: Vec<_> =
        fs::read_dir("tests/sites").unwrap().map(|it| it.unwrap().path()).collect();
    cases.sort();
    assert!(cases.len() >= 6, "the cases are gone");
    for case in cases {
        let expected = std::path::absolute(case.join("expected.txt")).unwrap();
        expect_file![expected].assert_eq(&summary(&case.join("site")));
    }
}

/// What the program says of a site, what it reads in it, and what it publishes.
fn summary(site: &Path) -> String {
    let site = Folder::copy_of(site);
    let built = site.run(&["build"]);
    let mut res = format!("exit {}\n\n{}", built.code, without_time(&built.err));
    if built.code == 0 {
        assert_eq!(site.succeed(&["check"]).code, 0);
        let text = fs::read_to_string(site.path("public/data/briefing.json")).unwrap();
        res.push_str(&briefing(&serde_json::from_str(&text).unwrap()));
    }
    let files = site.files("public");
    if !files.is_empty() {
        res.push_str("\npublished:\n");
    }
    for path in files.iter().filter(|path| !path.starts_with("assets/")) {
        let _ = writeln!(res, "  {path}");
    }
    res
}

/// The statements, report by report.
fn briefing(briefing: &Value) -> String {
    let mut res = String::new();
    let text = |value: &Value| value.as_str().unwrap_or("-").to_owned();
    for report in list(briefing, "reports") {
        let [title, day, phase] = ["title", "jalali", "phase"].map(|key| text(&report[key]));
        let sources = list(report, "sources").iter().map(text).collect::<Vec<_>>().join(", ");
        let _ = writeln!(res, "\n{title} [{day}, {phase}; {sources}]");
        let told = list(briefing, "statements");
        for it in told.iter().filter(|it| it["report"] == report["slug"]) {
            let [speaker, mode, tier, rule, words] =
                ["speaker", "mode", "tier", "rule", "text"].map(|key| text(&it[key]));
            let number = &it["paragraph"];
            let _ = writeln!(res, "  ¶{number} {speaker} ({mode} {tier} {rule}): {words}");
        }
    }
    for speaker in list(briefing, "speakers") {
        let roles = list(speaker, "roles").iter().map(|it| text(&it["title"]));
        let roles = roles.collect::<Vec<_>>().join("؛ ");
        let _ = write!(res, "\n{}: {} ({roles})", text(&speaker["slug"]), text(&speaker["name"]));
    }
    res.push('\n');
    res
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

/// Everything but how long it took.
fn without_time(told: &str) -> String {
    let line = |line: &str| match line.rsplit_once(" in ") {
        Some((before, time)) if time.ends_with('s') && time.len() < 12 => format!("{before}\n"),
        _ => format!("{line}\n"),
    };
    told.lines().map(line).collect()
}
